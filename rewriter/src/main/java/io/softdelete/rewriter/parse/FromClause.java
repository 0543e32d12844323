package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Expressions.Stop;
import io.softdelete.rewriter.parse.JoinTree.Kind;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Reads FROM clauses: names, sub-queries, functions, and the joins between them. */
final class FromClause {
  private static final int MOST_JOINS = 1_000;

  /** How many joins may wait for their conditions: {@code a JOIN b JOIN c ON … ON …}. */
  private static final int DEEPEST = 128;

  private final Reading reading;
  private final ReferenceReader references;
  private int nested;

  FromClause(Reading reading) {
    this.reading = reading;
    this.references = new ReferenceReader(reading);
  }

  /** Reads single table references. */
  ReferenceReader references() {
    return references;
  }

  /** Items separated by commas, which bind less than any join. */
  List<JoinTree> list(Scope scope) {
    List<JoinTree> items = new ArrayList<>();
    do {
      items.add(joined(scope));
    } while (acceptComma());
    return items;
  }

  private boolean acceptComma() {
    if (reading.is(TokenKind.COMMA)) {
      reading.advance();
      return true;
    }
    return false;
  }

  JoinTree joined(Scope scope) {
    JoinTree tree = item(scope);
    for (int joins = 0; reading.expressions.isJoin(reading.position()); joins++) {
      checkSize(joins, MOST_JOINS);
      tree = join(tree, scope);
    }
    return tree;
  }

  private JoinTree join(JoinTree left, Scope scope) {
    int at = reading.position();
    boolean natural = reading.accept(Keyword.NATURAL);
    boolean cross = reading.accept(Keyword.CROSS);
    Kind kind = kind();
    if (reading.is(Keyword.APPLY)) {
      throw Refusal.unsafe(
          reading.tokens.sql(), reading.tokens.start(at), "APPLY", "write a LATERAL join");
    }
    if (!reading.accept(Keyword.STRAIGHT_JOIN)) {
      reading.expect(Keyword.JOIN);
    }
    JoinTree right = item(scope);
    if (natural || cross) {
      return new JoinTree.Join(kind, left, right, -1, -1, natural);
    }
    while (!isQualifier() && reading.expressions.isJoin(reading.position())) {
      if (mayLackCondition(kind) && !conditionsPileUp()) {
        return new JoinTree.Join(kind, left, right, -1, -1, false);
      }
      checkSize(++nested, DEEPEST);
      right = join(right, scope);
      nested--;
    }
    return qualified(kind, left, right, scope);
  }

  /** Larger trees are refused before they can exhaust the stack. */
  private void checkSize(int joins, int most) {
    if (joins > most) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(reading.position()),
          "more than " + most + " joins of one kind in a FROM clause",
          "split the statement");
    }
  }

  /**
   * Whether more conditions than joins follow before the clause ends: then the next join is nested
   * in this one, and {@code a JOIN b LEFT JOIN c ON x} is told from {@code … ON x ON y}.
   */
  private boolean conditionsPileUp() {
    int missing = 1;
    for (int i = reading.position(); i < reading.end() && missing > 0; i++) {
      if (reading.tokens.is(i, TokenKind.OPEN)) {
        i = reading.tokens.partner(i);
      } else if (reading.tokens.is(i, TokenKind.COMMA) || reading.keyword(i) == Keyword.WHERE) {
        return false;
      } else {
        missing += conditionsMissing(reading.keyword(i));
      }
    }
    return missing == 0;
  }

  /** PostgreSQL asks for a condition of every join, H2 of none. */
  private boolean mayLackCondition(Kind kind) {
    return switch (reading.dialect) {
      case POSTGRESQL -> false;
      case H2 -> true;
      case MARIADB, STANDARD -> kind == Kind.INNER;
    };
  }

  private static int conditionsMissing(Keyword keyword) {
    return switch (keyword) {
      case JOIN -> 1;
      case ON, USING, CROSS, NATURAL -> -1;
      default -> 0;
    };
  }

  private Kind kind() {
    Kind kind =
        switch (reading.keyword()) {
          case LEFT -> Kind.LEFT;
          case RIGHT -> Kind.RIGHT;
          case FULL, OUTER -> Kind.FULL;
          default -> Kind.INNER;
        };
    if (kind != Kind.INNER) {
      reading.advance();
      reading.accept(Keyword.OUTER);
    } else {
      reading.accept(Keyword.INNER);
    }
    return kind;
  }

  private boolean isQualifier() {
    return reading.is(Keyword.USING)
        || (reading.is(Keyword.ON) && !reading.expressions.isOnConflict(reading.position()));
  }

  private JoinTree qualified(Kind kind, JoinTree left, JoinTree right, Scope scope) {
    if (reading.accept(Keyword.USING)) {
      if (!reading.isOpen()) {
        throw reading.unexpected("the columns of USING should stand here");
      }
      reading.skipGroup();
      if (reading.accept(Keyword.AS)) {
        reading.advance();
      }
      return new JoinTree.Join(kind, left, right, -1, -1, true);
    }
    if (!isQualifier()) {
      if (mayLackCondition(kind)) {
        return new JoinTree.Join(kind, left, right, -1, -1, false);
      }
      throw reading.unexpected("the condition of a join should stand here");
    }
    reading.advance();
    int first = reading.position();
    reading.expressions.run(Stop.JOIN, scope);
    if (reading.position() == first) {
      throw reading.unexpected("the condition of a join should stand here");
    }
    return new JoinTree.Join(kind, left, right, first, reading.position() - 1, false);
  }

  private JoinTree item(Scope scope) {
    reading.accept(Keyword.LATERAL);
    if (reading.isOpen()) {
      return bracketed(scope);
    }
    if (reading.is(TokenKind.OPEN) && reading.keyword(reading.position() + 1) == Keyword.OJ) {
      return escapedJoin(scope);
    }
    if (reading.is(Keyword.ROWS) && reading.keyword(reading.position() + 1) == Keyword.FROM) {
      reading.advance();
      reading.advance();
      return function(scope);
    }
    if (reading.is(Keyword.VALUES)) {
      return rows(scope);
    }
    if (isDataChange()) {
      reading.moveTo(reading.position() + 2);
      reading.within(() -> reading.dml.statement(scope));
      return derived();
    }
    if (isFunction()) {
      references.skipName();
      return function(scope);
    }
    return new JoinTree.Table(references.table(scope));
  }

  /** JDBC's {@code {oj a LEFT OUTER JOIN b ON …}} (JDBC 4.3 §13.4.3). */
  private JoinTree escapedJoin(Scope scope) {
    JoinTree[] inner = new JoinTree[1];
    reading.within(
        () -> {
          reading.expect(Keyword.OJ);
          inner[0] = joined(scope);
        });
    return inner[0];
  }

  /** H2's rows without brackets around them. */
  private JoinTree rows(Scope scope) {
    reading.advance();
    do {
      if (!reading.isOpen()) {
        throw reading.unexpected("a row in brackets should stand here");
      }
      reading.expressions.group(scope);
    } while (reading.is(TokenKind.COMMA)
        && reading.tokens.is(reading.position() + 1, '(')
        && acceptComma());
    return derived();
  }

  /** H2's {@code OLD TABLE (DELETE …)} and its like: the rows that a statement changes. */
  private boolean isDataChange() {
    boolean delta =
        switch (reading.keyword()) {
          case OLD, NEW, FINAL -> reading.keyword(reading.position() + 1) == Keyword.TABLE;
          default -> false;
        };
    return delta && reading.tokens.is(reading.position() + 2, '(');
  }

  private JoinTree bracketed(Scope scope) {
    int open = reading.position();
    if (isQuery(open)) {
      reading.within(() -> reading.queries.query(scope));
      return derived();
    }
    JoinTree[] inner = new JoinTree[1];
    reading.within(() -> inner[0] = listed(scope));
    int close = reading.position() - 1;
    int alias = references.alias();
    if (alias < 0) {
      return inner[0] instanceof JoinTree.Table table
          ? new JoinTree.Table(table.reference().enclosed(open, close))
          : inner[0];
    }
    int columns = reading.isOpen() ? reading.position() : -1;
    references.columnAliases();
    // H2 takes brackets around a single table for nothing.
    return inner[0] instanceof JoinTree.Table table && table.reference().alias() < 0
        ? new JoinTree.Table(
            table.reference().bracketed(open, close, alias, columns, reading.position() - 1))
        : new JoinTree.Aliased(inner[0], alias);
  }

  /** A join, or MariaDB's list of tables in brackets, which is one without conditions. */
  private JoinTree listed(Scope scope) {
    JoinTree tree = joined(scope);
    while (reading.dialect == Dialect.MARIADB && acceptComma()) {
      tree = new JoinTree.Join(Kind.INNER, tree, joined(scope), -1, -1, false);
    }
    return tree;
  }

  /** A bracket before a query, or before brackets around one, and not before a joined table. */
  private boolean isQuery(int open) {
    if (reading.expressions.opensQuery(open)) {
      return true;
    }
    int inner = open + 1;
    if (!reading.tokens.is(inner, '(') || !isQuery(inner)) {
      return false;
    }
    int after = reading.tokens.partner(inner) + 1;
    if (after == reading.tokens.partner(open)) {
      return true;
    }
    return switch (reading.keyword(after)) {
      case UNION, INTERSECT, EXCEPT, MINUS, ORDER, LIMIT, OFFSET, FETCH, FOR -> true;
      default -> false;
    };
  }

  private JoinTree derived() {
    int alias = references.alias();
    references.columnAliases();
    return new JoinTree.Derived(alias);
  }

  private boolean isFunction() {
    int at = reading.position();
    while (reading.tokens.isName(at) && reading.tokens.is(at + 1, TokenKind.DOT)) {
      at += 2;
    }
    return reading.tokens.isName(at)
        && reading.tokens.is(at + 1, '(')
        && reading.keyword(at) != Keyword.ONLY;
  }

  private JoinTree function(Scope scope) {
    reading.expressions.group(scope);
    if (reading.is(Keyword.WITH) && reading.keyword(reading.position() + 1) == Keyword.ORDINALITY) {
      reading.advance();
      reading.advance();
    }
    if (reading.is(Keyword.AS) && reading.tokens.is(reading.position() + 1, '(')) {
      reading.advance();
      reading.skipGroup();
      return new JoinTree.Derived(-1);
    }
    return derived();
  }
}
