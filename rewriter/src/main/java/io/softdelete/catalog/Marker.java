package io.softdelete.catalog;

import java.util.List;

/**
 * The column that tells an active row from a deleted one. Immutable.
 *
 * @param column the column
 * @param active the values that an active row has there; a row with any other value is deleted
 * @param deleted the value that a deletion writes
 */
public record Marker(Identifier column, List<SqlExpression> active, SqlExpression deleted) {
  /** Copies the list and checks that it isn't empty. */
  public Marker {
    active = List.copyOf(active);
    if (active.isEmpty()) {
      throw new IllegalArgumentException("a marker needs at least one active value");
    }
  }

  /** A timestamp that is NULL while the row is active. */
  public static Marker timestamp(Identifier column) {
    return new Marker(column, List.of(SqlExpression.NULL), new SqlExpression("CURRENT_TIMESTAMP"));
  }
}
