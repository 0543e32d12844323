package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.MergeBranch;
import io.softdelete.rewriter.parse.MergeBranch.Action;
import io.softdelete.rewriter.parse.QueryBlock;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the rows that a MERGE deletes in an archive or audit table, as those of a DELETE are. Only
 * where it does nothing else: the INSERT that keeps them gives the count.
 */
final class MergeRecording {
  private static final int RETURNS = 17;

  private final Work work;
  private final Finding.Merge merge;
  private final TablePolicy policy;

  MergeRecording(Work work, Finding.Merge merge) {
    this.work = work;
    this.merge = merge;
    this.policy = merge.target().policy().orElseThrow();
  }

  /** The table, where rows of it are deleted and kept. */
  Optional<DeletedTable> write() {
    boolean recorded = policy.audit() || policy.deletion() instanceof Deletion.Archive;
    Optional<MergeBranch> deleting =
        merge.branches().stream().filter(branch -> branch.action() == Action.DELETE).findFirst();
    if (!recorded || deleting.isEmpty()) {
      return Optional.empty();
    }
    int at = deleting.get().then() + 1;
    if (merge.branches().stream().anyMatch(MergeRecording::writes)) {
      throw refuse(at, "beside an UPDATE or INSERT, whose rows the count would leave out");
    }
    if (work.settings().dialect() == Dialect.POSTGRESQL
        && work.session().majorVersion() < RETURNS) {
      throw refuse(at, "on PostgreSQL before 17, where MERGE has no RETURNING");
    }
    Finding.Delete delete = asDelete();
    RecordingDeleteWriter writer =
        new RecordingDeleteWriter(work, policy, new HardDeleteWriter(work, policy));
    DeletedTable deleted = writer.write(delete);
    writer.writeReturning(delete);
    return Optional.of(deleted);
  }

  private static boolean writes(MergeBranch branch) {
    return branch.action() == Action.UPDATE || branch.action() == Action.INSERT;
  }

  /** The MERGE as the DELETE that it is; {@code *} means the source's columns too. */
  private Finding.Delete asDelete() {
    return new Finding.Delete(
        merge.keyword(),
        merge.keyword(),
        merge.target(),
        merge.target().last(),
        merge.onFirst(),
        new QueryBlock(List.of(), -1, -1, merge.last(), false),
        merge.returning() < 0 ? -1 : merge.returning() + 1,
        merge.last());
  }

  private UnsupportedSql refuse(int at, String where) {
    return work.refuse(
        at,
        "a DELETE of MERGE from "
            + policy.name()
            + ", whose rows must be archived or audited, "
            + where,
        "use a DELETE of its own");
  }
}
