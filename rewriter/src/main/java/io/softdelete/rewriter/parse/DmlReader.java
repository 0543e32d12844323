package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Expressions.Stop;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads UPDATE and DELETE, and leads to the readers of other statements; WITH stands before all.
 */
final class DmlReader {
  private final Reading reading;

  DmlReader(Reading reading) {
    this.reading = reading;
  }

  /** One statement, or the content of a common table expression. */
  void statement(Scope outer) {
    Scope scope = reading.queries.commonTables(outer);
    switch (reading.keyword()) {
      case INSERT -> reading.inserts.insert(scope);
      case MERGE -> reading.merges.merge(scope);
      case UPDATE -> update(scope);
      case DELETE -> new DeleteReader(reading).delete(scope);
      case TRUNCATE -> new DeleteReader(reading).truncate();
      case REPLACE -> {
        switch (reading.dialect) {
          case MARIADB, H2 -> reading.inserts.insert(scope);
          case POSTGRESQL, STANDARD -> other();
        }
      }
      default -> reading.queries.body(scope);
    }
    reading.requireEnd();
  }

  /** MariaDB's words between INSERT or UPDATE and its table; the position of IGNORE, or -1. */
  int skipModifiers() {
    int ignore = -1;
    while (reading.dialect == Dialect.MARIADB
        && (reading.is(Keyword.LOW_PRIORITY)
            || reading.is(Keyword.IGNORE)
            || reading.tokens.isWord(reading.position(), "DELAYED")
            || reading.tokens.isWord(reading.position(), "HIGH_PRIORITY"))) {
      ignore = reading.is(Keyword.IGNORE) ? reading.position() : ignore;
      reading.advance();
    }
    return ignore;
  }

  /** H2's {@code TOP (n)} before the table, as in SQL Server; a DELETE has {@code TOP n} too. */
  void skipTop(Scope scope) {
    int top = reading.position();
    if (reading.dialect != Dialect.H2 || !reading.tokens.isWord(top, "TOP")) {
      return;
    }
    if (reading.tokens.is(top + 1, '(')) {
      reading.advance();
      reading.expressions.group(scope);
    } else if (reading.tokens.is(top + 1, TokenKind.NUMBER)) {
      reading.moveTo(top + 2);
    }
  }

  private void update(Scope scope) {
    reading.advance();
    skipModifiers();
    skipTop(scope);
    List<JoinTree> from = new ArrayList<>();
    if (reading.dialect == Dialect.MARIADB) {
      from.addAll(reading.fromClause.list(scope));
    } else {
      from.add(new JoinTree.Table(reading.fromClause.references().target()));
    }
    reading.expect(Keyword.SET);
    int setFirst = reading.position();
    reading.expressions.run(Stop.CLAUSE, scope);
    int setLast = reading.position() - 1;
    if (setLast < setFirst) {
      throw reading.unexpected("an assignment should stand here");
    }
    if (reading.accept(Keyword.FROM)) {
      from.addAll(reading.fromClause.list(scope));
    }
    QueryBlock block = reading.queries.tables(from, scope);
    limit(scope);
    returning(scope);
    reading.findings.add(new Finding.Update(block, setFirst, setLast));
  }

  void limit(Scope scope) {
    while (reading.is(Keyword.ORDER)
        || reading.is(Keyword.LIMIT)
        || reading.is(Keyword.OFFSET)
        || reading.is(Keyword.FETCH)) {
      reading.advance();
      reading.expressions.run(Stop.CLAUSE, scope);
    }
  }

  void returning(Scope scope) {
    if (reading.accept(Keyword.RETURNING)) {
      int first = reading.position();
      reading.expressions.run(Stop.CLAUSE, scope);
      if (reading.position() == first) {
        throw reading.unexpected("a column should stand here");
      }
    }
  }

  /**
   * REPLACE elsewhere: refused when it names a registered table anywhere, so its structure doesn't
   * matter yet.
   */
  private void other() {
    int keyword = reading.position();
    for (int i = keyword + 1; i < reading.end(); i++) {
      if (reading.tables.mayName(reading.tokens, i)) {
        throw Refusal.unsafe(
            reading.tokens.sql(),
            reading.tokens.start(keyword),
            reading.tokens.keyword(keyword)
                + " on or with the registered table "
                + reading.tokens.text(i, i)
                + " is not supported by this version",
            "use INSERT, UPDATE and DELETE");
      }
    }
    reading.moveTo(reading.end());
  }
}
