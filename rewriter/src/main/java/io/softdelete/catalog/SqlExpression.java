package io.softdelete.catalog;

/**
 * An SQL expression of the catalog, over the columns of one row. Immutable.
 *
 * @param sql the text, balanced and without comments, sub-queries, statement ends or {@code ?}
 */
public record SqlExpression(String sql) {
  /** The literal NULL. */
  public static final SqlExpression NULL = new SqlExpression("NULL");

  /** Whether this is the literal NULL, which is compared by IS NULL. */
  public boolean isNull() {
    return sql.equalsIgnoreCase("NULL");
  }

  /** Whether this is exactly CURRENT_TIMESTAMP, which makes its column the deletion's time. */
  public boolean isCurrentTimestamp() {
    return sql.equalsIgnoreCase("CURRENT_TIMESTAMP");
  }

  /** Whether the expression names {@code ${actor}}, {@code ${reason}} or {@code ${operation}}. */
  public boolean hasPlaceholder() {
    return sql.contains("${");
  }
}
