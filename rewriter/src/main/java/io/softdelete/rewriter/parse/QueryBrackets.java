package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.text.Tokens;

/** Tells which brackets stand around queries. */
final class QueryBrackets {
  /** Brackets around a query, which are looked through one by one. */
  private static final int MOST = 16;

  private final Reading reading;

  QueryBrackets(Reading reading) {
    this.reading = reading;
  }

  /** Whether a bracket opens a query, seen from the token behind it. */
  boolean opensQuery(int open) {
    Tokens tokens = reading.tokens;
    int next = open + 1;
    return switch (tokens.keyword(next)) {
      case SELECT -> true;
      case WITH -> tokens.isName(next + 1);
      case VALUES ->
          reading.dialect == Dialect.H2
              || tokens.is(next + 1, '(')
              || tokens.isWord(next + 1, "ROW");
      case TABLE -> tokens.isName(next + 1);
      default -> false;
    };
  }

  /**
   * Whether a bracket opens a query, or brackets around one that a set operation may follow: {@code
   * ((SELECT 1) UNION SELECT 2)}.
   */
  boolean beginsQuery(int open) {
    Tokens tokens = reading.tokens;
    int innermost = open;
    while (innermost < open + MOST && tokens.is(innermost + 1, '(')) {
      innermost++;
    }
    if (!opensQuery(innermost)) {
      return false;
    }
    for (int at = innermost; at > open; at--) {
      int after = tokens.partner(at) + 1;
      if (after != tokens.partner(at - 1) && !isSetOperator(after)) {
        return false;
      }
    }
    return true;
  }

  boolean isSetOperator(int at) {
    return switch (reading.keyword(at)) {
      case UNION, INTERSECT, EXCEPT -> true;
      case MINUS -> reading.dialect != Dialect.POSTGRESQL;
      default -> false;
    };
  }
}
