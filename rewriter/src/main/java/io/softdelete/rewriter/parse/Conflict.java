package io.softdelete.rewriter.parse;

/**
 * What an INSERT does about a row whose key is taken: {@code ON CONFLICT}, {@code ON DUPLICATE
 * KEY}. Positions are token indices. Immutable.
 *
 * @param target which keys are meant
 * @param last the last token
 * @param setFirst the first token of the assignments; -1 for DO NOTHING
 * @param setLast the last token of the assignments
 * @param conditionFirst the first token of the condition of DO UPDATE; -1 without one
 * @param conditionLast the last token of that condition
 */
public record Conflict(
    Target target, int last, int setFirst, int setLast, int conditionFirst, int conditionLast) {
  /** Whether an existing row is updated. */
  public boolean updates() {
    return setFirst >= 0;
  }

  /** Whether the update has a condition. */
  public boolean hasCondition() {
    return conditionFirst >= 0;
  }

  /**
   * The keys that are meant.
   *
   * @param on ON
   * @param columns the bracket that opens the list of columns and expressions; -1 without one
   * @param predicateFirst the first token of the predicate of a partial index; -1 without one
   * @param predicateLast the last token of that predicate
   * @param constraint the name of the constraint; -1 without one
   */
  public record Target(
      int on, int columns, int predicateFirst, int predicateLast, int constraint) {}
}
