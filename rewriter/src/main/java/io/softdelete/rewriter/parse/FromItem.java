package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.JoinTree.Kind;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;

/** Reads what a FROM clause joins: names, sub-queries, functions, and joins in brackets. */
final class FromItem {
  private final Reading reading;
  private final FromClause clause;
  private final ReferenceReader references;

  FromItem(Reading reading, FromClause clause) {
    this.reading = reading;
    this.clause = clause;
    this.references = new ReferenceReader(reading);
  }

  /** Reads single table references. */
  ReferenceReader references() {
    return references;
  }

  JoinTree read(Scope scope) {
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
          inner[0] = clause.joined(scope);
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
        && clause.acceptComma());
    return derived();
  }

  /** H2's {@code OLD TABLE (DELETE …)} and its like: the rows that a statement changes. */
  private boolean isDataChange() {
    // What was deleted is nowhere but in OLD TABLE; an UPDATE in its stead would be in the others.
    boolean delta =
        switch (reading.keyword()) {
          case OLD -> true;
          case NEW, FINAL -> reading.keyword(reading.position() + 3) != Keyword.DELETE;
          default -> false;
        };
    return delta
        && reading.keyword(reading.position() + 1) == Keyword.TABLE
        && reading.tokens.is(reading.position() + 2, '(');
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
    JoinTree tree = clause.joined(scope);
    while (reading.dialect == Dialect.MARIADB && clause.acceptComma()) {
      tree = new JoinTree.Join(Kind.INNER, tree, clause.joined(scope), -1, -1, false);
    }
    return tree;
  }

  /** A bracket before a query, or before brackets around one, and not before a joined table. */
  private boolean isQuery(int open) {
    if (reading.brackets.opensQuery(open)) {
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
