package io.softdelete.cli.schema;

import io.softdelete.jdbc.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table of the live schema. Immutable.
 *
 * @param name the table
 * @param columns its columns in their order
 * @param indexes its indexes, the primary key's first
 * @param partOf the table whose partition or inheritance child it is
 * @param security who may see and change which rows
 * @param deletions how many rows the server counted as physically deleted; 0 where it doesn't count
 */
public record Table(
    TableName name,
    List<Column> columns,
    List<Index> indexes,
    Optional<TableName> partOf,
    RowSecurity security,
    long deletions) {
  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  /** The columns of the primary key in their order; empty without one. */
  public List<String> primaryKey() {
    return indexes.stream()
        .filter(index -> index.is(Index.Trait.PRIMARY))
        .findFirst()
        .map(Index::columns)
        .orElse(List.of());
  }
}
