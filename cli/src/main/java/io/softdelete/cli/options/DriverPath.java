package io.softdelete.cli.options;

import io.softdelete.cli.Failure;
import io.softdelete.jdbc.SoftDeleteDriver;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * JDBC drivers from elsewhere, in a class loader of their own: they neither see nor disturb the
 * classes of this program, another version of the same driver among them.
 */
final class DriverPath {
  private DriverPath() {}

  /**
   * Puts the drivers of some jars before those that are known.
   *
   * @param path jars and folders of jars, separated as on a class path
   * @throws Failure when there is no driver
   */
  static void use(String path) {
    List<Driver> found = drivers(new URLClassLoader(urls(path), platform()), path);
    try {
      List<Driver> known = DriverManager.drivers().toList();
      for (Driver driver : known) {
        if (!(driver instanceof SoftDeleteDriver)) {
          DriverManager.deregisterDriver(driver);
        }
      }
      for (Driver driver : found) {
        // DriverManager hides what the caller's own class loader doesn't know.
        DriverManager.registerDriver(new LoadedDriver(driver));
      }
      for (Driver driver : known) {
        DriverManager.registerDriver(driver);
      }
    } catch (SQLException e) {
      throw new Failure("--driver-path: " + e.getMessage(), e);
    }
  }

  private static ClassLoader platform() {
    return ClassLoader.getPlatformClassLoader();
  }

  private static List<Driver> drivers(ClassLoader loader, String path) {
    try {
      List<Driver> drivers = new ArrayList<>();
      ServiceLoader.load(Driver.class, loader).forEach(drivers::add);
      drivers.removeIf(driver -> driver.getClass().getClassLoader() != loader);
      if (drivers.isEmpty()) {
        throw new Failure("--driver-path: there is no JDBC driver in " + path);
      }
      return drivers;
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new Failure("--driver-path: a driver in " + path + " can't be loaded: " + e, e);
    }
  }

  private static URL[] urls(String path) {
    List<URL> urls = new ArrayList<>();
    for (String entry : path.split(Pattern.quote(File.pathSeparator), -1)) {
      try {
        for (Path jar : jars(Path.of(entry))) {
          urls.add(jar.toUri().toURL());
        }
      } catch (IOException | InvalidPathException e) {
        throw new Failure("--driver-path: " + entry + " can't be read: " + e.getMessage(), e);
      }
    }
    return urls.toArray(URL[]::new);
  }

  private static List<Path> jars(Path entry) throws IOException {
    if (!Files.isDirectory(entry)) {
      if (!Files.isRegularFile(entry)) {
        throw new Failure("--driver-path: there is no file " + entry);
      }
      return List.of(entry);
    }
    try (Stream<Path> files = Files.list(entry)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
