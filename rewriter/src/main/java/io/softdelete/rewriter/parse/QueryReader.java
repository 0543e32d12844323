package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Expressions.Stop;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import java.util.List;

/** Reads queries: WITH, set operations, SELECT blocks, VALUES and TABLE. */
final class QueryReader {
  private final Reading reading;

  QueryReader(Reading reading) {
    this.reading = reading;
  }

  /** A query with all its clauses; stops at what can't belong to it. */
  void query(Scope outer) {
    body(commonTables(outer));
  }

  /** What stands behind a WITH clause. */
  void body(Scope scope) {
    operand(scope);
    while (acceptSetOperator()) {
      operand(scope);
    }
    tail(scope);
  }

  private boolean acceptSetOperator() {
    boolean operator = reading.brackets.isSetOperator(reading.position());
    if (operator) {
      reading.advance();
      if (reading.tokens.isWord(reading.position(), "ALL") || reading.is(Keyword.DISTINCT)) {
        reading.advance();
      }
    }
    return operator;
  }

  private void operand(Scope scope) {
    switch (reading.keyword()) {
      case SELECT -> block(scope);
      case VALUES -> {
        reading.advance();
        reading.expressions.run(Stop.CLAUSE, scope);
      }
      case TABLE -> {
        int keyword = reading.position();
        reading.advance();
        reading.findings.add(new Finding.TableQuery(keyword, tableOnly(scope)));
      }
      default -> {
        if (!reading.isOpen()) {
          throw reading.unexpected("a query should stand here");
        }
        reading.within(() -> query(scope));
      }
    }
  }

  /** {@code TABLE} takes no alias; one would be read as the beginning of what follows. */
  private TableReference tableOnly(Scope scope) {
    TableReference table = reading.fromClause.references().table(scope);
    if (table.alias() >= 0 || table.decorated()) {
      throw reading.unexpected("TABLE takes a name only");
    }
    return table;
  }

  private void block(Scope scope) {
    reading.advance();
    reading.expressions.run(Stop.CLAUSE, scope);
    if (reading.is(Keyword.INTO)) {
      reading.advance();
      reading.expressions.run(Stop.CLAUSE, scope);
    }
    if (reading.accept(Keyword.FROM)) {
      QueryBlock block = tables(reading.fromClause.list(scope), scope);
      boolean groupingSets = grouping(scope);
      reading.findings.add(
          new Finding.Query(
              new QueryBlock(
                  block.from(),
                  block.conditionFirst(),
                  block.conditionLast(),
                  block.last(),
                  groupingSets)));
      return;
    }
    if (reading.accept(Keyword.WHERE)) {
      reading.expressions.run(Stop.CLAUSE, scope);
    }
    grouping(scope);
  }

  /** The items of a FROM clause, and the WHERE behind them. */
  QueryBlock tables(List<JoinTree> from, Scope scope) {
    int last = reading.position() - 1;
    if (!reading.accept(Keyword.WHERE)) {
      return new QueryBlock(from, -1, -1, last, false);
    }
    int first = reading.position();
    if (reading.is(Keyword.CURRENT) && reading.keyword(first + 1) == Keyword.OF) {
      reading.moveTo(first + 3);
      return new QueryBlock(from, -1, -1, last, false, first);
    }
    reading.expressions.run(Stop.CLAUSE, scope);
    if (reading.position() == first) {
      throw reading.unexpected("a condition should stand here");
    }
    return new QueryBlock(from, first, reading.position() - 1, last, false);
  }

  /** Goes over GROUP BY, HAVING and what may follow; whether there are grouping sets. */
  private boolean grouping(Scope scope) {
    boolean sets = false;
    while (true) {
      switch (reading.keyword()) {
        case GROUP, HAVING, WINDOW, QUALIFY, INTO -> {
          int clause = reading.position();
          reading.advance();
          reading.expressions.run(Stop.CLAUSE, scope);
          for (int i = clause; i < reading.position(); i++) {
            sets |= isGroupingSets(i);
          }
        }
        default -> {
          return sets;
        }
      }
    }
  }

  private boolean isGroupingSets(int at) {
    return reading.tokens.isWord(at, "GROUPING")
        || reading.tokens.isWord(at, "ROLLUP")
        || reading.tokens.isWord(at, "CUBE");
  }

  /** ORDER BY, LIMIT, OFFSET, FETCH, FOR UPDATE, WITH CHECK OPTION: in any order. */
  private void tail(Scope scope) {
    while (true) {
      switch (reading.keyword()) {
        case ORDER, LIMIT, OFFSET, FETCH, FOR, LOCK, WITH, INTO -> {
          reading.advance();
          reading.expressions.run(Stop.CLAUSE, scope);
        }
        default -> {
          if (reading.expressions.isProcedure(reading.position())) {
            reading.moveTo(reading.position() + 2);
          } else if (!reading.expressions.isLimitEscape(reading.position())) {
            return;
          }
          reading.expressions.group(scope);
        }
      }
    }
  }

  /** A WITH clause; the scope it makes for the statement behind it. */
  Scope commonTables(Scope outer) {
    if (!reading.is(Keyword.WITH)) {
      return outer;
    }
    reading.advance();
    boolean recursive = reading.accept(Keyword.RECURSIVE);
    Scope scope = recursive ? withAllNames(outer) : outer;
    do {
      scope = commonTable(scope);
    } while (acceptComma());
    return scope;
  }

  private boolean acceptComma() {
    if (reading.is(TokenKind.COMMA)) {
      reading.advance();
      return true;
    }
    return false;
  }

  private Scope commonTable(Scope scope) {
    String name = name();
    if (reading.isOpen()) {
      reading.skipGroup();
    }
    reading.expect(Keyword.AS);
    materialization();
    if (!reading.isOpen()) {
      throw reading.unexpected("a query in brackets should stand here");
    }
    reading.within(() -> reading.dml.statement(scope));
    skipSearchAndCycle();
    return scope.with(name);
  }

  private String name() {
    if (!reading.isName()) {
      throw reading.unexpected("the name of a common table expression should stand here");
    }
    reading.advance();
    return reading.tables.canonical(reading.tokens, reading.position() - 1);
  }

  private void materialization() {
    reading.accept(Keyword.NOT);
    reading.accept(Keyword.MATERIALIZED);
  }

  /** Under RECURSIVE every name of the list is seen in every query of it. */
  private Scope withAllNames(Scope outer) {
    int start = reading.position();
    Scope scope = outer;
    do {
      String name = name();
      scope = scope.with(name);
      if (reading.isOpen()) {
        reading.skipGroup();
      }
      reading.expect(Keyword.AS);
      materialization();
      if (!reading.isOpen()) {
        throw reading.unexpected("a query in brackets should stand here");
      }
      reading.skipGroup();
      skipSearchAndCycle();
    } while (acceptComma());
    reading.moveTo(start);
    return scope;
  }

  /** {@code SEARCH … SET column} and {@code CYCLE … USING column}; MariaDB: CYCLE … RESTRICT. */
  private void skipSearchAndCycle() {
    if (reading.is(Keyword.SEARCH)) {
      skipBehind(Keyword.SET);
    }
    if (reading.is(Keyword.CYCLE)) {
      if (reading.dialect == Dialect.MARIADB) {
        skipTo(Keyword.RESTRICT);
      } else {
        skipBehind(Keyword.USING);
      }
    }
  }

  private void skipBehind(Keyword keyword) {
    skipTo(keyword);
    reading.advance();
  }

  private void skipTo(Keyword keyword) {
    while (!reading.atEnd() && !reading.is(keyword)) {
      reading.advance();
    }
    reading.expect(keyword);
  }
}
