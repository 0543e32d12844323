package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.MergeBranch;
import java.util.EnumSet;
import java.util.Set;

/** Writes conditions into the branches of a MERGE. */
final class Branches {
  private Branches() {}

  /** PostgreSQL rejects a branch that no row reaches, as long as it can see that none does. */
  static void requireReachable(Work work, Finding.Merge merge) {
    if (work.settings().dialect() != Dialect.POSTGRESQL) {
      return;
    }
    Set<MergeBranch.Rows> taken = EnumSet.noneOf(MergeBranch.Rows.class);
    for (MergeBranch branch : merge.branches()) {
      if (taken.contains(branch.rows())) {
        throw work.refuse(
            branch.when(),
            "a WHEN in a MERGE into "
                + merge.target().policy().orElseThrow().name()
                + " behind one that takes all of its rows",
            "leave it out");
      }
      if (!branch.hasCondition()) {
        taken.add(branch.rows());
      }
    }
  }

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
