package io.softdelete.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the -all jar promises: one file, nothing of ours or others' in anybody's way. */
final class PackagingIT {
  private static final Path ALL_JAR = Path.of(System.getProperty("softdelete.all.jar"));

  @Test
  void everyClassIsOurs() throws Exception {
    try (JarFile jar = new JarFile(ALL_JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(name).startsWith("io/softdelete/"));
    }
  }

  @Test
  void licencesAndModuleNameAreInside() throws Exception {
    try (JarFile jar = new JarFile(ALL_JAR.toFile())) {
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
      assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
          .isEqualTo("io.softdelete.jdbc");
    }
  }

  @Test
  void serviceLoaderFindsTheDriver() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {ALL_JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      List<String> drivers =
          ServiceLoader.load(Driver.class, loader).stream()
              .map(provider -> provider.type().getName())
              .toList();
      assertThat(drivers).containsExactly("io.softdelete.jdbc.SoftDeleteDriver");
    }
  }

  /** Tools load a driver's jars in a class loader of their own, of which nobody else knows. */
  @Test
  void delegateBesideTheDriverIsFound() throws Exception {
    Path h2 = Path.of(SeparateJvm.classPath("h2-"));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {ALL_JAR.toUri().toURL(), h2.toUri().toURL()},
            ClassLoader.getPlatformClassLoader())) {
      Driver driver =
          (Driver)
              loader
                  .loadClass("io.softdelete.jdbc.SoftDeleteDriver")
                  .getDeclaredConstructor()
                  .newInstance();
      try (Connection connection =
          driver.connect("jdbc:softdelete:h2:mem:;softdelete.tables=users", new Properties())) {
        assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("H2");
      }
    }
  }
}
