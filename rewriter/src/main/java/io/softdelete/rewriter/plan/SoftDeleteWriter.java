package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Assignments;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a DELETE as the UPDATE that marks the rows, of the same shape and with its parameters. */
final class SoftDeleteWriter implements DeleteWriter {
  private final Work work;
  private final TablePolicy policy;
  private final Deletion.Soft soft;
  private final Tokens tokens;
  private final Edits edits;
  private final ReturnedRow returned;

  SoftDeleteWriter(Work work, TablePolicy policy, Deletion.Soft soft, Finding.Delete delete) {
    this.work = work;
    this.policy = policy;
    this.soft = soft;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.returned = returned(delete);
  }

  @Override
  public DeletedTable write(Finding.Delete delete) {
    TableReference target = delete.target();
    Map<Identifier, SqlExpression> assignments = Assignments.of(soft, work.settings());

    writeKeyword(delete);
    List<Fragment> list = new ArrayList<>();
    assignments.forEach((column, value) -> list.add(assignment(column, value, delete)));
    returned.writeAssignments(Fragment.join(", ", list));
    Set<String> changed = new HashSet<>();
    assignments
        .keySet()
        .forEach(column -> changed.add(work.settings().folding().canonical(column)));
    DeletedTable deleted =
        new DeletedTable(policy, work.schema(target), work.table(target), changed);
    return returnsApart(delete) ? deleted.by(DeletedTable.Way.APART) : deleted;
  }

  /** MariaDB's UPDATE has no RETURNING: the rows are locked and read before. */
  private boolean returnsApart(Finding.Delete delete) {
    return delete.returningFirst() >= 0 && work.settings().dialect() == Dialect.MARIADB;
  }

  private ReturnedRow returned(Finding.Delete delete) {
    if (returnsApart(delete)) {
      requireNoQuery(delete);
      return new KnownRow(work, delete, Optional.empty(), List.of());
    }
    if (delete.returningFirst() >= 0 && work.settings().dialect() != Dialect.POSTGRESQL) {
      throw work.refuse(
          delete.returningFirst() - 1,
          "DELETE … RETURNING on the registered table "
              + policy.name()
              + " is not supported on this database by this version",
          "select the rows FOR UPDATE before they are deleted");
    }
    return ReturnedRow.of(work, delete, soft);
  }

  /** Whether RETURNING asks for nothing that the deletion overwrites. */
  boolean returnsUnchanged() {
    return returned instanceof KnownRow known && known.isUnchanged();
  }

  /** What reads other tables would have to be filtered for itself. */
  private void requireNoQuery(Finding.Delete delete) {
    for (int i = delete.returningFirst(); i <= delete.returningLast(); i++) {
      if (tokens.is(i, Keyword.SELECT)) {
        throw work.refuse(
            i, "a sub-query in RETURNING of a DELETE from " + policy.name(), "send it apart");
      }
    }
  }

  @Override
  public Fragment behindTables() {
    return returned.behindTables();
  }

  @Override
  public void writeReturning(Finding.Delete delete) {
    if (returnsApart(delete)) {
      work.remove(delete.returningFirst() - 1, delete.returningLast());
    }
    returned.writeReturning();
  }

  private Fragment assignment(Identifier column, SqlExpression value, Finding.Delete delete) {
    Fragment written = Fragment.of(work.written(column) + " = ");
    String sql = value(value, delete);
    if (delete.block().cursor() >= 0 && column.equals(soft.marker().column())) {
      return written.append(new CursorGuard(work, delete.target(), soft).value(sql));
    }
    return value.hasPlaceholder()
        ? written.append(
            new PlaceholderWriter(work)
                .write(sql, () -> work.column(delete.target(), column).type()))
        : written.append(sql);
  }

  /** {@code DELETE FROM} becomes {@code UPDATE}; a comment between the words stays. */
  private void writeKeyword(Finding.Delete delete) {
    int deleteEnd = tokens.end(delete.keyword());
    int fromStart = tokens.start(delete.from());
    if (delete.from() == delete.keyword()) {
      edits.replace(tokens.start(delete.keyword()), deleteEnd, "UPDATE");
      return;
    }
    if (work.settings().dialect() == Dialect.H2 && !delete.hasTop(tokens)) {
      work.remove(delete.keyword() + 1, delete.from() - 1);
    }
    for (int i = delete.keyword() + 1; i < delete.from(); i++) {
      new IgnoredKeys(work).drop(i, List.of(delete.target()));
      if (tokens.isWord(i, "QUICK")) {
        work.remove(i, i);
      } else if (tokens.is(i, TokenKind.NUMBER) && tokens.isWord(i - 1, "TOP")) {
        // H2's DELETE does without brackets, its UPDATE doesn't.
        edits.replace(tokens.start(i), tokens.end(i), "(" + tokens.text(i, i) + ")");
      }
    }
    boolean adjacent = tokens.sql().substring(deleteEnd, fromStart).isBlank();
    if (adjacent) {
      edits.replace(tokens.start(delete.keyword()), tokens.end(delete.from()), "UPDATE");
    } else {
      edits.replace(tokens.start(delete.keyword()), deleteEnd, "UPDATE");
      edits.replace(fromStart, tokens.end(delete.from()), "");
    }
  }

  /**
   * Beside other tables, the target's columns are qualified: other tables may have columns of the
   * name.
   */
  private String value(SqlExpression expression, Finding.Delete delete) {
    if (delete.using() < 0 && !(returned instanceof LockedRow)) {
      return expression.sql();
    }
    return ColumnQualifier.qualify(
        expression.sql(), returned.target(), work.settings(), () -> work.columns(delete.target()));
  }
}
