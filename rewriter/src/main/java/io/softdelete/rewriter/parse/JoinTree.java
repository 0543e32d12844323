package io.softdelete.rewriter.parse;

/** An item of a FROM clause. Immutable. */
public sealed interface JoinTree {
  /** A named table. */
  record Table(TableReference reference) implements JoinTree {}

  /**
   * A sub-query, a function or a list of rows.
   *
   * @param alias the token of its alias; -1 without one
   */
  record Derived(int alias) implements JoinTree {}

  /**
   * A join in brackets with an alias of its own, which hides the names within.
   *
   * @param inner the join
   * @param alias the token of its alias
   */
  record Aliased(JoinTree inner, int alias) implements JoinTree {}

  /**
   * A join of two items.
   *
   * @param kind which side's rows are kept without a match
   * @param left the left side
   * @param right the right side
   * @param onFirst the first token of the ON condition; -1 without one
   * @param onLast the last token of the ON condition
   * @param mergesColumns whether columns are merged by USING or NATURAL
   */
  record Join(
      Kind kind, JoinTree left, JoinTree right, int onFirst, int onLast, boolean mergesColumns)
      implements JoinTree {
    /** Whether there is an ON condition. */
    public boolean hasOn() {
      return onFirst >= 0;
    }
  }

  /** Which side's rows a join keeps without a match. */
  enum Kind {
    /** None: inner, cross and natural inner joins. */
    INNER,
    /** The left side's. */
    LEFT,
    /** The right side's. */
    RIGHT,
    /** Both. */
    FULL
  }
}
