package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.MergeBranch;

/** Writes conditions into the branches of a MERGE. */
final class Branches {
  private Branches() {}

  /** Lets a branch take only rows that meet a condition, which comes first. */
  static void restrict(Work work, MergeBranch branch, String condition) {
    if (branch.hasCondition()) {
      work.edits().insertBefore(work.tokens(), branch.conditionFirst(), condition + " AND (");
      work.edits().insert(work.tokens().end(branch.conditionLast()), ")");
    } else {
      work.edits().insertBefore(work.tokens(), branch.then(), "AND " + condition + " ");
    }
  }

  /** Lets a condition be computed for the rows that a branch would take, and for no others. */
  static void require(Work work, MergeBranch branch, String condition) {
    if (branch.hasCondition()) {
      work.edits().insertBefore(work.tokens(), branch.conditionFirst(), "CASE WHEN ");
      work.edits()
          .insertAfter(
              work.tokens(), branch.conditionLast(), " THEN " + condition + " ELSE FALSE END");
    } else {
      work.edits().insertBefore(work.tokens(), branch.then(), "AND " + condition + " ");
    }
  }
}
