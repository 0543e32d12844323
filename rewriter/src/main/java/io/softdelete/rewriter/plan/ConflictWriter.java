package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;

/**
 * Makes PostgreSQL's {@code ON CONFLICT} see active rows only: the conflict target means the index
 * of active rows where there is one; where a deleted row may hold the key, meeting it fails.
 */
final class ConflictWriter {
  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final Finding.Insert insert;
  private final Conflict conflict;
  private final GhostGuard guard;

  ConflictWriter(Work work, Finding.Insert insert) {
    this.work = work;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.insert = insert;
    this.conflict = insert.conflict().orElseThrow();
    this.guard = new GhostGuard(work, insert.target());
  }

  void write() {
    Arbiters arbiters = Arbiters.of(work, insert.target(), conflict.target());
    arbiters.predicate().ifPresent(this::mean);
    if (!arbiters.keys().isEmpty() && arbiters.haunted().isEmpty()) {
      return;
    }
    guard.requireOtherName();
    if (conflict.updates()) {
      guardUpdate();
    } else if (hasTarget() || !arbiters.keys().isEmpty()) {
      skip(arbiters);
    }
  }

  /** Lets the conflict target mean the index of active rows. */
  private void mean(String active) {
    Conflict.Target target = conflict.target();
    if (target.predicateFirst() < 0) {
      edits.insertAfter(tokens, tokens.partner(target.columns()), " WHERE " + active);
    } else {
      edits.insertBefore(tokens, target.predicateFirst(), "(");
      edits.insertAfter(tokens, target.predicateLast(), ") AND " + active);
    }
  }

  private boolean hasTarget() {
    return conflict.target().columns() >= 0 || conflict.target().constraint() >= 0;
  }

  private void guardUpdate() {
    if (conflict.hasCondition()) {
      String[] around = guard.onActive("(\0)").split("\0", -1);
      edits.insertBefore(tokens, conflict.conditionFirst(), around[0]);
      edits.insertAfter(tokens, conflict.conditionLast(), around[1]);
    } else {
      edits.insertAfter(tokens, conflict.setLast(), " WHERE " + guard.onActive("TRUE"));
    }
  }

  /** DO NOTHING must not skip a row for the sake of a deleted one. */
  private void skip(Arbiters arbiters) {
    boolean one =
        insert.rows().kind() == InsertRows.Kind.DEFAULTS
            || InsertColumns.values(tokens, insert.rows())
                .filter(rows -> rows.size() == 1)
                .isPresent();
    if (one && hasTarget() && arbiters.keys().stream().allMatch(ConflictWriter::isTarget)) {
      updateNothing();
    } else if (one && arbiters.keys().size() == 1 && isTarget(arbiters.keys().get(0))) {
      UniqueKey key = arbiters.keys().get(0);
      edits.insertAfter(
          tokens,
          conflict.target().on() + 1,
          target(key.parts()) + key.predicate().map(sql -> " WHERE " + sql).orElse(""));
      updateNothing();
    } else {
      new ProposedRows(work, insert).require(guard, arbiters.haunted());
    }
  }

  private static boolean isTarget(UniqueKey key) {
    return !key.is(UniqueKey.Trait.DEFERRABLE) && !key.is(UniqueKey.Trait.EXCLUSION);
  }

  /** An update of no row looks at the row that holds the key; one row can't collide with itself. */
  private void updateNothing() {
    Deletion.Soft soft = (Deletion.Soft) insert.target().policy().orElseThrow().deletion();
    edits.replace(
        tokens.start(conflict.last()),
        tokens.end(conflict.last()),
        "UPDATE SET "
            + soft.marker().column().sql()
            + " = DEFAULT WHERE "
            + guard.onActive("FALSE"));
  }

  static String target(List<UniqueKey.Part> parts) {
    StringBuilder text = new StringBuilder(" (");
    for (UniqueKey.Part part : parts) {
      text.append(text.length() > 2 ? ", " : "")
          .append(part.column().map(Arbiters::quoted).orElse("(" + part.sql() + ")"));
    }
    return text.append(')').toString();
  }
}
