package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads DELETE in the forms of all dialects, and TRUNCATE. */
final class DeleteReader {
  private final Reading reading;

  DeleteReader(Reading reading) {
    this.reading = reading;
  }

  void delete(Scope scope) {
    int keyword = reading.position();
    reading.advance();
    skipModifiers();
    requireNoHistory();
    reading.dml.skipTop(scope);
    if (isMultiTable()) {
      severalTables(keyword, scope);
      return;
    }
    skipNameBeforeFrom();
    int from = reading.position();
    if (!reading.accept(Keyword.FROM)) {
      // H2 does without the word.
      if (reading.dialect != Dialect.H2) {
        throw reading.unexpected("FROM should stand here");
      }
      from = keyword;
    }
    TableReference target = reading.fromClause.references().deleted(scope);
    int targetLast = reading.position() - 1;
    List<JoinTree> tables = new ArrayList<>();
    tables.add(new JoinTree.Table(target));
    int using = -1;
    if (reading.is(Keyword.USING) && reading.dialect != Dialect.H2) {
      using = reading.position();
      reading.advance();
      tables.addAll(reading.fromClause.list(scope));
    }
    QueryBlock block = reading.queries.tables(tables, scope);
    boolean delete = reading.tokens.is(keyword, Keyword.DELETE);
    if (delete && reading.is(Keyword.ORDER) && reading.dialect == Dialect.H2) {
      throw reading.unexpected("H2's DELETE has no ORDER BY");
    }
    reading.dml.limit(scope);
    int returningFirst = reading.is(Keyword.RETURNING) ? reading.position() + 1 : -1;
    reading.dml.returning(scope);
    reading.findings.add(
        new Finding.Delete(
            keyword,
            from,
            target,
            targetLast,
            using,
            block,
            returningFirst,
            reading.position() - 1));
  }

  /** {@code DELETE u FROM users u}: H2's modes of MySQL and MariaDB read over the first name. */
  private void skipNameBeforeFrom() {
    int next = reading.position();
    if (reading.dialect != Dialect.H2 || reading.is(Keyword.FROM) || !reading.isName()) {
      return;
    }
    while (reading.tokens.is(next + 1, TokenKind.DOT) && reading.tokens.isName(next + 2)) {
      next += 2;
    }
    if (reading.keyword(next + 1) == Keyword.FROM && reading.imitatesMySql()) {
      reading.moveTo(next + 1);
    }
  }

  /** MariaDB's words between DELETE and FROM. */
  private void skipModifiers() {
    if (reading.dialect != Dialect.MARIADB) {
      return;
    }
    while (reading.is(Keyword.LOW_PRIORITY)
        || reading.is(Keyword.IGNORE)
        || reading.tokens.isWord(reading.position(), "QUICK")) {
      reading.advance();
    }
  }

  /** MariaDB's {@code DELETE HISTORY FROM t}. */
  private void requireNoHistory() {
    int at = reading.position();
    if (reading.dialect == Dialect.MARIADB
        && reading.tokens.isWord(at, "HISTORY")
        && reading.keyword(at + 1) == Keyword.FROM) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(at),
          "DELETE HISTORY, which removes rows for good",
          "send it as written with /* softdelete:bypass */");
    }
  }

  /** {@code DELETE a, b FROM …} and {@code DELETE FROM a, b USING …}. */
  private boolean isMultiTable() {
    if (reading.dialect != Dialect.MARIADB) {
      return false;
    }
    if (!reading.is(Keyword.FROM)) {
      return true;
    }
    for (int i = reading.position() + 1; i < reading.end(); i++) {
      if (reading.tokens.is(i, TokenKind.COMMA) || reading.keyword(i) == Keyword.USING) {
        return true;
      }
      boolean named =
          reading.tokens.is(i, TokenKind.DOT)
              || reading.tokens.is(i, TokenKind.STAR)
              || (reading.tokens.isName(i) && reading.keyword(i) == Keyword.NONE);
      if (!named) {
        return false;
      }
    }
    return false;
  }

  private void severalTables(int keyword, Scope scope) {
    boolean fromFirst = reading.is(Keyword.FROM);
    int listFirst = reading.position();
    if (fromFirst) {
      reading.advance();
    }
    List<Integer> names = targetNames();
    int listLast = reading.position();
    reading.expect(fromFirst ? Keyword.USING : Keyword.FROM);
    List<JoinTree> from = reading.fromClause.list(scope);
    QueryBlock block = reading.queries.tables(from, scope);
    if (reading.is(Keyword.ORDER) || reading.is(Keyword.LIMIT)) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(reading.position()),
          "a DELETE from several tables with ORDER BY or LIMIT",
          "delete from one table at a time");
    }
    List<TableReference> targets = new ArrayList<>();
    for (int name : names) {
      targets.add(new TargetSearch(reading, name).in(from));
    }
    reading.findings.add(new Finding.MultiDelete(keyword, listFirst, listLast, targets, block));
  }

  /** The last part of each name in the list of tables to delete from. */
  private List<Integer> targetNames() {
    Tokens tokens = reading.tokens;
    List<Integer> names = new ArrayList<>();
    do {
      if (!names.isEmpty()) {
        reading.advance();
      }
      if (!reading.isName()) {
        throw reading.unexpected("the name of a table should stand here");
      }
      while (tokens.is(reading.position() + 1, TokenKind.DOT)
          && tokens.isName(reading.position() + 2)) {
        reading.moveTo(reading.position() + 2);
      }
      names.add(reading.position());
      reading.advance();
      if (reading.is(TokenKind.DOT) && tokens.is(reading.position() + 1, TokenKind.STAR)) {
        reading.moveTo(reading.position() + 2);
      }
    } while (reading.is(TokenKind.COMMA));
    return names;
  }

  /** {@code TRUNCATE [TABLE] [ONLY] a [*], b [CONTINUE IDENTITY] [RESTRICT]}. */
  void truncate() {
    int keyword = reading.position();
    reading.advance();
    if (!reading.accept(Keyword.TABLE) && reading.dialect == Dialect.H2) {
      throw reading.unexpected("TABLE should stand here");
    }
    List<TableReference> targets = new ArrayList<>();
    do {
      if (!targets.isEmpty()) {
        reading.advance();
      }
      targets.add(reading.fromClause.references().copied());
    } while (reading.is(TokenKind.COMMA));
    int behind = reading.position();
    Optional<Integer> refused = Optional.empty();
    for (; !reading.atEnd(); reading.advance()) {
      boolean harmless =
          reading.tokens.isWord(reading.position(), "CONTINUE")
              || reading.tokens.isWord(reading.position(), "IDENTITY")
              || reading.is(Keyword.RESTRICT);
      if (!harmless && refused.isEmpty()) {
        refused = Optional.of(reading.position());
      }
    }
    reading.findings.add(
        new Finding.Truncate(keyword, targets, behind, reading.position() - 1, refused));
  }
}
