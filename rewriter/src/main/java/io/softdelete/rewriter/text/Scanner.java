package io.softdelete.rewriter.text;

import java.util.Arrays;

/**
 * Reads a text token by token, without allocating. It knows literals, delimited identifiers,
 * comments and brackets of a dialect, and nothing of grammar. Not thread-safe.
 *
 * <p>Numbers end where their digits end, so that {@code 1FROM t}, which PostgreSQL up to 14 takes
 * for {@code 1 FROM t}, doesn't hide a keyword.
 */
public final class Scanner {
  private static final int NOWHERE = -1;

  private final String sql;
  private final Lexing lexing;
  private int position;
  private TokenKind kind = TokenKind.OPERATOR;
  private int start;
  private int[] hints = {};
  private int unterminated = NOWHERE;
  private boolean executableComment;

  /** A scanner at the beginning of a text. */
  public Scanner(String sql, Lexing lexing) {
    this.sql = sql;
    this.lexing = lexing;
  }

  /** Goes to the next token; false at the end, or where something is never closed. */
  public boolean next() {
    skipBlanks();
    start = position;
    if (position >= sql.length() || unterminated != NOWHERE) {
      return false;
    }
    kind = read(sql.charAt(position));
    return unterminated == NOWHERE;
  }

  /** What the token is. */
  public TokenKind kind() {
    return kind;
  }

  /** Where the token begins. */
  public int start() {
    return start;
  }

  /** Where the token ends, exclusive. */
  public int end() {
    return position;
  }

  /** How many comments so far begin like a hint, those before the token included. */
  public int hintCount() {
    return hints.length;
  }

  /** Where such a comment begins. */
  public int hint(int index) {
    return hints[index];
  }

  /** Where a literal, identifier or comment begins that is never closed, or -1. */
  public int unterminated() {
    return unterminated;
  }

  private TokenKind read(char c) {
    return switch (c) {
      case '\'' -> delimited('\'', lexing.backslashEscapes(), TokenKind.STRING);
      case '"' ->
          lexing.doubleQuotedIdentifiers()
              ? delimited('"', false, TokenKind.QUOTED)
              : delimited('"', lexing.backslashEscapes(), TokenKind.STRING);
      case '`' ->
          lexing.backticks() ? delimited('`', false, TokenKind.QUOTED) : single(TokenKind.OPERATOR);
      case '(', '[', '{' -> single(TokenKind.OPEN);
      case ')', ']', '}' -> single(TokenKind.CLOSE);
      case ',' -> single(TokenKind.COMMA);
      case '.' -> single(TokenKind.DOT);
      case '*' -> single(TokenKind.STAR);
      case ';' -> single(TokenKind.SEMICOLON);
      case '?' -> questionMark();
      case '$' -> dollar();
      default -> wordOrNumber(c);
    };
  }

  /** A parameter, unless it is doubled: so pgjdbc writes an operator with a question mark. */
  private TokenKind questionMark() {
    if (startsWith("??")) {
      position += 2;
      return TokenKind.OPERATOR;
    }
    return single(TokenKind.PARAMETER);
  }

  private TokenKind wordOrNumber(char c) {
    if (c >= '0' && c <= '9') {
      number();
      return TokenKind.NUMBER;
    }
    if (!lexing.isWordStart(c)) {
      return single(TokenKind.OPERATOR);
    }
    position++;
    while (position < sql.length() && lexing.isWordPart(sql.charAt(position))) {
      position++;
    }
    return prefixed(c);
  }

  /** {@code E'…'} and {@code U&"…"}, whose first letter belongs to them. */
  private TokenKind prefixed(char first) {
    if (position - start != 1 || position >= sql.length()) {
      return TokenKind.WORD;
    }
    if ((first | 0x20) == 'e' && sql.charAt(position) == '\'' && lexing.escapeStrings()) {
      return delimited('\'', true, TokenKind.STRING);
    }
    if ((first | 0x20) == 'u' && startsWith("&\"") && lexing.doubleQuotedIdentifiers()) {
      position++;
      return delimited('"', false, TokenKind.QUOTED);
    }
    return TokenKind.WORD;
  }

  private TokenKind single(TokenKind singleKind) {
    position++;
    return singleKind;
  }

  private TokenKind delimited(char quote, boolean escapes, TokenKind delimitedKind) {
    for (int i = position + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          position = i + 1;
          return delimitedKind;
        }
      } else if (c == '\\' && escapes) {
        i++;
      }
    }
    leaveOpen(start);
    return delimitedKind;
  }

  /** A dollar-quoted literal where the dialect has them, else a single character. */
  private TokenKind dollar() {
    int tagEnd = position + 1;
    if (lexing.dollarTags()) {
      while (tagEnd < sql.length()
          && sql.charAt(tagEnd) != '$'
          && lexing.isWordPart(sql.charAt(tagEnd))) {
        tagEnd++;
      }
      char first = position + 1 < sql.length() ? sql.charAt(position + 1) : ' ';
      if (first >= '0' && first <= '9') {
        return single(TokenKind.OPERATOR);
      }
    }
    boolean quotes =
        (lexing.dollarTags() || lexing.dollarPairs())
            && tagEnd < sql.length()
            && sql.charAt(tagEnd) == '$';
    if (!quotes) {
      return single(TokenKind.OPERATOR);
    }
    String tag = sql.substring(position, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      leaveOpen(start);
    } else {
      position = close + tag.length();
    }
    return TokenKind.STRING;
  }

  private void number() {
    digits();
    if (position + 1 < sql.length()
        && sql.charAt(position) == '.'
        && Lexing.isDigit(sql.charAt(position + 1))) {
      position++;
      digits();
    }
    if (position + 1 < sql.length() && (sql.charAt(position) | 0x20) == 'e') {
      int exponent = position + 1;
      char sign = sql.charAt(exponent);
      if ((sign == '+' || sign == '-') && exponent + 1 < sql.length()) {
        exponent++;
      }
      if (Lexing.isDigit(sql.charAt(exponent))) {
        position = exponent;
        digits();
      }
    }
  }

  private void digits() {
    while (position < sql.length() && Lexing.isDigit(sql.charAt(position))) {
      position++;
    }
  }

  private void skipBlanks() {
    while (position < sql.length() && unterminated == NOWHERE) {
      char c = sql.charAt(position);
      if ((c == '-' && startsWith("--") && lineCommentAfterDashes())
          || (c == '/' && lexing.slashComments() && startsWith("//"))
          || (c == '#' && lexing.hashComments())) {
        skipLine();
      } else if (c == '/' && startsWith("/*")) {
        blockComment();
      } else if (c == '*' && executableComment && startsWith("*/")) {
        executableComment = false;
        position += 2;
      } else if (lexing.isBlank(c)) {
        position++;
      } else {
        return;
      }
    }
  }

  /** MariaDB asks for a blank after the dashes, for {@code 5--1} is a difference there. */
  private boolean lineCommentAfterDashes() {
    return !lexing.hashComments()
        || position + 2 >= sql.length()
        || sql.charAt(position + 2) <= ' ';
  }

  private void skipLine() {
    while (position < sql.length()
        && sql.charAt(position) != '\n'
        && sql.charAt(position) != '\r') {
      position++;
    }
  }

  private void blockComment() {
    int from = position;
    if (lexing.executableComments() && (startsWith("/*!") || startsWith("/*M!"))) {
      position = sql.indexOf('!', position) + 1;
      digits();
      executableComment = true;
      return;
    }
    int depth = 0;
    for (int i = from; i + 1 < sql.length(); i++) {
      char c = sql.charAt(i);
      char following = sql.charAt(i + 1);
      if (c == '/' && following == '*' && (depth == 0 || lexing.nestsComments())) {
        depth++;
        i++;
      } else if (c == '*' && following == '/') {
        depth--;
        i++;
        if (depth == 0) {
          position = i + 1;
          if (Hint.opens(sql, from, position)) {
            hints = Arrays.copyOf(hints, hints.length + 1);
            hints[hints.length - 1] = from;
          }
          return;
        }
      }
    }
    leaveOpen(from);
  }

  private void leaveOpen(int from) {
    unterminated = from;
    position = sql.length();
  }

  private boolean startsWith(String prefix) {
    return sql.startsWith(prefix, position);
  }
}
