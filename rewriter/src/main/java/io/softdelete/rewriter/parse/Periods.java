package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.parse.Expressions.Stop;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;

/** Reads over what MariaDB's tables with periods have behind their names. */
final class Periods {
  private final Reading reading;

  Periods(Reading reading) {
    this.reading = reading;
  }

  /** {@code FOR PORTION OF period FROM expression TO expression}. */
  void portion(Scope scope) {
    reading.moveTo(reading.position() + 2);
    reading.expect(Keyword.OF);
    reading.advance();
    reading.expect(Keyword.FROM);
    while (!reading.atEnd() && !reading.is(Keyword.TO)) {
      reading.expressions.step(scope);
    }
    reading.expect(Keyword.TO);
    reading.expressions.run(Stop.CLAUSE, scope);
  }

  /** {@code FOR SYSTEM_TIME AS OF time}, which an alias may follow. */
  void asOf(Scope scope) {
    int at = reading.position();
    if (reading.keyword(at + 2) != Keyword.AS || reading.keyword(at + 3) != Keyword.OF) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(at),
          "FOR SYSTEM_TIME over a stretch of time, in which a deletion leaves another history",
          "write FOR SYSTEM_TIME AS OF");
    }
    reading.moveTo(at + 4);
    operand(scope);
    while (reading.is(TokenKind.OPERATOR)) {
      reading.advance();
      operand(scope);
    }
  }

  /** A literal, a marker, a variable, a function, brackets, {@code INTERVAL 1 DAY}. */
  private void operand(Scope scope) {
    Tokens tokens = reading.tokens;
    int at = reading.position();
    boolean prefixed = tokens.isWord(at, "TIMESTAMP") || tokens.isWord(at, "TRANSACTION");
    if (prefixed && !tokens.is(at + 1, '(')) {
      reading.advance();
      operand(scope);
    } else if (tokens.isWord(at, "INTERVAL")) {
      reading.advance();
      operand(scope);
      reading.advance();
    } else if (reading.isOpen()) {
      reading.expressions.group(scope);
    } else {
      skipVariableSigns();
      reading.fromClause.references().skipName();
      if (reading.isOpen()) {
        reading.expressions.group(scope);
      }
    }
  }

  private void skipVariableSigns() {
    while (reading.tokens.is(reading.position(), '@')) {
      reading.advance();
    }
  }
}
