package io.softdelete.it.twin;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows of some tables. Immutable.
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

  /** What the columns of a table's active rows hold, without those that a deletion writes. */
  public List<List<String>> activeValues(String table) {
    return values(active(), table);
  }

  /** What the columns of a table's deleted rows hold. */
  public List<List<String>> hiddenValues(String table) {
    return values(hidden(), table);
  }

  private static List<List<String>> values(List<Row> rows, String table) {
    return rows.stream()
        .filter(row -> row.table().equals(table))
        .map(row -> List.of(row.payload().substring(2).split("\\|", -1)))
        .toList();
  }

  /** The rows of these tables only. */
  Snapshot of(Collection<TwinTable> tables) {
    Set<String> names = tables.stream().map(TwinTable::name).collect(Collectors.toSet());
    return new Snapshot(rows.stream().filter(row -> names.contains(row.table())).toList());
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
