package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import java.util.List;

/**
 * Makes MariaDB's {@code ON DUPLICATE KEY UPDATE} fail where a deleted row holds a key: an
 * assignment of the marker to itself comes first, which for a deleted row is out of range.
 */
record DuplicateKeyWriter(Work work, Finding.Insert insert) {
  void write() {
    List<UniqueKey> keys = Arbiters.haunted(work, insert.target());
    if (keys.isEmpty()) {
      return;
    }
    GhostGuard guard = new GhostGuard(work, insert.target());
    new QueriedRows(work, insert).hideFromAssignments();
    Conflict conflict = insert.conflict().orElseThrow();
    work.edits()
        .insertBefore(
            work.tokens(),
            conflict.setFirst(),
            guard.bareMarker() + " = " + guard.markerOrFail() + ", ");
  }
}
