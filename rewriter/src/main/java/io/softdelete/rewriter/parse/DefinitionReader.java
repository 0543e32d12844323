package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;

/**
 * Reads CREATE and ALTER: the query of a view or a table, and nothing else; code that will run
 * inside the database is refused.
 */
final class DefinitionReader {
  /** Before VIEW and TABLE stand at most that many words: OR REPLACE GLOBAL TEMPORARY RECURSIVE. */
  private static final int MOST_WORDS = 7;

  private final Reading reading;

  DefinitionReader(Reading reading) {
    this.reading = reading;
  }

  void read() {
    int start = reading.position();
    requireNoSynonym(start);
    boolean code = false;
    boolean relation = false;
    for (int i = start; i < reading.end(); i++) {
      Keyword keyword = reading.keyword(i);
      code |= keyword == Keyword.SELECT || changesRows(i);
      relation |= i < start + MOST_WORDS && (keyword == Keyword.VIEW || keyword == Keyword.TABLE);
      relation |= keyword == Keyword.VIEW && areOptions(start + 1, i);
    }
    int query = query();
    if (relation && query >= 0) {
      reading.moveTo(query);
      reading.dml.statement(Scope.EMPTY);
    } else if (code) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(start),
          "code that will run inside the database, where the driver can't see it",
          "create it with /* softdelete:bypass */ and let it look for active rows itself");
    } else {
      reading.moveTo(reading.end());
    }
  }

  /** {@code CREATE [OR REPLACE] SYNONYM s FOR t}: the table's rows under a name of their own. */
  private void requireNoSynonym(int start) {
    Tokens tokens = reading.tokens;
    if (!tokens.isWord(start + 1, "SYNONYM") && !tokens.isWord(start + 3, "SYNONYM")) {
      return;
    }
    int first = start + 2;
    while (first < reading.end() && reading.keyword(first - 1) != Keyword.FOR) {
      first++;
    }
    int last = first;
    while (tokens.is(last + 1, TokenKind.DOT)) {
      last += 2;
    }
    if (tokens.isName(last) && reading.policy(first, last).isPresent()) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(first),
          "a synonym of a registered table, by which its deleted rows would be seen",
          "use the table's own name");
    }
  }

  /**
   * Whether nothing but MariaDB's {@code ALGORITHM}, {@code DEFINER} and {@code SQL SECURITY} stand
   * between CREATE and VIEW.
   */
  private boolean areOptions(int from, int to) {
    if (reading.dialect != Dialect.MARIADB) {
      return false;
    }
    for (int i = from; i < to; i++) {
      boolean other =
          switch (reading.keyword(i)) {
            case AS, SELECT, BEGIN, DO, TRIGGER, FUNCTION, PROCEDURE -> true;
            default ->
                reading.tokens.isWord(i, "EVENT")
                    || reading.tokens.isWord(i, "PACKAGE")
                    || (reading.tokens.is(i, '(') && reading.tokens.partner(i) != i + 1);
          };
      if (other) {
        return false;
      }
    }
    return true;
  }

  private boolean changesRows(int at) {
    return switch (reading.keyword(at)) {
      case DELETE -> reading.keyword(at + 1) == Keyword.FROM;
      case INSERT, MERGE, REPLACE -> reading.keyword(at + 1) == Keyword.INTO;
      case TRUNCATE -> true;
      case UPDATE -> reading.tokens.isName(at + 1) && !namesAnEvent(at - 1);
      default -> false;
    };
  }

  /** {@code BEFORE UPDATE ON t}, {@code ON UPDATE CASCADE}, {@code FOR UPDATE}. */
  private boolean namesAnEvent(int before) {
    return switch (reading.keyword(before)) {
      case ON, FOR, OF -> true;
      default ->
          reading.tokens.is(before, TokenKind.COMMA)
              || reading.tokens.isWord(before, "OR")
              || reading.tokens.isWord(before, "BEFORE")
              || reading.tokens.isWord(before, "AFTER");
    };
  }

  /** Where the query of CREATE … AS begins, or of MariaDB's CREATE TABLE … SELECT; else -1. */
  private int query() {
    for (int i = reading.position(); i < reading.end(); i++) {
      if (reading.tokens.is(i, TokenKind.OPEN)) {
        i = reading.tokens.partner(i);
      } else if (reading.keyword(i) == Keyword.AS && beginsQuery(i + 1)) {
        return i + 1;
      } else if (reading.keyword(i) == Keyword.SELECT && reading.dialect == Dialect.MARIADB) {
        return i;
      }
    }
    return -1;
  }

  /** A generated column's expression stands behind AS too. */
  private boolean beginsQuery(int at) {
    return switch (reading.keyword(at)) {
      case SELECT, WITH, VALUES, TABLE -> true;
      default -> reading.tokens.is(at, '(') && reading.brackets.beginsQuery(at);
    };
  }
}
