package io.softdelete.rewriter.text;

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
  private final Blanks blanks;
  private int position;
  private TokenKind kind = TokenKind.OPERATOR;
  private int start;
  private int unterminated = NOWHERE;

  /** A scanner at the beginning of a text. */
  public Scanner(String sql, Lexing lexing) {
    this.sql = sql;
    this.lexing = lexing;
    this.blanks = new Blanks(sql, lexing);
  }

  /** Goes to the next token; false at the end, or where something is never closed. */
  public boolean next() {
    position = blanks.skip(position);
    start = position;
    if (unterminated() != NOWHERE || position >= sql.length()) {
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
    return blanks.hintCount();
  }

  /** Where such a comment begins. */
  public int hint(int index) {
    return blanks.hint(index);
  }

  /** Where a literal, identifier or comment begins that is never closed, or -1. */
  public int unterminated() {
    return unterminated != NOWHERE ? unterminated : blanks.unterminated();
  }

  /** Where a comment begins whose content is code on some servers only, or -1. */
  public int conditional() {
    return blanks.conditional();
  }

  /** Whether a comment so far is code for a server. */
  public boolean holdsCode() {
    return blanks.holdsCode();
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
      case '[' ->
          lexing.bracketedIdentifiers()
              ? delimited(']', false, TokenKind.QUOTED)
              : single(TokenKind.OPEN);
      case '(', '{' -> single(TokenKind.OPEN);
      case ')', ']', '}' -> single(TokenKind.CLOSE);
      case ',' -> single(TokenKind.COMMA);
      case '.' -> single(TokenKind.DOT);
      case '*' -> single(TokenKind.STAR);
      case ';' -> single(TokenKind.SEMICOLON);
      case '?' -> questionMark();
      case '$' -> lexing.digitsBeginWords() ? wordOrNumber(c) : dollar();
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
    if (Lexing.isDigit(c) && !digitsBeginWord()) {
      number();
      return TokenKind.NUMBER;
    }
    if (!lexing.isWordPart(c)) {
      return single(TokenKind.OPERATOR);
    }
    position++;
    while (position < sql.length() && lexing.isWordPart(sql.charAt(position))) {
      position++;
    }
    return prefixed(c);
  }

  /** MariaDB's names may begin with digits: {@code 2024_orders}, but not {@code 1e5} and 0x1F. */
  private boolean digitsBeginWord() {
    if (!lexing.digitsBeginWords()) {
      return false;
    }
    int end = position;
    while (end < sql.length() && Lexing.isDigit(sql.charAt(end))) {
      end++;
    }
    if (end == sql.length() || !lexing.isWordPart(sql.charAt(end))) {
      return false;
    }
    char letter = (char) (sql.charAt(end) | 0x20);
    boolean radix = end == position + 1 && sql.charAt(position) == '0';
    boolean exponent = letter == 'e' && end + 1 < sql.length();
    return !(radix && (letter == 'x' || letter == 'b'))
        && !(exponent && "0123456789+-".indexOf(sql.charAt(end + 1)) >= 0);
  }

  /** {@code E'…'}, {@code X'…'} and {@code U&"…"}, whose first letter belongs to them. */
  private TokenKind prefixed(char first) {
    if (position - start != 1 || position >= sql.length()) {
      return TokenKind.WORD;
    }
    char letter = (char) (first | 0x20);
    if (sql.charAt(position) == '\'') {
      return switch (letter) {
        case 'e' -> lexing.escapeStrings() ? escapeString() : TokenKind.WORD;
        case 'b', 'n', 'x' -> delimited('\'', lexing.backslashEscapes(), TokenKind.STRING);
        default -> TokenKind.WORD;
      };
    }
    if (letter == 'u' && lexing.unicodeEscapes() && sql.charAt(position) == '&') {
      if (startsWith("&\"")) {
        position++;
        return delimited('"', false, TokenKind.QUOTED);
      }
      if (startsWith("&'")) {
        position++;
        return delimited('\'', lexing.backslashEscapes(), TokenKind.STRING);
      }
    }
    return TokenKind.WORD;
  }

  /** With its continuations on other lines, in which backslashes escape too. */
  private TokenKind escapeString() {
    delimited('\'', true, TokenKind.STRING);
    for (int i = position, lines = 0; i < sql.length() && unterminated == NOWHERE; i++) {
      char c = sql.charAt(i);
      if (c == '-' && sql.startsWith("--", i)) {
        i = blanks.lineEnd(i) - 1;
      } else if (c == '\'' && lines > 0) {
        position = i;
        delimited('\'', true, TokenKind.STRING);
        i = position - 1;
        lines = 0;
      } else if (c == '\n' || c == '\r') {
        lines++;
      } else if (!lexing.isBlank(c)) {
        return TokenKind.STRING;
      }
    }
    return TokenKind.STRING;
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
    leaveOpen();
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
      leaveOpen();
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

  private void leaveOpen() {
    unterminated = start;
    position = sql.length();
  }

  private boolean startsWith(String prefix) {
    return sql.startsWith(prefix, position);
  }
}
