package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.text.Tokens;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes H2's INSERT as a MERGE that matches deleted rows only, and brings them back. */
final class InsertRevival {
  private final Work work;
  private final Tokens tokens;
  private final Finding.Insert insert;

  InsertRevival(Work work, Finding.Insert insert) {
    this.work = work;
    this.tokens = work.tokens();
    this.insert = insert;
  }

  void write() {
    InsertColumns columns =
        InsertColumns.of(work, insert.target(), insert.columns(), insert.rows());
    Optional<Revival> revival = Revival.of(work, insert.target(), columns, insert.rows());
    if (revival.isPresent()) {
      write(columns, revival.get());
    }
  }

  private void write(InsertColumns columns, Revival revival) {
    if (insert.rows().kind() == InsertRows.Kind.DEFAULTS || insert.overriding() >= 0) {
      throw work.refuse(
          insert.overriding() >= 0 ? insert.overriding() : insert.rows().first(),
          "an INSERT of "
              + (insert.overriding() >= 0 ? "OVERRIDING" : "DEFAULT VALUES")
              + " with reinsert: revive of "
              + insert.target().policy().orElseThrow().name(),
          "name the columns and give them values");
    }
    GhostGuard guard = new GhostGuard(work, insert.target());
    SourceMerge source = new SourceMerge(work, insert.target(), columns, insert.rows());
    int rows = tokens.start(insert.rows().first());
    int first = insert.columns() >= 0 ? tokens.start(insert.columns()) : rows;
    work.edits().replace(tokens.start(insert.keyword()), tokens.end(insert.keyword()), "MERGE");
    String alone =
        revival.alone(guard, source::stored).stream()
            .map(condition -> " AND " + condition)
            .collect(Collectors.joining());
    source.write(
        new int[] {first, rows},
        guard.deleted() + " AND " + source.matches(revival.key().columns()),
        " WHEN MATCHED"
            + alone
            + " THEN UPDATE SET "
            + source.assignments(revival.fresh())
            + " WHEN NOT MATCHED"
            + alone
            + " THEN "
            + source.insertion());
  }
}
