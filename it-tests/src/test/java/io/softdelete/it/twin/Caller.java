package io.softdelete.it.twin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes calls and writes down all that a caller would see. */
final class Caller {
  private static final Pattern SUB_QUERY = Pattern.compile("(?i)SELECT");
  private static final Pattern UNNAMED = Pattern.compile("C\\d+");
  private static final int MOST_ROWS = 20_000;

  private final Database database;
  private final Connection connection;
  private final Call call;
  private final List<String> parts = new ArrayList<>();
  private boolean tooLarge;

  private Caller(Database database, Connection connection, Call call) {
    this.database = database;
    this.connection = connection;
    this.call = call;
  }

  /** Makes one call. */
  static Outcome make(Database database, Connection connection, Call call) {
    return new Caller(database, connection, call).outcome();
  }

  private Outcome outcome() {
    try {
      if (call.style() == Call.Style.STATEMENT) {
        runStatement();
      } else {
        runPrepared();
      }
    } catch (SQLException e) {
      return new Outcome(
          Optional.of(String.valueOf(e.getSQLState())), parts, String.valueOf(e.getMessage()));
    }
    return tooLarge ? Outcome.tooLarge() : new Outcome(Optional.empty(), parts, "");
  }

  private void runStatement() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String[] keys = call.keys().toArray(String[]::new);
      boolean rows =
          keys.length == 0 ? statement.execute(call.sql()) : statement.execute(call.sql(), keys);
      results(statement, rows);
    }
  }

  private void runPrepared() throws SQLException {
    String[] keys = call.keys().toArray(String[]::new);
    try (PreparedStatement statement =
        keys.length == 0
            ? connection.prepareStatement(call.sql())
            : connection.prepareStatement(call.sql(), keys)) {
      if (call.style() == Call.Style.BATCH) {
        for (List<Bind> binding : call.bindings()) {
          bind(statement, binding);
          statement.addBatch();
        }
        parts.add("batch " + Arrays.toString(statement.executeBatch()));
        generatedKeys(statement);
        return;
      }
      List<List<Bind>> bindings = call.bindings().isEmpty() ? List.of(List.of()) : call.bindings();
      for (List<Bind> binding : bindings) {
        bind(statement, binding);
        results(statement, statement.execute());
      }
    }
  }

  private static void bind(PreparedStatement statement, List<Bind> binding) throws SQLException {
    for (int i = 0; i < binding.size(); i++) {
      binding.get(i).to(statement, i + 1);
    }
  }

  private void results(Statement statement, boolean first) throws SQLException {
    boolean rows = first;
    while (true) {
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          read("row ", result, call.ordered());
        }
      } else {
        long count = statement.getLargeUpdateCount();
        if (count < 0) {
          return;
        }
        parts.add("count " + count);
        generatedKeys(statement);
      }
      rows = statement.getMoreResults();
    }
  }

  private void generatedKeys(Statement statement) throws SQLException {
    if (!call.keys().isEmpty()) {
      try (ResultSet keys = statement.getGeneratedKeys()) {
        read("key ", keys, false);
      }
    }
  }

  private void read(String prefix, ResultSet result, boolean ordered) throws SQLException {
    ResultSetMetaData data = result.getMetaData();
    int columns = data.getColumnCount();
    StringBuilder heading = new StringBuilder("columns");
    for (int i = 1; i <= columns; i++) {
      heading
          .append(i == 1 ? " " : ", ")
          .append(label(data.getColumnLabel(i)))
          .append(' ')
          .append(database.type(data, i));
    }
    List<String> rows = new ArrayList<>();
    while (result.next()) {
      if (rows.size() == MOST_ROWS) {
        tooLarge = true;
        return;
      }
      StringBuilder row = new StringBuilder(prefix);
      for (int i = 1; i <= columns; i++) {
        String value = result.getString(i);
        row.append(i == 1 ? "" : " | ").append(value == null ? "∅" : value);
      }
      rows.add(row.toString());
    }
    if (!ordered) {
      Collections.sort(rows);
    }
    parts.add(heading.toString());
    parts.addAll(rows);
  }

  /**
   * H2 and MariaDB label a column that has no name with the text of its expression, H2 with a
   * number when that is long: the predicates in a sub-query show there.
   */
  private static String label(String label) {
    return SUB_QUERY.matcher(label).find() || UNNAMED.matcher(label).matches()
        ? "(unnamed)"
        : label;
  }
}
