package io.softdelete.cli.verify;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a database says to a statement. Immutable. */
sealed interface Answer {
  /** Executes a statement and reads its first result. */
  static Answer to(String sql, Statement statement) {
    try {
      if (!statement.execute(sql)) {
        return new Count(statement.getLargeUpdateCount());
      }
      try (ResultSet rows = statement.getResultSet()) {
        return Rows.read(rows);
      }
    } catch (SQLException e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      return new Failed(e.getSQLState() == null ? "" : e.getSQLState(), message);
    }
  }

  /**
   * Rows, as text.
   *
   * @param columns label and type of each column
   * @param rows the values of each row
   */
  record Rows(List<String> columns, List<List<String>> rows) implements Answer {
    /** Copies the lists. */
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    private static Rows read(ResultSet results) throws SQLException {
      ResultSetMetaData metaData = results.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        columns.add(
            metaData.getColumnLabel(i).toLowerCase(Locale.ROOT)
                + ' '
                + metaData.getColumnTypeName(i));
      }
      List<List<String>> rows = new ArrayList<>();
      while (results.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          Object value = results.getObject(i);
          row.add(
              value instanceof BigDecimal number
                  ? number.toPlainString()
                  : String.valueOf(results.getString(i)));
        }
        rows.add(List.copyOf(row));
      }
      return new Rows(columns, rows);
    }
  }

  /**
   * An update count.
   *
   * @param rows how many rows
   */
  record Count(long rows) implements Answer {}

  /**
   * A failure.
   *
   * @param sqlState its SQLState; empty for none
   * @param message its message
   */
  record Failed(String sqlState, String message) implements Answer {}
}
