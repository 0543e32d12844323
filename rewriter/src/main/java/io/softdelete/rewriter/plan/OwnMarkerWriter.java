package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.rewriter.parse.Conflict;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.QueryBlock;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;

/**
 * Lets MariaDB's UPDATE with ORDER BY and LIMIT compute what it assigns before it changes a row. It
 * computes as it goes: a sub-query over the same table then takes those rows for deleted whose
 * marker was just written. An UPDATE of joined tables computes first.
 */
final class OwnMarkerWriter {
  private final Work work;
  private final Tokens tokens;
  private final List<Finding> findings;

  OwnMarkerWriter(Work work, List<Finding> findings) {
    this.work = work;
    this.tokens = work.tokens();
    this.findings = findings;
  }

  /** Joins the target with one row where that matters. */
  void write(Finding.Update update) {
    if (update.block().from().get(0) instanceof JoinTree.Table item
        && isOrderedPart(update)
        && assigns(item.reference(), update.setFirst(), update.setLast())) {
      requireFirstValues(update, item.reference());
      work.edits().insertAfter(tokens, item.reference().last(), " JOIN (SELECT 1) AS softdelete_1");
    }
  }

  /** What is assigned is read there as it becomes, row by row, from left to right. */
  private void requireFirstValues(Finding.Update update, TableReference target) {
    if (Assignments.readWritten(work, update.setFirst(), update.setLast())) {
      throw work.refuse(
          update.setFirst(),
          "an UPDATE with ORDER BY and LIMIT that writes the marker of "
              + work.name(target)
              + " beside a sub-query over it, and reads what it writes",
          "ask for the values first, or write the marker in an UPDATE of its own");
    }
  }

  /** An upsert computes as it goes too, and can't be joined. */
  void require(Finding.Insert insert) {
    TableReference target = insert.target();
    insert
        .conflict()
        .filter(Conflict::updates)
        .filter(update -> assigns(target, update.setFirst(), update.setLast()))
        .ifPresent(
            update -> {
              throw work.refuse(
                  update.setFirst(),
                  "a write to the marker of "
                      + work.name(target)
                      + " by ON DUPLICATE KEY UPDATE beside a sub-query over it",
                  "ask for the values first, or write the marker in an UPDATE");
            });
  }

  /** Whether the marker is among what is assigned, and a query over the table too. */
  private boolean assigns(TableReference target, int first, int last) {
    return target.policy().isPresent()
        && target.policy().get().deletion() instanceof Deletion.Soft soft
        && Assignments.written(work, first, last)
            .contains(work.settings().folding().canonical(soft.marker().column()))
        && assignsFrom(work.table(target), first, last);
  }

  private boolean isOrderedPart(Finding.Update update) {
    boolean ordered = false;
    boolean part = false;
    for (int i = update.setLast() + 1; i < tokens.size(); i++) {
      if (tokens.is(i, TokenKind.SEMICOLON)) {
        break;
      }
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      }
      ordered |= tokens.is(i, Keyword.ORDER);
      part |= tokens.is(i, Keyword.LIMIT);
    }
    return ordered && part;
  }

  /** Whether a query among the assignments reads the table. */
  private boolean assignsFrom(String table, int first, int last) {
    return findings.stream()
        .anyMatch(
            finding ->
                finding instanceof Finding.Query query
                    && query.block().last() >= first
                    && query.block().last() <= last
                    && reads(query.block(), table));
  }

  private boolean reads(QueryBlock block, String table) {
    return block.from().stream().anyMatch(item -> reads(item, table));
  }

  private boolean reads(JoinTree item, String table) {
    if (item instanceof JoinTree.Table read) {
      TableReference reference = read.reference();
      return reference.policy().isPresent() && work.table(reference).equals(table);
    }
    if (item instanceof JoinTree.Aliased aliased) {
      return reads(aliased.inner(), table);
    }
    return item instanceof JoinTree.Join join
        && (reads(join.left(), table) || reads(join.right(), table));
  }
}
