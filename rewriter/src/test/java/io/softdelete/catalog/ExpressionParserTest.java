package io.softdelete.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CURRENT_TIMESTAMP",
        "'it''s; -- not /* a */ ? comment #, SELECT'",
        "\"select\" || `table` || \"a\"\"b\"",
        "t.select",
        "COALESCE(a, (b + c[1]) * 2) - -1",
        "CAST(x AS TIMESTAMP WITH TIME ZONE)",
        "x::timestamp with local time zone",
        "EXTRACT(EPOCH FROM CURRENT_TIMESTAMP)",
        "a IS DISTINCT FROM b",
        "CASE WHEN a > 0 THEN 'x' ELSE NULL END",
        "'by ' || ${actor} || ${reason} || ${operation}",
        "name$1 || größe",
        "selected + valuesx + tables",
        "DATE '9999-12-31'",
        "1e5 + 0.5",
        "U&'abc'",
        "''",
      })
  void expressionsAreKeptAsTheyAre(String text) throws Unexpected {
    assertThat(ExpressionParser.parse(text)).isEqualTo(new SqlExpression(text));
  }

  @Test
  void lineBreaksBetweenTokensAreBlanksAndThoseInQuotesStay() throws Unexpected {
    assertThat(ExpressionParser.parse("  a\n\t|| 'x\ny'\r\n").sql()).isEqualTo("a  || 'x\ny'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          a; b            | found ; in 'a; b'; expected an expression without it
          a = ?           | found ? in 'a = ?'; expected an expression without it
          a -- b          | found the comment -- in 'a -- b'; expected an expression without it
          a--1            | found the comment -- in 'a--1'; expected an expression without it
          a /* b */       | found the comment /* in 'a /* b */'; expected an expression without it
          a // b          | found the comment // in 'a // b'; expected an expression without it
          a # b           | found # (a comment in some databases) in 'a # b'; expected an expression without it
          'a              | found no end in ''a'; expected a closing '
          'a''            | found no end in ''a'''; expected a closing '
          "a              | found no end in '"a'; expected a closing "
          (a              | found no end in '(a'; expected a closing )
          f(a[1)          | found a ) that closes nothing in 'f(a[1)'; expected brackets in pairs
          a)              | found a ) that closes nothing in 'a)'; expected brackets in pairs
          'a\\'           | found a backslash in ''a\\''; expected an expression without it: databases read it differently
          a \\ b          | found a backslash in 'a \\ b'; expected an expression without it
          1, b = 2        | found a comma outside of brackets in '1, b = 2'; expected one expression
          $$a$$           | found a $ outside of names and quotes in '$$a$$'; expected ${actor}, ${reason} or ${operation}
          $1              | found a $ outside of names and quotes in '$1'; expected ${actor}, ${reason} or ${operation}
          ${actor         | found a $ outside of names and quotes in '${actor'; expected ${actor}, ${reason} or ${operation}
          ${Actor}        | found the placeholder 'Actor' in '${Actor}'; expected one of actor, reason, operation (did you mean actor?)
          (select 1)      | found SELECT in '(select 1)'; expected an expression over the row, without a sub-query
          EXISTS (TABLE x) | found TABLE in 'EXISTS (TABLE x)'; expected an expression over the row, without a sub-query
          (VALUES (1))    | found VALUES in '(VALUES (1))'; expected an expression over the row, without a sub-query
          (WITH x AS y)   | found WITH in '(WITH x AS y)'; expected an expression over the row, without a sub-query
          a WITH          | found WITH in 'a WITH'; expected an expression over the row, without a sub-query
          1 WHERE a = 1   | found WHERE in '1 WHERE a = 1'; expected one expression, which ends before WHERE
          a FROM b        | found FROM in 'a FROM b'; expected one expression, which ends before FROM
          2024-01-31 10:00 | found no quotes in '2024-01-31 10:00'; expected a literal like DATE '2024-01-31'
          """)
  void whatIsNoExpressionIsRefused(String text, String problem) {
    assertThatThrownBy(() -> ExpressionParser.parse(text)).hasMessage(problem);
  }

  @Test
  void placeholdersAreNoText() {
    assertThatThrownBy(() -> ExpressionParser.parse("'by ${actor}'"))
        .hasMessage(
            "found ${ in quotes in ''by ${actor}''; expected a placeholder outside of quotes,"
                + " joined by ||");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n"})
  void nothingIsRefused(String text) {
    assertThatThrownBy(() -> ExpressionParser.parse(text))
        .hasMessage("found nothing; expected an SQL expression, or null");
  }

  @Test
  void blanksThatOnlyLookLikeOneAreRefused() {
    assertThatThrownBy(() -> ExpressionParser.parse("a\u00a0+ b"))
        .hasMessage("found U+00A0 in 'aU+00A0+ b'; expected a plain blank");
  }

  @Test
  void depthIsBounded() {
    assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(100_000)))
        .hasMessageStartingWith("found more than 100 brackets in each other in '((((")
        .hasMessageEndingWith("(…'; expected fewer");
  }
}
