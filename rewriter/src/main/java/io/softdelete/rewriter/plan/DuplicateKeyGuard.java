package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Makes the upserts of H2's modes of MySQL and PostgreSQL fail where a deleted row holds a key: an
 * assignment of the marker to itself, by which no row changes, is computed for the row that is met.
 */
record DuplicateKeyGuard(Work work, Finding.Insert insert) {
  void write() {
    List<UniqueKey> keys = Arbiters.haunted(work, insert.target());
    if (keys.isEmpty()) {
      return;
    }
    GhostGuard guard = new GhostGuard(work, insert.target());
    String assignment =
        guard.bareMarker()
            + " = CASE WHEN "
            + guard.onActive("TRUE")
            + " THEN "
            + guard.column()
            + " END";
    Optional<Conflict> conflict = insert.conflict();
    if (conflict.isEmpty()) {
      work.edits()
          .insertAfter(
              work.tokens(), insert.rows().last(), " ON DUPLICATE KEY UPDATE " + assignment);
    } else if (conflict.get().updates()) {
      requireNoMarker(conflict.get());
      work.edits().insertBefore(work.tokens(), conflict.get().setFirst(), assignment + ", ");
    } else {
      new ProposedRows(work, insert).require(guard, keys);
    }
  }

  /** H2 lets a column be assigned once. */
  private void requireNoMarker(Conflict conflict) {
    Deletion.Soft soft = (Deletion.Soft) insert.target().policy().orElseThrow().deletion();
    String marker = work.settings().folding().canonical(soft.marker().column());
    if (Assignments.written(work, conflict.setFirst(), conflict.setLast()).contains(marker)) {
      throw work.refuse(
          conflict.setFirst(),
          "an upsert that writes the marker of " + insert.target().policy().orElseThrow().name(),
          "leave the column out");
    }
  }
}
