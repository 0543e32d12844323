package io.softdelete.cli.explain;

import io.softdelete.rewriter.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks a database for its plan of a statement. */
enum Planning {
  /** PostgreSQL names indexes in the lines of its plan. */
  POSTGRESQL("EXPLAIN (GENERIC_PLAN) ") {
    @Override
    void indexes(ResultSet row, Set<String> found) throws SQLException {
      String line = row.getString(1);
      for (String before : List.of(" using ", "Bitmap Index Scan on ")) {
        int at = line.indexOf(before);
        if (at >= 0 && line.contains("Index")) {
          found.add(line.substring(at + before.length()).split(" ", 2)[0]);
        }
      }
    }
  },
  /** H2 writes them as comments behind the tables. */
  H2("EXPLAIN ") {
    @Override
    void indexes(ResultSet row, Set<String> found) throws SQLException {
      for (String line : row.getString(1).lines().map(String::strip).toList()) {
        if (line.startsWith("/* ") && !line.contains(".tableScan")) {
          found.add(line.substring("/* ".length()).split("[ :]", 2)[0]);
        }
      }
    }
  },
  /** MariaDB has a column for them. */
  MARIADB("EXPLAIN ") {
    @Override
    void indexes(ResultSet row, Set<String> found) throws SQLException {
      String key = row.getString("key");
      if (key != null) {
        found.add(row.getString("table") + '.' + key);
      }
    }
  };

  private final String withParameters;

  Planning(String withParameters) {
    this.withParameters = withParameters;
  }

  /**
   * How a dialect is asked.
   *
   * @throws SQLException for databases whose plans aren't known
   */
  static Planning of(Dialect dialect) throws SQLException {
    return switch (dialect) {
      case POSTGRESQL -> POSTGRESQL;
      case H2 -> H2;
      case MARIADB -> MARIADB;
      case STANDARD -> throw new SQLException("how this database explains isn't known");
    };
  }

  /** Adds the indexes that a row of the plan names. */
  abstract void indexes(ResultSet row, Set<String> found) throws SQLException;

  QueryPlan plan(Connection connection, String of, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    Set<String> indexes = new LinkedHashSet<>();
    int parameters = parameters(connection, sql);
    String explain = (parameters == 0 ? "EXPLAIN " : withParameters) + sql;
    try (PreparedStatement statement = connection.prepareStatement(explain)) {
      for (int i = 1; i <= parameters; i++) {
        // With NULL a server would see that a condition is never true.
        statement.setString(i, "1");
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          line(rows).lines().forEach(lines::add);
          indexes(rows, indexes);
        }
      }
    }
    return new QueryPlan(of, lines, List.copyOf(indexes));
  }

  private static int parameters(Connection connection, String sql) throws SQLException {
    if (sql.indexOf('?') < 0) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.getParameterMetaData().getParameterCount();
    }
  }

  private static String line(ResultSet row) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      if (row.getString(i) != null) {
        cells.add(row.getString(i));
      }
    }
    return String.join("  ", cells);
  }
}
