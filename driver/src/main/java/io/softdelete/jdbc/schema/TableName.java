package io.softdelete.jdbc.schema;

/**
 * A table of the live schema, as the database spells it. Immutable.
 *
 * @param schema its schema; empty where the database has none
 * @param table its name
 */
public record TableName(String schema, String table) {
  @Override
  public String toString() {
    return schema.isEmpty() ? table : schema + '.' + table;
  }
}
