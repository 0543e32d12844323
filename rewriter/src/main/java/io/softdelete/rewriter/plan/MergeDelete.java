package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.MergeBranch;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the DELETE of a MERGE as the UPDATE that marks the row. */
final class MergeDelete {
  private final Work work;
  private final Tokens tokens;
  private final Finding.Merge merge;
  private final TablePolicy policy;
  private final Map<Identifier, SqlExpression> assignments = new LinkedHashMap<>();

  MergeDelete(Work work, Finding.Merge merge) {
    this.work = work;
    this.tokens = work.tokens();
    this.merge = merge;
    this.policy = merge.target().policy().orElseThrow();
    Deletion.Soft soft = (Deletion.Soft) policy.deletion();
    assignments.put(soft.marker().column(), soft.marker().deleted());
    assignments.putAll(soft.set());
  }

  DeletedTable write(MergeBranch branch) {
    int delete = branch.then() + 1;
    requireSupported(delete);
    Set<String> changed =
        assignments.keySet().stream()
            .map(work.settings().folding()::canonical)
            .collect(Collectors.toCollection(HashSet::new));
    requireReturning(changed);
    TableReference target = merge.target();
    work.edits()
        .replace(
            tokens.start(delete),
            tokens.end(delete),
            assignments.entrySet().stream()
                .map(entry -> entry.getKey().sql() + " = " + value(entry.getValue()))
                .collect(Collectors.joining(", ", "UPDATE SET ", "")));
    return new DeletedTable(policy, work.schema(target), work.table(target), changed);
  }

  /** The source may have columns of the same names. */
  private String value(SqlExpression expression) {
    TableReference target = merge.target();
    return ColumnQualifier.qualify(
        expression.sql(), work.qualifier(target), work.settings(), () -> work.columns(target));
  }

  private void requireSupported(int delete) {
    boolean placeholder = assignments.values().stream().anyMatch(SqlExpression::hasPlaceholder);
    if (placeholder || policy.audit()) {
      throw work.refuse(
          delete,
          "a DELETE of MERGE from "
              + policy.name()
              + ", whose deletion is audited or writes "
              + "${actor}, ${reason} or ${operation}",
          "use a DELETE of its own");
    }
  }

  /** An UPDATE returns the row as it is afterwards, and is no DELETE to merge_action(). */
  private void requireReturning(Set<String> changed) {
    for (int i = merge.returning() + 1; merge.returning() >= 0 && i < end(); i++) {
      boolean name = tokens.isName(i);
      String canonical = name ? work.tables().canonical(tokens, i) : "";
      if (tokens.is(i, TokenKind.STAR)
          || tokens.isWord(i, "merge_action")
          || (name && changed.contains(canonical))) {
        throw work.refuse(
            i,
            "RETURNING "
                + tokens.text(i, i)
                + " of a MERGE that deletes rows of "
                + policy.name()
                + ": it would give the row as it is after the deletion",
            "return columns that the deletion doesn't change");
      }
    }
  }

  private int end() {
    int close = tokens.partner(merge.returning());
    return close >= 0 ? tokens.partner(close) : tokens.size();
  }
}
