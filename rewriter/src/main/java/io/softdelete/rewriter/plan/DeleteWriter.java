package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.text.Fragment;

/**
 * Writes what a DELETE from a registered table becomes: one writer marks rows, one leaves them to
 * be deleted physically, and one keeps their values elsewhere around either.
 */
sealed interface DeleteWriter permits SoftDeleteWriter, HardDeleteWriter, RecordingDeleteWriter {
  /** Writes all but the predicates of the tables and RETURNING. */
  DeletedTable write(Finding.Delete delete);

  /** What is to stand between the tables and the condition. */
  default Fragment behindTables() {
    return new Fragment();
  }

  /** Writes RETURNING, and what stands behind it; called after the predicates were written. */
  void writeReturning(Finding.Delete delete);

  /** The writer of a policy, for one DELETE. */
  static DeleteWriter of(Work work, TablePolicy policy, Finding.Delete delete) {
    DeleteWriter writer =
        policy.deletion() instanceof Deletion.Soft soft
            ? new SoftDeleteWriter(work, policy, soft, delete)
            : new HardDeleteWriter(work, policy);
    return policy.audit() || policy.deletion() instanceof Deletion.Archive
        ? new RecordingDeleteWriter(work, policy, writer)
        : writer;
  }
}
