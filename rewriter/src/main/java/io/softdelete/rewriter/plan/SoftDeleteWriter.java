package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a DELETE as the UPDATE that marks the rows, of the same shape and with its parameters. */
final class SoftDeleteWriter implements DeleteWriter {
  private final Work work;
  private final TablePolicy policy;
  private final Deletion.Soft soft;
  private final Tokens tokens;
  private final Edits edits;

  SoftDeleteWriter(Work work, TablePolicy policy, Deletion.Soft soft) {
    this.work = work;
    this.policy = policy;
    this.soft = soft;
    this.tokens = work.tokens();
    this.edits = work.edits();
  }

  @Override
  public DeletedTable write(Finding.Delete delete) {
    TableReference target = delete.target();
    Map<Identifier, SqlExpression> assignments = new LinkedHashMap<>();
    assignments.put(soft.marker().column(), soft.marker().deleted());
    assignments.putAll(soft.set());
    requireNoPlaceholder(target, assignments);

    writeKeyword(delete);
    edits.insertAfter(
        tokens,
        delete.targetLast(),
        assignments.entrySet().stream()
            .map(entry -> work.written(entry.getKey()) + " = " + value(entry.getValue(), delete))
            .collect(Collectors.joining(", ", " SET ", "")));
    if (delete.using() >= 0) {
      edits.replace(tokens.start(delete.using()), tokens.end(delete.using()), "FROM");
    }
    Set<String> changed = new HashSet<>();
    assignments
        .keySet()
        .forEach(column -> changed.add(work.settings().folding().canonical(column)));
    return new DeletedTable(policy, work.schema(target), work.table(target), changed);
  }

  @Override
  public void writeReturning(Finding.Delete delete) {
    if (delete.returningFirst() < 0) {
      return;
    }
    if (work.settings().dialect() != Dialect.POSTGRESQL) {
      throw work.refuse(
          delete.returningFirst() - 1,
          "DELETE … RETURNING on the registered table "
              + policy.name()
              + " is not supported on this database by this version",
          "select the rows FOR UPDATE before they are deleted");
    }
    new ReturningWriter(work, delete, soft).write();
  }

  private void requireNoPlaceholder(
      TableReference target, Map<Identifier, SqlExpression> assignments) {
    for (Map.Entry<Identifier, SqlExpression> entry : assignments.entrySet()) {
      if (entry.getValue().hasPlaceholder()) {
        throw work.refuse(
            target.nameFirst(),
            "the catalog sets "
                + entry.getKey()
                + " of "
                + policy.name()
                + " to "
                + entry.getValue().sql()
                + ", which this version does not carry out",
            "remove it from the catalog");
      }
    }
  }

  /** {@code DELETE FROM} becomes {@code UPDATE}; a comment between the words stays. */
  private void writeKeyword(Finding.Delete delete) {
    int deleteEnd = tokens.end(delete.keyword());
    int fromStart = tokens.start(delete.from());
    boolean adjacent = tokens.sql().substring(deleteEnd, fromStart).isBlank();
    if (adjacent) {
      edits.replace(tokens.start(delete.keyword()), tokens.end(delete.from()), "UPDATE");
    } else {
      edits.replace(tokens.start(delete.keyword()), deleteEnd, "UPDATE");
      edits.replace(fromStart, tokens.end(delete.from()), "");
    }
  }

  /** With USING, the target's columns are qualified: other tables may have columns of the name. */
  private String value(SqlExpression expression, Finding.Delete delete) {
    if (delete.using() < 0) {
      return expression.sql();
    }
    return ColumnQualifier.qualify(
        expression.sql(),
        work.qualifier(delete.target()),
        work.settings(),
        () -> work.columns(delete.target()));
  }
}
