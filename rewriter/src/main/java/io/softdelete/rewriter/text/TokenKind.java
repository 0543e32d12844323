package io.softdelete.rewriter.text;

/** What a token is. */
public enum TokenKind {
  /** An unquoted identifier or a keyword. */
  WORD,
  /** A delimited identifier. */
  QUOTED,
  /** A string, bit or dollar-quoted literal. */
  STRING,
  /** A number. */
  NUMBER,
  /** A {@code ?} marker. */
  PARAMETER,
  /** An opening parenthesis, bracket or brace. */
  OPEN,
  /** A closing parenthesis, bracket or brace. */
  CLOSE,
  /** A comma. */
  COMMA,
  /** A full stop between the parts of a name. */
  DOT,
  /** An asterisk. */
  STAR,
  /** A semicolon. */
  SEMICOLON,
  /** Any other character. */
  OPERATOR
}
