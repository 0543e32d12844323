package io.softdelete.rewriter.plan;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.parse.Finding;

/** Writes a DELETE that leaves rows in the audit table. */
final class AuditedDeleteWriter implements DeleteWriter {
  private final Work work;
  private final TablePolicy policy;

  AuditedDeleteWriter(Work work, TablePolicy policy) {
    this.work = work;
    this.policy = policy;
  }

  @Override
  public DeletedTable write(Finding.Delete delete) {
    throw work.refuse(
        delete.target().nameFirst(),
        "a DELETE from " + policy.name() + " by audit: true is not carried out by this version",
        "use delete: soft without audit, or send it as written with /* softdelete:bypass */");
  }

  @Override
  public void writeReturning(Finding.Delete delete) {}
}
