package io.softdelete.cli.shell;

import io.softdelete.cli.text.TextTable;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Prints what statements give. */
final class ResultPrinter {
  private static final int MOST_ROWS = 1_000;

  private final PrintWriter out;

  ResultPrinter(PrintWriter out) {
    this.out = out;
  }

  /** Prints every result of a statement that was executed, and its warnings. */
  void print(Statement statement, boolean rows) throws SQLException {
    boolean hasRows = rows;
    while (true) {
      if (hasRows) {
        try (ResultSet results = statement.getResultSet()) {
          print(results);
        }
      } else {
        long count = statement.getLargeUpdateCount();
        if (count < 0) {
          break;
        }
        out.println(count + (count == 1 ? " row" : " rows"));
      }
      hasRows = statement.getMoreResults();
    }
    for (SQLWarning warning = statement.getWarnings();
        warning != null;
        warning = warning.getNextWarning()) {
      out.println("warning: " + warning.getMessage());
    }
  }

  private void print(ResultSet results) throws SQLException {
    ResultSetMetaData metaData = results.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(metaData.getColumnLabel(i));
    }
    List<List<String>> rows = new ArrayList<>();
    boolean more = results.next();
    while (more && rows.size() < MOST_ROWS) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        String value = results.getString(i);
        row.add(value == null ? "NULL" : value.replace("\n", "\\n"));
      }
      rows.add(row);
      more = results.next();
    }
    TextTable.lines(columns, rows).forEach(out::println);
    out.println(
        "(" + (more ? "the first " : "") + rows.size() + (rows.size() == 1 ? " row)" : " rows)"));
  }
}
