package io.softdelete.catalog;

import java.util.Map;

/**
 * What ERASE does to a table's row. Immutable.
 *
 * @param set the columns that are overwritten; empty when the row is removed
 */
public record Erasure(Map<Identifier, SqlExpression> set) {
  /** Keeps the order of the catalog. */
  public Erasure {
    set = Ordered.copyOf(set);
  }
}
