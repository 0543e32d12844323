package io.softdelete.rewriter.parse;

import java.util.List;

/**
 * One FROM clause and the WHERE that belongs to it, of a SELECT, UPDATE or DELETE. Positions are
 * token indices. Immutable.
 *
 * @param from the items of the FROM clause; a DML statement's target comes first
 * @param conditionFirst the first token of the WHERE condition; -1 without one
 * @param conditionLast the last token of the WHERE condition
 * @param last the token after which a WHERE would stand
 * @param groupingSets whether the rows are grouped in more than one way
 * @param cursor the first token of CURRENT OF, which stands for a condition; -1 without it
 */
public record QueryBlock(
    List<JoinTree> from,
    int conditionFirst,
    int conditionLast,
    int last,
    boolean groupingSets,
    int cursor) {
  /** Copies the list. */
  public QueryBlock {
    from = List.copyOf(from);
  }

  /** A block with an ordinary condition, or with none. */
  public QueryBlock(
      List<JoinTree> from, int conditionFirst, int conditionLast, int last, boolean groupingSets) {
    this(from, conditionFirst, conditionLast, last, groupingSets, -1);
  }

  /** Whether there is a WHERE. */
  public boolean hasCondition() {
    return conditionFirst >= 0;
  }
}
