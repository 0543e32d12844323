package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.parse.Finding;

/**
 * Lets MariaDB's REPLACE pass where it is an INSERT, or deletes what isn't kept; elsewhere it would
 * delete rows physically.
 */
final class ReplaceWriter {
  private final Work work;
  private final Finding.Insert replace;

  ReplaceWriter(Work work, Finding.Insert replace) {
    this.work = work;
    this.replace = replace;
  }

  void write() {
    TablePolicy policy = replace.target().policy().orElseThrow();
    boolean kept = policy.audit() || !(policy.deletion() instanceof Deletion.Hard);
    if (kept && !work.uniqueKeys(replace.target()).isEmpty()) {
      throw work.refuse(
          replace.keyword(),
          "REPLACE on the registered table "
              + policy.name()
              + ", of which it would delete rows by their unique keys,",
          "use INSERT … ON DUPLICATE KEY UPDATE, or DELETE and INSERT");
    }
  }
}
