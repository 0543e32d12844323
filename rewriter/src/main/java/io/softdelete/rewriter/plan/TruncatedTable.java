package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import java.util.Optional;
import java.util.Set;

/** A table of a TRUNCATE, whose rows its policy marks or lets go. */
final class TruncatedTable {
  private final Work work;
  private final TableReference reference;
  private final TablePolicy policy;
  private final Optional<SoftTarget> soft;
  private final Recordings recordings;

  TruncatedTable(Work work, TableReference reference, TablePolicy policy) {
    this.work = work;
    this.reference = reference;
    this.policy = policy;
    this.soft =
        policy.deletion() instanceof Deletion.Soft deletion
            ? Optional.of(new SoftTarget(work, reference, deletion))
            : Optional.empty();
    this.recordings = Recordings.of(work, reference, policy);
  }

  String keyword() {
    return soft.isPresent() ? "UPDATE" : "DELETE FROM";
  }

  /** What stands behind the table's name. */
  Fragment deletion() {
    return soft.map(
            target ->
                Fragment.of(" SET ")
                    .append(target.assignments())
                    .append(" WHERE " + target.active()))
        .orElseGet(Fragment::new);
  }

  Recordings recordings() {
    return recordings;
  }

  /** The common table expressions that keep what another one deletes. */
  Fragment kept(String deleted) {
    Fragment kept = new Fragment();
    String name = work.tokens().text(reference.nameLast(), reference.nameLast());
    for (int i = 0; i < recordings.list().size(); i++) {
      kept.append(", " + deleted + "_" + i + " AS (")
          .append(recordings.list().get(i).insert(deleted + " AS " + name))
          .append(")");
    }
    return kept;
  }

  /** A statement that changes nothing, and so counts nothing. */
  String nothing() {
    String name = work.name(reference);
    return soft.map(
                target -> "UPDATE " + name + " SET " + target.marker() + " = " + target.marker())
            .orElse("DELETE FROM " + name)
        + " WHERE FALSE";
  }

  DeletedTable deleted() {
    return soft.map(SoftTarget::deleted)
        .orElseGet(
            () ->
                new DeletedTable(policy, work.schema(reference), work.table(reference), Set.of()));
  }
}
