package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
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
        && item.reference().policy().isPresent()
        && item.reference().policy().get().deletion() instanceof Deletion.Soft soft
        && Assignments.written(work, update.setFirst(), update.setLast())
            .contains(work.settings().folding().canonical(soft.marker().column()))
        && isOrderedPart(update)
        && assignsFrom(work.table(item.reference()), update)) {
      work.edits().insertAfter(tokens, item.reference().last(), " JOIN (SELECT 1) AS softdelete_1");
    }
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
  private boolean assignsFrom(String table, Finding.Update update) {
    return findings.stream()
        .anyMatch(
            finding ->
                finding instanceof Finding.Query query
                    && query.block().last() >= update.setFirst()
                    && query.block().last() <= update.setLast()
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
