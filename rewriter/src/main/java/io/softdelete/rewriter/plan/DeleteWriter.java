package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.Tokens;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a DELETE as the UPDATE that marks the rows, of the same shape and with its parameters. */
final class DeleteWriter {
  private final Tokens tokens;
  private final RewriterSettings settings;
  private final RegisteredTables tables;
  private final Session session;
  private final Edits edits;

  DeleteWriter(
      Tokens tokens,
      RewriterSettings settings,
      RegisteredTables tables,
      Session session,
      Edits edits) {
    this.tokens = tokens;
    this.settings = settings;
    this.tables = tables;
    this.session = session;
    this.edits = edits;
  }

  DeletedTable write(Finding.Delete delete, String qualifier) {
    TableReference target = delete.target();
    TablePolicy policy = target.policy().orElseThrow();
    Deletion.Soft soft = softDeletion(target, policy);
    Map<Identifier, SqlExpression> assignments = new LinkedHashMap<>();
    assignments.put(soft.marker().column(), soft.marker().deleted());
    assignments.putAll(soft.set());
    requireNoPlaceholder(target, policy, assignments);

    writeKeyword(delete);
    edits.insert(
        tokens.end(delete.targetLast()),
        assignments.entrySet().stream()
            .map(entry -> entry.getKey().sql() + " = " + value(entry.getValue(), delete, qualifier))
            .collect(Collectors.joining(", ", " SET ", "")));
    if (delete.using() >= 0) {
      edits.replace(tokens.start(delete.using()), tokens.end(delete.using()), "FROM");
    }
    Set<String> changed = new HashSet<>();
    assignments.keySet().forEach(column -> changed.add(settings.folding().canonical(column)));
    return new DeletedTable(policy, schema(target), table(target), changed);
  }

  void writeReturning(Finding.Delete delete, String qualifier) {
    if (delete.returningFirst() < 0) {
      return;
    }
    if (settings.dialect() != Dialect.POSTGRESQL) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(delete.returningFirst() - 1),
          "DELETE … RETURNING on the registered table "
              + delete.target().policy().orElseThrow().name()
              + " is not supported on this database by this version",
          "select the rows FOR UPDATE before they are deleted");
    }
    Deletion.Soft soft = (Deletion.Soft) delete.target().policy().orElseThrow().deletion();
    new ReturningWriter(tokens, settings, tables, edits, delete, soft, qualifier)
        .write(() -> session.columns(schema(delete.target()), table(delete.target())));
  }

  private Deletion.Soft softDeletion(TableReference target, TablePolicy policy) {
    if (policy.audit() || !(policy.deletion() instanceof Deletion.Soft soft)) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(target.nameFirst()),
          "a DELETE from "
              + policy.name()
              + " by delete: archive, delete: hard or audit: true is not carried out by this"
              + " version",
          "use delete: soft without audit, or send it as written with /* softdelete:bypass */");
    }
    return soft;
  }

  private void requireNoPlaceholder(
      TableReference target, TablePolicy policy, Map<Identifier, SqlExpression> assignments) {
    for (Map.Entry<Identifier, SqlExpression> entry : assignments.entrySet()) {
      if (entry.getValue().hasPlaceholder()) {
        throw Refusal.unsafe(
            tokens.sql(),
            tokens.start(target.nameFirst()),
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
  private String value(SqlExpression expression, Finding.Delete delete, String qualifier) {
    if (delete.using() < 0) {
      return expression.sql();
    }
    return ColumnQualifier.qualify(
        expression.sql(),
        qualifier,
        settings,
        () -> session.columns(schema(delete.target()), table(delete.target())));
  }

  private Optional<String> schema(TableReference target) {
    return target.nameFirst() == target.nameLast()
        ? Optional.empty()
        : Optional.of(tables.canonical(tokens, target.nameLast() - 2));
  }

  private String table(TableReference target) {
    return tables.canonical(tokens, target.nameLast());
  }
}
