package io.softdelete.catalog;

import java.util.Optional;

/**
 * The name of a table as the catalog gives it: {@code [schema.]table}. Immutable.
 *
 * @param schema the schema; empty matches the table in any schema but the system's
 * @param table the table
 */
public record CatalogName(Optional<Identifier> schema, Identifier table) {
  /**
   * Reads a name: {@code [schema.]table}, each part plain or in standard quotes.
   *
   * @throws IllegalArgumentException when it isn't one
   */
  public static CatalogName parse(String name) {
    try {
      return NameParser.table(name);
    } catch (Unexpected e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The name as it is written into SQL. */
  public String sql() {
    return schema.map(name -> name.sql() + '.').orElse("") + table.sql();
  }

  @Override
  public String toString() {
    return sql();
  }
}
