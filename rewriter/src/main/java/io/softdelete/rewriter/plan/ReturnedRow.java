package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import java.util.List;
import java.util.Optional;

/**
 * Makes RETURNING give the row as it was before the deletion (PostgreSQL), where an UPDATE would
 * return the new row. What the marker was is often known without a look: a row that is being
 * deleted was active. Servers that know OLD are asked for it; others join the row with itself,
 * locked before.
 */
sealed interface ReturnedRow permits KnownRow, OldRow, LockedRow {
  /** What columns of the row that is updated are qualified with. */
  String target();

  /** Writes SET. */
  void writeAssignments(Fragment assignments);

  /** What is to stand between the tables and the condition. */
  default Fragment behindTables() {
    return new Fragment();
  }

  /** Writes RETURNING; called after the predicates were written. */
  void writeReturning();

  /**
   * The least that gives each value that is asked for.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql SD002 when nothing does
   */
  static ReturnedRow of(Work work, Finding.Delete delete, Deletion.Soft soft) {
    if (delete.returningFirst() < 0) {
      return new KnownRow(work, delete, Optional.empty(), List.of());
    }
    DeletedRow row = DeletedRow.of(work, delete, soft);
    List<Mention> mentions = row.mentions();
    row.writeNew();
    List<Mention> changing = mentions.stream().filter(row::changes).toList();
    for (Mention mention : changing) {
      if (mention.nested() && mention.kind() == Mention.Kind.NAME) {
        throw row.ambiguous(mention);
      }
    }
    Optional<Mention> unknown = changing.stream().filter(it -> !row.isKnown(it)).findFirst();
    if (unknown.isEmpty()) {
      return new KnownRow(work, delete, Optional.of(row), changing);
    }
    if (ReturningNames.serverKnowsOld(work)) {
      return new OldRow(row, changing);
    }
    TableReference target = delete.target();
    List<String> key = work.session().primaryKey(work.schema(target), work.table(target));
    if (key.isEmpty() || delete.block().cursor() >= 0) {
      throw row.unknowable(unknown.get());
    }
    return new LockedRow(row, mentions, key);
  }
}
