package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;

/**
 * Walks over expressions: finds where they end and reads the sub-queries in them. Deep nesting of
 * plain brackets costs no stack.
 */
final class Expressions {
  private final Reading reading;

  Expressions(Reading reading) {
    this.reading = reading;
  }

  /** What ends a run of expressions, beside the end of its brackets. */
  enum Stop {
    /** Only the end. */
    NOTHING,
    /** A clause keyword. */
    CLAUSE,
    /** A clause keyword, a comma or what goes on with a join: the end of an ON condition. */
    JOIN
  }

  /** Goes over expressions until one of the stops at the level of the brackets where it began. */
  void run(Stop stop, Scope scope) {
    while (!reading.atEnd() && !stops(stop)) {
      step(scope);
    }
  }

  /** Goes over one token, or over a bracketed group. */
  void step(Scope scope) {
    if (reading.tokens.is(reading.position(), TokenKind.OPEN)) {
      group(scope);
    } else {
      checkUnclaimed(reading.position());
      reading.advance();
    }
  }

  /** Goes over a bracketed group, reading the queries that begin in it. */
  void group(Scope scope) {
    Tokens tokens = reading.tokens;
    int close = tokens.partner(reading.position());
    while (reading.position() < close) {
      int at = reading.position();
      if (tokens.is(at, '(') && reading.brackets.beginsQuery(at)) {
        reading.within(() -> query(at, scope));
      } else if (isBareQuery(at)) {
        reading.upTo(close, () -> reading.queries.query(scope));
      } else {
        if (tokens.is(at, TokenKind.OPEN)) {
          checkNoDml(at + 1);
        }
        checkUnclaimed(at);
        reading.advance();
      }
    }
    reading.moveTo(close + 1);
  }

  private void query(int open, Scope scope) {
    reading.queries.query(scope);
    // PostgreSQL's JSON_ARRAY(SELECT … RETURNING jsonb)
    if (reading.is(Keyword.RETURNING) && reading.tokens.isWord(open - 1, "JSON_ARRAY")) {
      run(Stop.NOTHING, scope);
    }
  }

  /**
   * H2 does without brackets around a query that is the last of a list: {@code IN (1, SELECT …)}.
   */
  private boolean isBareQuery(int at) {
    return reading.dialect == Dialect.H2
        && reading.tokens.is(at, Keyword.SELECT)
        && reading.tokens.is(at - 1, TokenKind.COMMA);
  }

  /** Whether a word is used as a name: after a full stop or AS. */
  private boolean isName(int index) {
    return index > 0
        && (reading.tokens.is(index - 1, TokenKind.DOT)
            || reading.tokens.is(index - 1, Keyword.AS));
  }

  boolean stops(Stop stop) {
    int at = reading.position();
    if (stop == Stop.NOTHING) {
      return false;
    }
    if (stop == Stop.JOIN && reading.is(TokenKind.COMMA)) {
      return true;
    }
    if (isLimitEscape(at) || isProcedure(at)) {
      return true;
    }
    if (reading.keyword() == Keyword.NONE || isName(at)) {
      return false;
    }
    return endsClause(at) || (stop == Stop.JOIN && (isJoin(at) || isQualifier(at)));
  }

  /** JDBC's {@code {limit 5}} (JDBC 4.3 §13.4.6). */
  boolean isLimitEscape(int at) {
    return reading.tokens.is(at, '{') && reading.keyword(at + 1) == Keyword.LIMIT;
  }

  /** MariaDB's {@code PROCEDURE ANALYSE(…)}, the end of a query. */
  boolean isProcedure(int at) {
    return reading.dialect == Dialect.MARIADB
        && reading.tokens.isWord(at, "PROCEDURE")
        && reading.tokens.isWord(at + 1, "ANALYSE")
        && reading.tokens.is(at + 2, '(');
  }

  private boolean isQualifier(int at) {
    return reading.keyword(at) == Keyword.ON || reading.keyword(at) == Keyword.USING;
  }

  /** Whether a join goes on here: {@code left(a, 1)} is a function and doesn't. */
  boolean isJoin(int at) {
    Keyword next = reading.keyword(at + 1);
    return switch (reading.keyword(at)) {
      case JOIN -> true;
      case STRAIGHT_JOIN -> reading.dialect == Dialect.MARIADB;
      case CROSS, INNER -> next == Keyword.JOIN || next == Keyword.APPLY;
      case LEFT, RIGHT, FULL, OUTER ->
          next == Keyword.JOIN || next == Keyword.OUTER || next == Keyword.APPLY;
      case NATURAL ->
          switch (next) {
            case JOIN, INNER, LEFT, RIGHT, FULL -> true;
            default -> false;
          };
      default -> false;
    };
  }

  /** Whether a clause of a query or a DML statement begins here. */
  private boolean endsClause(int at) {
    Tokens tokens = reading.tokens;
    return switch (reading.keyword(at)) {
      case WHERE, HAVING, WINDOW, ORDER, LIMIT, OFFSET, FETCH, INTO, UNION, INTERSECT -> true;
      case FROM -> !isDistinctFrom(at) && !isFromFirst(at);
      case FOR -> !isSequenceValue(at);
      case GROUP -> !tokens.is(at - 1, Keyword.WITHIN);
      case EXCEPT -> !excludesColumns(at);
      case MINUS -> reading.dialect == Dialect.H2 || reading.dialect == Dialect.STANDARD;
      case QUALIFY -> reading.dialect == Dialect.H2 || reading.dialect == Dialect.STANDARD;
      case RETURNING -> reading.dialect != Dialect.H2;
      case LOCK, SET -> reading.dialect == Dialect.MARIADB;
      case ON -> isOnConflict(at);
      case WITH ->
          switch (reading.keyword(at + 1)) {
            case CHECK, CASCADED, LOCAL, DATA, NO -> true;
            default -> isIsolation(at + 1);
          };
      default -> false;
    };
  }

  /** {@code WITH UR} at the end of a query, in H2's modes of DB2 and Derby. */
  private boolean isIsolation(int at) {
    Tokens tokens = reading.tokens;
    return reading.dialect == Dialect.H2
        && (tokens.isWord(at, "UR")
            || tokens.isWord(at, "CS")
            || tokens.isWord(at, "RS")
            || tokens.isWord(at, "RR"));
  }

  boolean isOnConflict(int at) {
    Tokens tokens = reading.tokens;
    return switch (reading.keyword(at + 1)) {
      case CONFLICT ->
          tokens.is(at + 2, '(') || tokens.is(at + 2, Keyword.DO) || tokens.is(at + 2, Keyword.ON);
      case DUPLICATE -> tokens.is(at + 2, Keyword.KEY);
      default -> false;
    };
  }

  /** {@code IS [NOT] DISTINCT FROM}. */
  private boolean isDistinctFrom(int at) {
    Tokens tokens = reading.tokens;
    return tokens.is(at - 1, Keyword.DISTINCT)
        && (tokens.is(at - 2, Keyword.IS) || tokens.is(at - 2, Keyword.NOT));
  }

  /** {@code nth_value(x, 2) FROM LAST OVER w}. */
  private boolean isFromFirst(int at) {
    Tokens tokens = reading.tokens;
    boolean position = tokens.isWord(at + 1, "FIRST") || tokens.isWord(at + 1, "LAST");
    boolean window =
        tokens.isWord(at + 2, "OVER")
            || tokens.isWord(at + 2, "RESPECT")
            || tokens.is(at + 2, Keyword.IGNORE);
    return position && window && at > 0 && tokens.is(at - 1, TokenKind.CLOSE);
  }

  /** {@code NEXT VALUE FOR s}, {@code CURRENT VALUE FOR s}, {@code PREVIOUS VALUE FOR s}. */
  private boolean isSequenceValue(int at) {
    Tokens tokens = reading.tokens;
    return at > 1
        && tokens.isWord(at - 1, "VALUE")
        && (tokens.isWord(at - 2, "NEXT")
            || tokens.isWord(at - 2, "PREVIOUS")
            || tokens.is(at - 2, Keyword.CURRENT));
  }

  /** H2's {@code * EXCEPT (column)}. */
  private boolean excludesColumns(int at) {
    Tokens tokens = reading.tokens;
    return reading.dialect == Dialect.H2
        && at > 0
        && tokens.is(at - 1, TokenKind.STAR)
        && tokens.is(at + 1, '(')
        && !reading.brackets.opensQuery(at + 1);
  }

  /** Refuses a keyword that begins a table reference where none is understood. */
  private void checkUnclaimed(int at) {
    Tokens tokens = reading.tokens;
    boolean unclaimed =
        switch (tokens.keyword(at)) {
          case SELECT -> at == 0 || !tokens.is(at - 1, TokenKind.DOT);
          case JOIN -> !isName(at);
          case FROM ->
              !isName(at) && !isDistinctFrom(at) && !isFromFirst(at) && !isFunctionArgument(at);
          default -> false;
        };
    if (unclaimed) {
      throw Refusal.unparsable(
          tokens.sql(), tokens.start(at), tokens.keyword(at) + " was not expected here");
    }
  }

  /** {@code extract(year FROM x)}, {@code substring(x FROM 2)}, {@code trim(both FROM x)}. */
  private boolean isFunctionArgument(int at) {
    int open = reading.tokens.partner(at);
    return open > 0 && reading.tokens.isName(open - 1);
  }

  private void checkNoDml(int at) {
    Tokens tokens = reading.tokens;
    boolean begins =
        switch (tokens.keyword(at)) {
          case INSERT, UPDATE, DELETE, MERGE -> tokens.isName(at + 1);
          default -> false;
        };
    if (begins) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(at),
          tokens.keyword(at) + " within an expression",
          "send it as a statement of its own");
    }
  }
}
