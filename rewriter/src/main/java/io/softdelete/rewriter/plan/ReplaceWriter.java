package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Reinsert;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.KeyFailure;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UncountedRows;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;

/**
 * Writes MariaDB's REPLACE as an upsert of all columns: the row keeps its place, no row leaves the
 * table, and it counts the same. By one key only, since REPLACE deletes a row for each key that is
 * met. Where no key can be met, or rows aren't kept, it passes.
 */
final class ReplaceWriter {
  private final Work work;
  private final Finding.Insert replace;
  private final TableReference target;
  private final TablePolicy policy;

  ReplaceWriter(Work work, Finding.Insert replace) {
    this.work = work;
    this.replace = replace;
    this.target = replace.target();
    this.policy = target.policy().orElseThrow();
  }

  void write() {
    boolean kept = policy.audit() || !(policy.deletion() instanceof Deletion.Hard);
    List<UniqueKey> keys = kept ? work.uniqueKeys(target) : List.of();
    if (keys.isEmpty()) {
      return;
    }
    if (policy.audit() || !(policy.deletion() instanceof Deletion.Soft)) {
      throw refuse("whose replaced rows must be archived or audited");
    }
    if (target.visibility().orElse(work.visibility()) != Visibility.ACTIVE) {
      throw refuse("seen with its deleted rows, which would be overwritten");
    }
    if (keys.size() > 1) {
      throw refuse("which has several unique keys, by each of which a row may be replaced");
    }
    List<String> referrers = work.session().referrers(work.schema(target), work.table(target));
    if (!referrers.isEmpty()) {
      throw refuse("to which a foreign key of " + referrers.get(0) + " leads");
    }
    new QueriedRows(work, replace).hideFromAssignments();
    writeUpsert();
  }

  private void writeUpsert() {
    Tokens tokens = work.tokens();
    work.edits().replace(tokens.start(replace.keyword()), tokens.end(replace.keyword()), "INSERT");
    GhostGuard guard = new GhostGuard(work, target);
    String marker = guard.bareMarker();
    String value = "VALUES(" + marker + ")";
    String ghost =
        policy.reinsert() == Reinsert.REVIVE
            ? UncountedRows.noting(value)
            : GhostGuard.outOfRange(KeyFailure.Kind.GHOST, policy.name().sql(), guard.column());
    StringBuilder assignments = new StringBuilder();
    assignments.append(marker + " = " + guard.ifActive(value, ghost));
    Deletion.Soft soft = (Deletion.Soft) policy.deletion();
    String known = work.column(target, soft.marker().column()).name();
    for (Column column : work.columns(target)) {
      if (!column.generated() && !column.name().equals(known)) {
        String name = LiveTable.quoted(work, column.name());
        assignments.append(", " + name + " = VALUES(" + name + ")");
      }
    }
    work.edits()
        .insertAfter(tokens, replace.rows().last(), " ON DUPLICATE KEY UPDATE " + assignments);
  }

  private UnsupportedSql refuse(String why) {
    return work.refuse(
        replace.keyword(),
        "REPLACE on the registered table " + policy.name() + ", " + why,
        "use INSERT … ON DUPLICATE KEY UPDATE, or DELETE and INSERT");
  }
}
