package io.softdelete.cli.demo;

import io.softdelete.cli.text.TextTable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came back for a statement. */
sealed interface Outcome {
  /** How it reads. */
  List<String> lines();

  /**
   * Rows, as text.
   *
   * @param columns the labels
   * @param rows the values
   */
  record Rows(List<String> columns, List<List<String>> rows) implements Outcome {
    /** Copies the lists. */
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    static Rows of(ResultSet results) throws SQLException {
      ResultSetMetaData metaData = results.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        columns.add(metaData.getColumnLabel(i).toLowerCase(Locale.ROOT));
      }
      List<List<String>> rows = new ArrayList<>();
      while (results.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
          row.add(text(results.getObject(i)));
        }
        rows.add(row);
      }
      return new Rows(columns, rows);
    }

    private static String text(@Nullable Object value) {
      return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    @Override
    public List<String> lines() {
      return rows.isEmpty() ? List.of("no rows") : TextTable.lines(columns, rows);
    }
  }

  /**
   * An update count.
   *
   * @param count how many rows
   * @param remark what else there is to say
   */
  record Count(int count, String remark) implements Outcome {
    @Override
    public List<String> lines() {
      return List.of(count + (count == 1 ? " row" : " rows") + remark);
    }
  }

  /**
   * A refusal.
   *
   * @param sqlState its SQLState
   * @param message its message, of several lines
   */
  record Refusal(String sqlState, String message) implements Outcome {
    private static final int WIDTH = 92;

    @Override
    public List<String> lines() {
      return (sqlState + ": " + message).lines().flatMap(Refusal::wrapped).toList();
    }

    /** A line that begins with blanks is an excerpt, or the caret under one: it stays. */
    private static Stream<String> wrapped(String line) {
      if (line.startsWith(" ") || line.length() <= WIDTH) {
        return Stream.of(line);
      }
      int blank = line.lastIndexOf(' ', WIDTH);
      int end = blank > 0 ? blank : WIDTH;
      return Stream.concat(
          Stream.of(line.substring(0, end)), wrapped(line.substring(end).stripLeading()));
    }
  }

  /** The statement was not run: it could not be rolled back everywhere. */
  record NotRun() implements Outcome {
    @Override
    public List<String> lines() {
      return List.of("not run here");
    }
  }
}
