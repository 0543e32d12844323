package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import java.util.List;

/**
 * Makes MariaDB's {@code ON DUPLICATE KEY UPDATE} fail where a deleted row holds a key: an
 * assignment of the marker to itself comes first, which for a deleted row is out of range.
 */
final class DuplicateKeyWriter {
  private final Work work;
  private final Finding.Insert insert;
  private final Deletion.Soft soft;

  DuplicateKeyWriter(Work work, Finding.Insert insert) {
    this.work = work;
    this.insert = insert;
    this.soft = (Deletion.Soft) insert.target().policy().orElseThrow().deletion();
  }

  void write() {
    List<UniqueKey> keys = Arbiters.haunted(work, insert.target());
    if (keys.isEmpty()) {
      return;
    }
    if (insert.ignore() >= 0) {
      throw work.refuse(
          insert.ignore(),
          "INSERT IGNORE into "
              + insert.target().policy().orElseThrow().name()
              + ", where it would skip a row in silence whose key only a deleted row holds",
          "write ON DUPLICATE KEY UPDATE, with a column that is set to itself");
    }
    Conflict conflict = insert.conflict().orElseThrow();
    String marker = work.written(soft.marker().column());
    work.edits()
        .insertBefore(
            work.tokens(),
            conflict.setFirst(),
            marker + " = " + new GhostGuard(work, insert.target()).markerOrFail() + ", ");
  }
}
