package io.softdelete.rewriter.plan;

/** Where the predicate of a table reference goes. */
sealed interface Placement {
  /** Into the WHERE of the block: the reference's rows are kept all the way up. */
  record Where() implements Placement {}

  /**
   * Into the ON condition of a join, whose tokens these are: the join that first makes the
   * reference nullable.
   */
  record On(int first, int last) implements Placement {}

  /** Into a derived table around the reference: neither condition would be right. */
  record Wrap() implements Placement {}
}
