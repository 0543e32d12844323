package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Joins the row that is updated by its primary key with itself, as a sub-query finds and locks it
 * (PostgreSQL before 18). The statement's condition and its parameters stand in the sub-query, and
 * so does its name for the table: what RETURNING names is the locked row. By the key and not by
 * ctid, which another session's UPDATE changes while the sub-query waits for its lock.
 */
final class LockedRow implements ReturnedRow {
  private static final String TARGET = "softdelete_target";
  private static final String TABLE = "softdelete_table";

  private final DeletedRow row;
  private final List<Mention> mentions;
  private final List<String> key;
  private final Work work;
  private final Finding.Delete delete;
  private final TableReference reference;
  private final Tokens tokens;
  private final Edits edits;
  private final String name;

  LockedRow(DeletedRow row, List<Mention> mentions, List<String> key) {
    this.row = row;
    this.mentions = mentions;
    this.key = key;
    this.work = row.work();
    this.delete = row.delete();
    this.reference = delete.target();
    this.tokens = work.tokens();
    this.edits = work.edits();
    int last = reference.alias() >= 0 ? reference.alias() : reference.nameLast();
    this.name = tokens.text(last, last);
  }

  @Override
  public String target() {
    return TARGET;
  }

  @Override
  public void writeAssignments(Fragment assignments) {
    int relation = reference.relationLast();
    edits.insertAfter(tokens, relation, Fragment.of(" AS " + TARGET + " SET ").append(assignments));
    for (int i = relation + 1; i <= delete.targetLast(); i++) {
      edits.replace(tokens.start(i), tokens.end(i), "");
    }
    if (delete.using() >= 0) {
      edits.replace(tokens.start(delete.using()), tokens.end(delete.using()), "FROM");
    }
  }

  @Override
  public Fragment behindTables() {
    return Fragment.of(
        (delete.using() >= 0 ? ", LATERAL (SELECT " : " FROM (SELECT ")
            + columns()
            + (", " + name + ".tableoid AS " + TABLE + " FROM ")
            + (tokens.is(reference.first(), Keyword.ONLY) ? "ONLY " : "")
            + work.place(reference)
            + (reference.alias() >= 0 ? " AS " + name : ""));
  }

  @Override
  public void writeReturning() {
    int last =
        delete.block().hasCondition() ? delete.block().conditionLast() : delete.block().last();
    String sameKey =
        key.stream()
            .map(Work::quoted)
            .map(column -> TARGET + '.' + column + " = " + name + '.' + column + " AND ")
            .collect(Collectors.joining());
    edits.insertAfter(
        tokens,
        last,
        " FOR UPDATE) AS "
            + name
            + " WHERE "
            + sameKey
            + (TARGET + ".tableoid = " + name + '.' + TABLE));
    mentions.forEach(this::write);
  }

  private void write(Mention mention) {
    switch (mention.kind()) {
      case ALL -> replace(mention, columns() + row.others(mention.first()));
      case ALL_OF_ROW -> replace(mention, columns());
      case ROW -> {
        if (row.isHidden(mention)) {
          throw work.refuse(
              mention.first(), "the whole row within a sub-query of RETURNING", "name the columns");
        }
        if (isOpened(mention)) {
          edits.replace(tokens.start(mention.first() - 1), tokens.end(mention.last() + 1), name);
          return;
        }
        replace(
            mention,
            mention.named(tokens, "CAST(ROW(" + columns() + ") AS " + work.place(reference) + ")"));
      }
      case COLUMN -> {
        if (mention.last() - mention.first() > 2) {
          replace(mention, name + '.' + tokens.text(mention.last(), mention.last()));
        }
      }
      case NAME -> {
        if (row.isColumn(mention.name())) {
          if (mention.nested()) {
            throw row.ambiguous(mention);
          }
          edits.insertBefore(tokens, mention.first(), name + '.');
        }
      }
    }
  }

  /** {@code (t).a} is {@code t.a}, of which the server tells where it comes from. */
  private boolean isOpened(Mention mention) {
    return tokens.is(mention.first() - 1, '(')
        && !tokens.isName(mention.first() - 2)
        && tokens.is(mention.last() + 1, ')')
        && tokens.is(mention.last() + 2, TokenKind.DOT);
  }

  private void replace(Mention mention, String written) {
    edits.replace(tokens.start(mention.first()), tokens.end(mention.last()), written);
  }

  private String columns() {
    return row.columns().stream()
        .map(column -> name + '.' + Work.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }
}
