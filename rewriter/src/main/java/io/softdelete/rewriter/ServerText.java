package io.softdelete.rewriter;

import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Mentions;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.Locale;
import java.util.Set;

/**
 * SQL that the server runs from a text: DO, EXECUTE IMMEDIATE, PREPARE … FROM, and functions that
 * take a query. A literal that names no registered table passes; what isn't a literal can't be
 * looked into.
 */
final class ServerText {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "connectby",
          "crosstab",
          "crosstab2",
          "crosstab3",
          "crosstab4",
          "csvwrite",
          "dblink",
          "dblink_exec",
          "dblink_open",
          "dblink_send_query",
          "query_to_xml",
          "query_to_xml_and_xmlschema",
          "table_to_xml",
          "table_to_xml_and_xmlschema",
          "ts_rewrite",
          "ts_stat",
          "xpath_table");

  private final Tokens tokens;
  private final Dialect dialect;
  private final Mentions names;

  ServerText(Tokens tokens, Dialect dialect, Mentions names) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.names = names;
  }

  /** Passes a statement, or refuses it. */
  void check(int first, int end) {
    for (int i = first; i < end; i++) {
      if (tokens.is(i + 1, '(') && runsText(i)) {
        checkArguments(i + 1);
      }
    }
    int text = text(first, end);
    if (text >= 0) {
      checkLiteral(text, end);
    }
  }

  private boolean runsText(int function) {
    return tokens.isName(function)
        && FUNCTIONS.contains(tokens.identifier(function).text().toLowerCase(Locale.ROOT));
  }

  /** Literals among the arguments of a function that runs a query or reads a whole table. */
  private void checkArguments(int open) {
    for (int i = open + 1; i < tokens.partner(open); i++) {
      if (tokens.is(i, TokenKind.STRING)) {
        refuseNames(i);
      }
    }
  }

  /** Where such a text begins, or -1. */
  private int text(int first, int end) {
    return switch (tokens.keyword(first)) {
      case DO -> dialect == Dialect.POSTGRESQL ? block(first, end) : -1;
      case EXECUTE -> tokens.is(first + 1, Keyword.IMMEDIATE) ? first + 2 : -1;
      case PREPARE -> tokens.is(first + 2, Keyword.FROM) ? first + 3 : -1;
      default -> -1;
    };
  }

  /** {@code DO [LANGUAGE name] 'code'}. */
  private int block(int first, int end) {
    int block = first + 1;
    while (block < end && !tokens.is(block, TokenKind.STRING)) {
      block++;
    }
    return block;
  }

  private void checkLiteral(int text, int end) {
    boolean another = tokens.is(text + 1, TokenKind.STRING) && text + 1 < end;
    boolean joined = text + 1 < end && tokens.is(text + 1, TokenKind.OPERATOR);
    if (text >= end || !tokens.is(text, TokenKind.STRING) || another || joined) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(text),
          "SQL that the server runs from a text that is no single literal",
          "send it as a statement of its own");
    }
    refuseNames(text);
  }

  private void refuseNames(int text) {
    String sql = tokens.sql();
    if (isEscaped(text) || names.in(sql, tokens.start(text), tokens.end(text))) {
      throw Refusal.unsafe(
              sql,
              tokens.start(text),
              "SQL in a literal that may concern a registered table",
              "send it as a statement of its own")
          .concerning(names.firstIn(tokens.text(text, text)).stream().toList());
    }
  }

  /** Escapes could spell a name so that it isn't seen. */
  private boolean isEscaped(int literal) {
    String text = tokens.text(literal, literal);
    char first = text.charAt(0);
    boolean escapes = first != '$' && (first != '\'' || dialect == Dialect.MARIADB);
    return escapes && text.indexOf('\\') >= 0;
  }
}
