package io.softdelete.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * What ERASE does to a table's row. Immutable.
 *
 * @param set the columns that are overwritten; empty when the row is removed
 * @param hold the condition of a row that must be kept as it is; empty when there is none
 */
public record Erasure(Map<Identifier, SqlExpression> set, Optional<SqlExpression> hold) {
  /** The hold of {@code erase: refuse}, which keeps every row. */
  public static final SqlExpression ALWAYS = new SqlExpression("1 = 1");

  /** An erasure without a hold. */
  public Erasure(Map<Identifier, SqlExpression> set) {
    this(set, Optional.empty());
  }

  /** Keeps the order of the catalog. */
  public Erasure {
    set = Ordered.copyOf(set);
  }
}
