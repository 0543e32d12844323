package io.softdelete.it.twin;

import java.util.List;
import java.util.Optional;

/**
 * A table that both twins have. Immutable.
 *
 * @param name the name as SQL writes it, with its schema when that isn't the default one
 * @param marker how its deleted rows are told; empty for a table that isn't registered
 * @param columns its columns in order
 */
public record TwinTable(String name, Optional<Marker> marker, List<Column> columns) {
  /** Copies the list. */
  public TwinTable {
    columns = List.copyOf(columns);
  }

  /** Whether softdelete knows the table. */
  public boolean registered() {
    return marker.isPresent();
  }

  /** The column of this name. */
  public Column column(String columnName) {
    return columns.stream()
        .filter(column -> column.name().equals(columnName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + columnName));
  }
}
