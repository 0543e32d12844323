package io.softdelete.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An H2 database in memory for one test; its connections come through the driver. */
public final class H2 implements AutoCloseable {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final String url = "h2:mem:test" + COUNTER.incrementAndGet();
  private final List<Connection> connections = new ArrayList<>();

  /** A database made by these statements, which the driver doesn't see. */
  public static H2 of(String... statements) throws SQLException {
    H2 database = new H2();
    execute(database.keep(DriverManager.getConnection("jdbc:" + database.url)), statements);
    return database;
  }

  /** A connection through the driver. */
  public Connection connect(Map<String, String> settings) throws SQLException {
    String suffix =
        settings.entrySet().stream()
            .map(setting -> ";softdelete." + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining());
    return keep(DriverManager.getConnection("jdbc:softdelete:" + url + suffix));
  }

  /** A connection past the driver. */
  public Connection connectPlainly() throws SQLException {
    return keep(DriverManager.getConnection("jdbc:" + url));
  }

  /** Executes statements one by one. */
  public static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The rows of a query, their columns joined by commas. */
  public static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(rows.getString(i));
        }
        found.add(String.join(",", values));
      }
      return found;
    }
  }

  private Connection keep(Connection connection) {
    connections.add(connection);
    return connection;
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
