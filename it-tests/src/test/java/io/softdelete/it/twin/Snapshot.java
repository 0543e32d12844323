package io.softdelete.it.twin;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All rows of all tables. Immutable.
 *
 * @param rows the rows in no order
 */
public record Snapshot(List<Row> rows) {
  /** Whether a row is to be seen, was deleted as the catalog says, neither, or is no concern. */
  public enum State {
    ACTIVE,
    DELETED,
    ODD,
    UNREGISTERED
  }

  /**
   * A row.
   *
   * @param table the table
   * @param state what its marker says
   * @param payload the columns that a deletion leaves alone
   * @param lifecycle the columns that a deletion writes
   */
  public record Row(String table, State state, String payload, String lifecycle) {
    boolean active() {
      return state == State.ACTIVE || state == State.UNREGISTERED;
    }

    /** The row without what a deletion writes. */
    String bare() {
      return table + ": " + payload;
    }

    @Override
    public String toString() {
      return table + ": " + payload + " / " + lifecycle + " (" + state + ")";
    }
  }

  /** The statement that reads all rows of the tables. */
  static String query(Database database, List<TwinTable> tables) {
    return tables.stream()
        .map(table -> query(database, table))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String query(Database database, TwinTable table) {
    String state =
        table
            .marker()
            .map(
                marker ->
                    "CASE WHEN "
                        + marker.active()
                        + " THEN 'ACTIVE' WHEN "
                        + marker.deleted()
                        + " THEN 'DELETED' ELSE 'ODD' END")
            .orElse("'UNREGISTERED'");
    String name = database.qualified(table.name());
    return "SELECT '%s', %s, %s, %s FROM %s"
        .formatted(name, state, texts(database, table, false), texts(database, table, true), name);
  }

  private static String texts(Database database, TwinTable table, boolean lifecycle) {
    return table.columns().stream()
        .filter(column -> (column.role() == Column.Role.LIFECYCLE) == lifecycle)
        .map(column -> ", COALESCE(" + database.asText(column.name()) + ", '∅')")
        .collect(Collectors.joining("", "CONCAT_WS('|', '', ''", ")"));
  }

  /** Reads it. */
  static Snapshot take(PreparedStatement query) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (ResultSet result = query.executeQuery()) {
      while (result.next()) {
        rows.add(
            new Row(
                result.getString(1),
                State.valueOf(result.getString(2)),
                result.getString(3),
                result.getString(4)));
      }
    }
    return new Snapshot(List.copyOf(rows));
  }

  /** The rows that are to be seen. */
  List<Row> active() {
    return rows.stream().filter(Row::active).toList();
  }

  /** The rows of registered tables. */
  List<Row> registered() {
    return rows.stream().filter(row -> row.state() != State.UNREGISTERED).toList();
  }

  /** The rows that are not to be seen. */
  List<Row> hidden() {
    return rows.stream().filter(row -> !row.active()).toList();
  }
}
