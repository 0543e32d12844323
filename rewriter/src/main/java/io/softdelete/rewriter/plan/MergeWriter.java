package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Reinsert;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.MergeBranch;
import io.softdelete.rewriter.parse.MergeBranch.Action;
import io.softdelete.rewriter.parse.MergeBranch.Rows;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Tokens;
import java.util.Optional;

/**
 * Makes MERGE see active rows only: as matches, as rows without a match, and in its sources. Its
 * DELETE marks the rows, and its INSERT fails where a deleted row holds a key.
 */
final class MergeWriter {
  private final Work work;
  private final WriteRules rules;
  private final FilterWriter filters;
  private final Tokens tokens;
  private final Edits edits;

  MergeWriter(Work work, WriteRules rules, FilterWriter filters) {
    this.work = work;
    this.rules = rules;
    this.filters = filters;
    this.tokens = work.tokens();
    this.edits = work.edits();
  }

  /** The table whose rows become deleted ones, if there is a DELETE. */
  Optional<DeletedTable> write(Finding.Merge merge) {
    rules.merge(merge);
    filters.writeMergeSource(merge.source());
    TableReference target = merge.target();
    if (target.policy().isEmpty()) {
      return Optional.empty();
    }
    TablePolicy policy = target.policy().get();
    if (!(policy.deletion() instanceof Deletion.Soft)) {
      return new MergeRecording(work, merge).write();
    }
    Visibility seen = target.visibility().orElse(work.visibility());
    if (seen == Visibility.ONLY_DELETED) {
      throw work.refuse(
          target.nameFirst(),
          "a MERGE into "
              + policy.name()
              + " that sees deleted rows only, and would insert active ones",
          "use UPDATE, or let it see all rows with /* softdelete:with-deleted */");
    }
    boolean revives = policy.reinsert() == Reinsert.REVIVE && seen == Visibility.ACTIVE;
    GhostGuard guard = new GhostGuard(work, target);
    MergeRevival revival = new MergeRevival(work, merge, guard);
    if (seen == Visibility.ACTIVE) {
      Branches.requireReachable(work, merge);
    }
    if (revives && revival.concerned()) {
      revival.write();
    } else if (seen == Visibility.ACTIVE) {
      seeActiveRows(merge, guard);
    }
    Optional<DeletedTable> deleted = delete(merge, guard, seen);
    new MergeRecording(work, merge).write();
    return deleted;
  }

  private void seeActiveRows(Finding.Merge merge, GhostGuard guard) {
    edits.insertBefore(tokens, merge.onFirst(), guard.active() + " AND (");
    edits.insert(tokens.end(merge.onLast()), ")");
    MergeInsertGuard inserts = new MergeInsertGuard(work, merge.target(), guard);
    for (MergeBranch branch : merge.branches()) {
      if (branch.rows() == Rows.NOT_MATCHED_BY_SOURCE) {
        Branches.restrict(work, branch, guard.active());
      } else if (branch.action() == Action.INSERT) {
        inserts.write(branch);
      }
    }
  }

  private Optional<DeletedTable> delete(Finding.Merge merge, GhostGuard guard, Visibility seen) {
    Optional<DeletedTable> deleted = Optional.empty();
    for (MergeBranch branch : merge.branches()) {
      if (branch.action() == Action.DELETE) {
        if (seen == Visibility.WITH_DELETED) {
          // A DELETE never deletes a deleted row again.
          Branches.restrict(work, branch, guard.active());
        }
        deleted = Optional.of(new MergeDelete(work, merge).write(branch));
      }
    }
    if (merge.returning() >= 0 && deleted.isPresent() && !deleted.get().policy().audit()) {
      returning(merge, deleted.get(), seen);
    }
    return deleted;
  }

  private void returning(Finding.Merge merge, DeletedTable deleted, Visibility seen) {
    Deletion.Soft soft = (Deletion.Soft) deleted.policy().deletion();
    if (seen != Visibility.ACTIVE || rules.writesMarker(merge, soft)) {
      throw work.refuse(
          merge.returning(),
          "RETURNING of a MERGE that deletes rows of "
              + deleted.policy().name()
              + " and may update deleted ones, or their marker",
          "leave one of them out");
    }
    new MergeReturning(work, merge, soft, deleted.changed()).write();
  }
}
