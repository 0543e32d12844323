package io.softdelete.it.conformance;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.concurrent.Callable;

/** What a few calls gave, one line each. */
final class Trace {
  private final StringJoiner lines = new StringJoiner("\n");

  /** Notes what a call gives, or the SQLState of its failure. */
  void call(String name, Callable<?> call) throws Exception {
    String seen;
    try {
      seen = shown(call.call());
    } catch (SQLException e) {
      seen = "failed with " + e.getSQLState();
    }
    lines.add(name + ": " + seen);
  }

  /** A call that gives nothing. */
  interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** Notes whether a call succeeds. */
  void run(String name, Action action) throws Exception {
    call(
        name,
        () -> {
          action.run();
          return "done";
        });
  }

  private static String shown(Object value) throws SQLException {
    if (value instanceof ResultSet rows) {
      ResultSetMetaData columns = rows.getMetaData();
      StringJoiner all = new StringJoiner(";", "rows ", "");
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          row.add(columns.getColumnLabel(i) + "=" + rows.getString(i));
        }
        all.add(row.toString());
      }
      return all.toString();
    }
    return value instanceof int[] counts ? Arrays.toString(counts) : String.valueOf(value);
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
