package io.softdelete.jdbc.schema;

import io.softdelete.catalog.CatalogName;
import io.softdelete.catalog.Identifier;
import java.util.Optional;

/**
 * A partition or inheritance child of a table, all names as the database spells them. Immutable.
 *
 * @param ancestorSchema the schema of the table above it, at whatever distance
 * @param ancestor the table above it
 * @param schema its own schema
 * @param table its name
 */
record Descendant(String ancestorSchema, String ancestor, String schema, String table) {
  /** Its name as a catalog would give it. */
  CatalogName name() {
    return new CatalogName(Optional.of(new Identifier(schema, true)), new Identifier(table, true));
  }
}
