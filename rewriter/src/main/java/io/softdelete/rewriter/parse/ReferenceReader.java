package io.softdelete.rewriter.parse;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import java.util.Optional;

/** Reads the name of a table, its alias and what else belongs to the reference. */
final class ReferenceReader {
  private final Reading reading;

  ReferenceReader(Reading reading) {
    this.reading = reading;
  }

  void skipName() {
    while (reading.tokens.is(reading.position() + 1, TokenKind.DOT)) {
      reading.advance();
      reading.advance();
    }
    reading.advance();
  }

  /** A table with its alias and what may follow it. */
  TableReference table(Scope scope) {
    Relation relation = relation();
    Optional<TablePolicy> policy =
        isCommonTable(relation, scope)
            ? Optional.empty()
            : reading.policy(relation.nameFirst, relation.nameLast);
    boolean decorated = decorations(scope);
    int alias = alias();
    int columnAliases = alias >= 0 && reading.isOpen() ? reading.position() : -1;
    if (columnAliases >= 0) {
      reading.skipGroup();
    }
    decorated |= decorations(scope);
    return relation.reference(
        alias, columnAliases, reading.position() - 1, decorated, policy, hint(relation.nameLast));
  }

  /** A common table expression hides a table of its name; on H2 the table wins where it exists. */
  private boolean isCommonTable(Relation relation, Scope scope) {
    if (relation.nameFirst != relation.nameLast
        || !scope.hides(reading.tables.canonical(reading.tokens, relation.nameLast))) {
      return false;
    }
    return reading.dialect != Dialect.H2
        || !reading.tables.mayName(reading.tokens, relation.nameLast)
        || !reading.exists(relation.nameLast);
  }

  /** The target of a DML statement, which no common table expression hides. */
  TableReference target() {
    Relation relation = relation();
    if (reading.dialect == Dialect.MARIADB && isIndexHint() && reading.is(Keyword.PARTITION)) {
      reading.advance();
      reading.skipGroup();
    }
    // MariaDB knows no alias there, and takes VALUE for VALUES.
    int alias = reading.dialect == Dialect.MARIADB ? -1 : alias();
    lockHints();
    return relation.reference(
        alias,
        -1,
        reading.position() - 1,
        false,
        reading.policy(relation.nameFirst, relation.nameLast),
        hint(relation.nameLast));
  }

  /** The target of a DELETE from one table, which may name partitions. */
  TableReference deleted(Scope scope) {
    Relation relation = relation();
    if (isPortion()) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(reading.position()),
          "a DELETE of a portion of time, of which the rest stays in rows of its own",
          "write an UPDATE of the marker FOR PORTION OF");
    }
    boolean decorated = reading.dialect != Dialect.H2 && decorations(scope);
    int alias = alias();
    return relation.reference(
        alias,
        -1,
        reading.position() - 1,
        decorated,
        reading.policy(relation.nameFirst, relation.nameLast),
        hint(relation.nameLast));
  }

  /**
   * The table of a COPY or TRUNCATE, which has no alias and which no common table expression hides.
   */
  TableReference copied() {
    Relation relation = relation();
    return relation.reference(
        -1,
        -1,
        relation.last,
        false,
        reading.policy(relation.nameFirst, relation.nameLast),
        hint(relation.nameLast));
  }

  private record Relation(int first, int nameFirst, int nameLast, int last) {
    TableReference reference(
        int alias,
        int columnAliases,
        int endLast,
        boolean decorated,
        Optional<TablePolicy> policy,
        Optional<Visibility> visibility) {
      return new TableReference(
          first,
          nameFirst,
          nameLast,
          last,
          alias,
          columnAliases,
          endLast,
          decorated,
          policy,
          visibility);
    }
  }

  /** {@code [ONLY] name [*]}, or {@code ONLY (name)}. */
  private Relation relation() {
    int first = reading.position();
    boolean only = reading.dialect == Dialect.POSTGRESQL && reading.accept(Keyword.ONLY);
    int open = only && reading.isOpen() ? reading.position() : -1;
    if (open >= 0) {
      reading.advance();
    }
    int nameFirst = reading.position();
    if (!reading.isName()) {
      throw reading.unexpected("the name of a table should stand here");
    }
    while (reading.tokens.is(reading.position() + 1, TokenKind.DOT)) {
      reading.advance();
      reading.advance();
      if (!reading.isName()) {
        throw reading.unexpected("the name of a table should stand here");
      }
    }
    int nameLast = reading.position();
    reading.advance();
    if (open >= 0) {
      if (reading.position() != reading.tokens.partner(open)) {
        throw reading.unexpected("a closing bracket should stand here");
      }
      reading.advance();
    } else if (reading.is(TokenKind.STAR)) {
      reading.advance();
    }
    return new Relation(first, nameFirst, nameLast, reading.position() - 1);
  }

  private Optional<Visibility> hint(int nameLast) {
    return TableHint.read(reading.tokens, nameLast, reading.hints);
  }

  /** Sampling, index hints, partitions: read over, and remembered. */
  private boolean decorations(Scope scope) {
    int before = reading.position();
    if (reading.accept(Keyword.TABLESAMPLE)) {
      skipName();
      reading.expressions.group(scope);
      if (reading.accept(Keyword.REPEATABLE)) {
        reading.expressions.group(scope);
      }
    } else if (reading.dialect != Dialect.POSTGRESQL) {
      if (reading.is(Keyword.FOR) && reading.tokens.isWord(before + 1, "SYSTEM_TIME")) {
        new Periods(reading).asOf(scope);
      } else if (isPortion()) {
        new Periods(reading).portion(scope);
      }
      while (isIndexHint()) {
        while (!reading.isOpen() && reading.isName()) {
          reading.advance();
        }
        reading.skipGroup();
      }
      lockHints();
    }
    return reading.position() > before;
  }

  /** {@code WITH (NOLOCK)}, over which H2 reads in its mode of SQL Server. */
  private void lockHints() {
    if (reading.dialect == Dialect.H2
        && reading.is(Keyword.WITH)
        && reading.tokens.is(reading.position() + 1, '(')) {
      reading.advance();
      reading.skipGroup();
    }
  }

  /** MariaDB's {@code FOR PORTION OF period FROM … TO …}. */
  private boolean isPortion() {
    return reading.dialect == Dialect.MARIADB
        && reading.is(Keyword.FOR)
        && reading.tokens.isWord(reading.position() + 1, "PORTION");
  }

  private boolean isIndexHint() {
    int at = reading.position();
    return switch (reading.keyword()) {
      case PARTITION -> reading.tokens.is(at + 1, '(');
      case USE, FORCE, IGNORE ->
          reading.tokens.isWord(at + 1, "INDEX") || reading.keyword(at + 1) == Keyword.KEY;
      default -> false;
    };
  }

  /** The token of an alias, or -1; MariaDB also takes {@code t = alias}. */
  int alias() {
    if (reading.accept(Keyword.AS) || acceptEquals()) {
      if (!reading.isName()) {
        throw reading.unexpected("an alias should stand here");
      }
      reading.advance();
      return reading.position() - 1;
    }
    if (reading.isName() && !endsItem()) {
      reading.advance();
      return reading.position() - 1;
    }
    return -1;
  }

  private boolean acceptEquals() {
    boolean equals =
        reading.dialect == Dialect.MARIADB && reading.tokens.is(reading.position(), '=');
    if (equals) {
      reading.advance();
    }
    return equals;
  }

  private boolean endsItem() {
    return switch (reading.keyword()) {
      case NONE -> false;
      case PROCEDURE -> reading.expressions.isProcedure(reading.position());
      case JOIN, INNER, LEFT, RIGHT, FULL, CROSS, NATURAL, ON, USING, SET, WITH -> true;
      case WHERE, GROUP, HAVING, WINDOW, ORDER, LIMIT, OFFSET, FETCH, FOR, INTO -> true;
      case UNION, INTERSECT, EXCEPT, RETURNING, TABLESAMPLE, VALUES, SELECT, DEFAULT -> true;
      case OVERRIDING, WHEN, LATERAL, TABLE -> true;
      case MINUS, QUALIFY, START, CONNECT, PIVOT, UNPIVOT, USE, FORCE, IGNORE, PARTITION ->
          reading.dialect != Dialect.POSTGRESQL;
      case LOCK, STRAIGHT_JOIN -> reading.dialect == Dialect.MARIADB;
      case KEY -> reading.dialect == Dialect.H2 && reading.tokens.is(reading.position() + 1, '(');
      default -> false;
    };
  }

  /** Goes over a list of new column names, if there is one. */
  void columnAliases() {
    if (reading.isOpen()) {
      reading.skipGroup();
    }
  }
}
