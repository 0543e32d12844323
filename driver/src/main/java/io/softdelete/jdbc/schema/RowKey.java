package io.softdelete.jdbc.schema;

import java.util.List;

/**
 * A primary or unique key without NULL, which names each row of a table. Immutable.
 *
 * @param table the table
 * @param columns the columns of the key
 */
public record RowKey(TableName table, List<String> columns) {
  /** Copies the list. */
  public RowKey {
    columns = List.copyOf(columns);
  }
}
