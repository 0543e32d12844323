package io.softdelete.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** An application server drops an application's class loader, and the driver with it. */
final class UnloadingTest {
  private static final int PATIENCE = 100;

  @Test
  void classLoaderGoesWhenTheDriverIsDeregistered() throws Exception {
    WeakReference<ClassLoader> loader = useDriverInALoaderOfItsOwn();
    for (int i = 0; i < PATIENCE && loader.get() != null; i++) {
      System.gc();
      Thread.sleep(50);
    }
    assertThat(loader.get()).isNull();
  }

  private static WeakReference<ClassLoader> useDriverInALoaderOfItsOwn()
      throws ReflectiveOperationException, IOException {
    URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try (loader) {
      Runnable application =
          (Runnable) loader.loadClass(Application.class.getName()).getConstructor().newInstance();
      assertThat(application.getClass().getClassLoader()).isSameAs(loader);
      application.run();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    return new WeakReference<>(loader);
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(UnloadingTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }

  /** What runs inside; only its own classes may deregister its drivers. */
  public static final class Application implements Runnable {
    /** Made by reflection. */
    public Application() {}

    @Override
    public void run() {
      try {
        use();
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
          DriverManager.deregisterDriver(driver);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void use() throws SQLException {
      new SoftDeleteDriver();
      try (Connection connection =
              DriverManager.getConnection(
                  "jdbc:softdelete:h2:mem:unloading;softdelete.tables=t,c");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE t (id INT PRIMARY KEY, deleted_at TIMESTAMP)");
        statement.execute(
            "CREATE TABLE c (id INT PRIMARY KEY, t INT REFERENCES t ON DELETE CASCADE,"
                + " deleted_at TIMESTAMP)");
        statement.execute("INSERT INTO t (id) VALUES (1)");
        try (SoftDelete.Scope scope = SoftDelete.as("alice", "test")) {
          statement.execute("DELETE FROM t");
        }
        try (ResultSet rows = statement.executeQuery("SELECT * FROM t")) {
          if (rows.next()) {
            throw new IllegalStateException("a deleted row");
          }
        }
        try {
          statement.execute("SELECT nonsense FROM t");
          throw new IllegalStateException("no failure");
        } catch (SQLException expected) {
          if (expected.getSuppressed()[0].getMessage().isEmpty()) {
            throw expected;
          }
        }
      }
    }
  }
}
