package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement that changes a table. Immutable.
 *
 * @param text the SQL
 * @param table the table
 * @param name the name of its target, as expressions refer to it
 * @param marking whether it may write the marker itself
 * @param returned the columns of the table that it returns
 */
record Change(String text, TwinTable table, String name, boolean marking, List<Column> returned) {
  Change {
    returned = List.copyOf(returned);
  }

  /** A change that returns nothing, of these columns. */
  static Change of(String text, TwinTable table, String name, List<Column> written) {
    boolean marking = written.stream().anyMatch(column -> column.role() == Column.Role.LIFECYCLE);
    return new Change(text, table, name, marking, List.of());
  }

  /** The same change after a WITH clause. */
  Change after(String with) {
    return new Change(with + text, table, name, marking, returned);
  }

  /** The same change with RETURNING. */
  Change returning(List<Column> columns) {
    String list =
        columns.equals(table.columns())
            ? name + ".*"
            : columns.stream()
                .map(column -> name + "." + column.name())
                .collect(Collectors.joining(", "));
    return new Change(text + " RETURNING " + list, table, name, marking, columns);
  }

  /** Whether it gives rows. */
  boolean returning() {
    return !returned.isEmpty();
  }
}
