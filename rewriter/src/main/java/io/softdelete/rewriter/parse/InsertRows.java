package io.softdelete.rewriter.parse;

/**
 * The rows that an INSERT proposes. Immutable.
 *
 * @param kind in which form they are written
 * @param first the first token: VALUES, DEFAULT, SET, or the query's first
 * @param last the last token
 */
public record InsertRows(Kind kind, int first, int last) {
  /** A form of rows. */
  public enum Kind {
    /** {@code VALUES (…), (…)}. */
    VALUES,
    /** {@code DEFAULT VALUES}. */
    DEFAULTS,
    /** MariaDB's {@code SET column = value}. */
    ASSIGNMENTS,
    /** A query. */
    QUERY
  }
}
