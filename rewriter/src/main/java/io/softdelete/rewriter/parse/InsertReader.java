package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Expressions.Stop;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import java.util.Optional;

/** Reads INSERT, with what it does about rows whose key is taken. */
final class InsertReader {
  private final Reading reading;

  InsertReader(Reading reading) {
    this.reading = reading;
  }

  void insert(Scope scope) {
    int keyword = reading.position();
    reading.advance();
    int ignore = reading.dml.skipModifiers();
    if (reading.dialect == Dialect.H2 && reading.accept(Keyword.IGNORE)) {
      ignore = reading.position() - 1;
    }
    if (!reading.accept(Keyword.INTO) && reading.dialect != Dialect.MARIADB) {
      throw reading.unexpected("INTO should stand here");
    }
    TableReference target = reading.fromClause.references().target();
    int targetLast = reading.position() - 1;
    int columns = columns();
    int overriding = reading.is(Keyword.OVERRIDING) ? reading.position() : -1;
    skipOverriding();
    InsertRows rows = rows(scope);
    Optional<Conflict> conflict = reading.is(Keyword.ON) ? Optional.of(conflict(scope)) : none();
    int returning = reading.is(Keyword.RETURNING) ? reading.position() : -1;
    reading.dml.returning(scope);
    reading.findings.add(
        new Finding.Insert(
            keyword, target, targetLast, columns, overriding, rows, ignore, conflict, returning));
  }

  private static Optional<Conflict> none() {
    return Optional.empty();
  }

  /** The bracket that opens a list of columns, or -1. */
  int columns() {
    if (!reading.isOpen() || reading.brackets.beginsQuery(reading.position())) {
      return -1;
    }
    int columns = reading.position();
    reading.skipGroup();
    return columns;
  }

  /** {@code OVERRIDING SYSTEM VALUE}. */
  void skipOverriding() {
    if (!reading.accept(Keyword.OVERRIDING)) {
      return;
    }
    while (reading.tokens.isWord(reading.position(), "SYSTEM")
        || reading.tokens.isWord(reading.position(), "USER")
        || reading.tokens.isWord(reading.position(), "VALUE")) {
      reading.advance();
    }
  }

  InsertRows rows(Scope scope) {
    while (reading.dialect == Dialect.H2
        && (reading.tokens.isWord(reading.position(), "DIRECT")
            || reading.tokens.isWord(reading.position(), "SORTED"))) {
      reading.advance();
    }
    int first = reading.position();
    InsertRows.Kind kind =
        switch (reading.keyword()) {
          case DEFAULT -> InsertRows.Kind.DEFAULTS;
          case VALUES -> InsertRows.Kind.VALUES;
          case SET -> InsertRows.Kind.ASSIGNMENTS;
          default -> isValue() ? InsertRows.Kind.VALUES : InsertRows.Kind.QUERY;
        };
    if (kind == InsertRows.Kind.QUERY) {
      reading.queries.query(scope);
    } else {
      reading.advance();
      reading.expressions.run(Stop.CLAUSE, scope);
    }
    return new InsertRows(kind, first, reading.position() - 1);
  }

  /** MariaDB's {@code VALUE}, which is VALUES. */
  private boolean isValue() {
    return reading.dialect == Dialect.MARIADB && reading.tokens.isWord(reading.position(), "VALUE");
  }

  private Conflict conflict(Scope scope) {
    int on = reading.position();
    reading.advance();
    boolean mariadb = reading.dialect == Dialect.MARIADB;
    if (mariadb || (reading.dialect == Dialect.H2 && reading.is(Keyword.DUPLICATE))) {
      reading.expect(Keyword.DUPLICATE);
      reading.expect(Keyword.KEY);
      return assigning(new Conflict.Target(on, -1, -1, -1, -1), Keyword.UPDATE, scope);
    }
    reading.expect(Keyword.CONFLICT);
    Conflict.Target target = target(on, scope);
    reading.expect(Keyword.DO);
    if (reading.tokens.isWord(reading.position(), "NOTHING")) {
      reading.advance();
      return new Conflict(target, reading.position() - 1, -1, -1, -1, -1);
    }
    reading.expect(Keyword.UPDATE);
    return assigning(target, Keyword.SET, scope);
  }

  private Conflict.Target target(int on, Scope scope) {
    if (reading.accept(Keyword.ON)) {
      int constraint = reading.position() + 1;
      reading.moveTo(constraint + 1);
      return new Conflict.Target(on, -1, -1, -1, constraint);
    }
    if (!reading.isOpen()) {
      return new Conflict.Target(on, -1, -1, -1, -1);
    }
    int open = reading.position();
    reading.expressions.group(scope);
    if (!reading.accept(Keyword.WHERE)) {
      return new Conflict.Target(on, open, -1, -1, -1);
    }
    int first = reading.position();
    while (!reading.atEnd() && !reading.is(Keyword.DO)) {
      reading.expressions.step(scope);
    }
    return new Conflict.Target(on, open, first, reading.position() - 1, -1);
  }

  private Conflict assigning(Conflict.Target target, Keyword before, Scope scope) {
    reading.expect(before);
    int setFirst = reading.position();
    reading.expressions.run(Stop.CLAUSE, scope);
    int setLast = reading.position() - 1;
    if (setLast < setFirst) {
      throw reading.unexpected("an assignment should stand here");
    }
    if (!reading.accept(Keyword.WHERE)) {
      return new Conflict(target, setLast, setFirst, setLast, -1, -1);
    }
    int first = reading.position();
    reading.expressions.run(Stop.CLAUSE, scope);
    int last = reading.position() - 1;
    if (last < first) {
      throw reading.unexpected("a condition should stand here");
    }
    return new Conflict(target, last, setFirst, setLast, first, last);
  }
}
