package io.softdelete.rewriter.text;

import io.softdelete.rewriter.Dialect;

/**
 * How a database reads characters. Immutable.
 *
 * @param dialect the syntax
 * @param backslashEscapes whether a backslash escapes in a plain string literal
 * @param doubleQuotedIdentifiers whether double quotes delimit identifiers, else strings
 * @param bracketedIdentifiers whether square brackets delimit identifiers, as in SQL Server
 */
public record Lexing(
    Dialect dialect,
    boolean backslashEscapes,
    boolean doubleQuotedIdentifiers,
    boolean bracketedIdentifiers) {
  /** Square brackets are subscripts. */
  public Lexing(Dialect dialect, boolean backslashEscapes, boolean doubleQuotedIdentifiers) {
    this(dialect, backslashEscapes, doubleQuotedIdentifiers, false);
  }

  /** Whether {@code /* /* *}{@code / *}{@code /} is one comment. */
  boolean nestsComments() {
    return dialect == Dialect.POSTGRESQL || dialect == Dialect.H2;
  }

  boolean slashComments() {
    return dialect == Dialect.H2;
  }

  boolean hashComments() {
    return dialect == Dialect.MARIADB;
  }

  boolean executableComments() {
    return dialect == Dialect.MARIADB;
  }

  boolean backticks() {
    return dialect == Dialect.MARIADB || dialect == Dialect.H2;
  }

  boolean dollarTags() {
    return dialect == Dialect.POSTGRESQL;
  }

  boolean dollarPairs() {
    return dialect == Dialect.H2;
  }

  boolean escapeStrings() {
    return dialect == Dialect.POSTGRESQL;
  }

  boolean unicodeEscapes() {
    return dialect != Dialect.MARIADB;
  }

  boolean digitsBeginWords() {
    return dialect == Dialect.MARIADB;
  }

  /** What ends a comment that lasts to the end of the line; MariaDB goes over a lone return. */
  boolean endsLine(char c) {
    return c == '\n' || (c == '\r' && dialect != Dialect.MARIADB);
  }

  /** H2 takes Unicode's white space for white space; PostgreSQL takes it for letters. */
  boolean isBlank(char c) {
    return c <= ' '
        || (c >= 0x80
            && dialect == Dialect.H2
            && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
  }

  boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || (c >= 0x80 && !isBlank(c));
  }

  boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || c == '$';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
