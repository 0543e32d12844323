package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.parse.Finding;

/** Writes what a DELETE from a registered table becomes: one writer for each mode of deletion. */
sealed interface DeleteWriter
    permits SoftDeleteWriter, ArchiveDeleteWriter, HardDeleteWriter, AuditedDeleteWriter {
  /** Writes all but the predicates of the tables and RETURNING. */
  DeletedTable write(Finding.Delete delete);

  /** Writes RETURNING, and what stands behind it; called after the predicates were written. */
  void writeReturning(Finding.Delete delete);

  /** The writer of a policy. */
  static DeleteWriter of(Work work, TablePolicy policy) {
    if (policy.audit()) {
      return new AuditedDeleteWriter(work, policy);
    }
    Deletion deletion = policy.deletion();
    if (deletion instanceof Deletion.Soft soft) {
      return new SoftDeleteWriter(work, policy, soft);
    }
    return deletion instanceof Deletion.Archive
        ? new ArchiveDeleteWriter(work, policy)
        : new HardDeleteWriter(work, policy);
  }
}
