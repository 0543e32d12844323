package io.softdelete.rewriter.parse;

/**
 * One WHEN of a MERGE. Positions are token indices. Immutable.
 *
 * @param rows which rows it is for
 * @param when WHEN
 * @param conditionFirst the first token of its condition; -1 without one
 * @param conditionLast the last token of its condition
 * @param then THEN
 * @param action what it does
 * @param columns of an INSERT: the bracket that opens the column list; -1 without one
 * @param values of an INSERT: the bracket that opens the values; -1 for DEFAULT VALUES
 * @param last the last token
 */
public record MergeBranch(
    Rows rows,
    int when,
    int conditionFirst,
    int conditionLast,
    int then,
    Action action,
    int columns,
    int values,
    int last) {
  /** Whether it has a condition. */
  public boolean hasCondition() {
    return conditionFirst >= 0;
  }

  /** The rows that a branch is for. */
  public enum Rows {
    /** Rows of the target that have a match. */
    MATCHED,
    /** Rows of the source without a match. */
    NOT_MATCHED,
    /** Rows of the target without a match. */
    NOT_MATCHED_BY_SOURCE
  }

  /** What a branch does. */
  public enum Action {
    /** {@code UPDATE SET …}. */
    UPDATE,
    /** {@code DELETE}. */
    DELETE,
    /** {@code INSERT …}. */
    INSERT,
    /** {@code DO NOTHING}. */
    NOTHING
  }
}
