package io.softdelete.it.keys;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two databases with the same tables and the same foreign keys: one is left to its own actions, the
 * other goes through the driver. After each statement their active rows must be equal, and no row
 * may have left a soft table. Not thread-safe.
 */
final class KeysTwin implements AutoCloseable {
  final Connection plain;
  final Connection driven;
  final Connection drivenRaw;
  private final Server server;
  private final Map<String, String> active;

  /**
   * Creates both.
   *
   * @param active the tables, each with the condition that its active rows meet
   */
  KeysTwin(Server server, String catalog, Map<String, String> active, List<String> statements)
      throws SQLException {
    this.server = server;
    this.active = new LinkedHashMap<>(active);
    String plainUrl = server.createDatabase();
    String drivenUrl = server.createDatabase();
    plain = DriverManager.getConnection(plainUrl);
    drivenRaw = DriverManager.getConnection(drivenUrl);
    for (Connection connection : List.of(plain, drivenRaw)) {
      Server.execute(connection, statements.toArray(String[]::new));
    }
    Properties settings = new Properties();
    settings.setProperty("softdelete.catalog", catalog);
    driven =
        DriverManager.getConnection(
            "jdbc:softdelete:" + drivenUrl.substring("jdbc:".length()), settings);
  }

  boolean countsInAnyOrder() {
    return server != Server.MARIADB;
  }

  /** What came of a statement: its count, or its SQLState. */
  static String outcome(Connection connection, String sql, Object... parameters) {
    try {
      if (parameters.length == 0) {
        try (Statement statement = connection.createStatement()) {
          return "count " + statement.executeUpdate(sql);
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        return "count " + statement.executeUpdate();
      }
    } catch (SQLException e) {
      return e.getSQLState() + (e.getSQLState().startsWith("SD") ? e.getMessage() : "");
    }
  }

  /** Runs a statement on both; what differs, or an empty text. */
  String run(String sql, Object... parameters) throws SQLException {
    String expected = outcome(plain, sql, parameters);
    String actual = outcome(driven, sql, parameters);
    if (!expected.equals(actual)) {
      return "plain " + expected + ", driver " + actual;
    }
    return difference();
  }

  /** How the active rows differ; empty when they don't. */
  String difference() throws SQLException {
    for (Map.Entry<String, String> table : active.entrySet()) {
      Set<String> expected = rows(plain, "SELECT * FROM " + table.getKey());
      Set<String> actual =
          rows(drivenRaw, "SELECT * FROM " + table.getKey() + " WHERE " + table.getValue());
      if (!expected.equals(actual)) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        actual.removeAll(expected);
        return table.getKey() + " lacks " + missing + " and has " + actual;
      }
    }
    return "";
  }

  static Set<String> rows(Connection connection, String sql) throws SQLException {
    Set<String> rows = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  static List<Integer> numbers(Connection connection, String sql) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        numbers.add(result.getInt(1));
      }
    }
    return numbers;
  }

  /** Campaigns make many databases: these two are not needed any more. */
  void drop() throws SQLException {
    driven.close();
    String plainUrl = plain.getMetaData().getURL();
    String drivenUrl = drivenRaw.getMetaData().getURL();
    switch (server) {
      case H2 -> {
        Server.execute(plain, "SHUTDOWN");
        Server.execute(drivenRaw, "SHUTDOWN");
      }
      case MARIADB -> {
        Server.execute(plain, "DROP DATABASE " + plain.getCatalog());
        Server.execute(drivenRaw, "DROP DATABASE " + drivenRaw.getCatalog());
      }
      case POSTGRESQL -> {
        String[] names = {plain.getCatalog(), drivenRaw.getCatalog()};
        close();
        String url = plainUrl.replace("/" + names[0], "/postgres");
        assert !drivenUrl.equals(url);
        for (String name : names) {
          Server.execute(url, "DROP DATABASE " + name + " WITH (FORCE)");
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    driven.close();
    drivenRaw.close();
    plain.close();
  }
}
