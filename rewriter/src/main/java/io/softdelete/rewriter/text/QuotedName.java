package io.softdelete.rewriter.text;

import io.softdelete.catalog.Identifier;

/** Reads a delimited identifier: {@code "a""b"}, {@code `a`}, {@code [a]}, {@code U&"\0061"}. */
final class QuotedName {
  private QuotedName() {}

  static Identifier read(Tokens tokens, int index) {
    String sql = tokens.sql();
    int from = tokens.start(index);
    boolean unicode = "\"`[".indexOf(sql.charAt(from)) < 0;
    int open = unicode ? from + 2 : from;
    char quote = sql.charAt(open) == '[' ? ']' : sql.charAt(open);
    int close = closing(sql, open, quote);
    String doubled = String.valueOf(quote).repeat(2);
    String body = sql.substring(open + 1, close).replace(doubled, String.valueOf(quote));
    if (body.isEmpty()) {
      throw Refusal.unparsable(sql, from, "an empty identifier");
    }
    if (!unicode) {
      // H2 folds names in backticks, and MariaDB compares them without case.
      return new Identifier(body, quote != '`');
    }
    int end = tokens.end(index);
    char escape = end > close + 1 ? escape(sql, close + 1, end) : '\\';
    return new Identifier(unescape(body, escape, sql, from), true);
  }

  private static int closing(String sql, int open, char quote) {
    int close = open + 1;
    while (sql.charAt(close) != quote || isAt(sql, close + 1, quote)) {
      close += sql.charAt(close) == quote ? 2 : 1;
    }
    return close;
  }

  private static boolean isAt(String sql, int index, char c) {
    return index < sql.length() && sql.charAt(index) == c;
  }

  /** The character that UESCAPE names, in a literal of three characters. */
  private static char escape(String sql, int from, int end) {
    char escape = sql.charAt(end - 2);
    boolean valid =
        sql.charAt(end - 1) == '\''
            && isAt(sql, end - 3, '\'')
            && end - 3 > from
            && !isAt(sql, end - 4, '\'')
            && Character.digit(escape, 16) < 0
            && "+'\"".indexOf(escape) < 0
            && escape > ' ';
    if (!valid) {
      throw Refusal.unparsable(sql, from, "an escape character that UESCAPE can't have");
    }
    return escape;
  }

  /** {@code \XXXX}, {@code \+XXXXXX} and {@code \\}, with any escape character. */
  private static String unescape(String body, char escape, String sql, int offset) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != escape) {
        name.append(c);
      } else if (isAt(body, i + 1, escape)) {
        name.append(escape);
        i++;
      } else {
        int digits = isAt(body, i + 1, '+') ? 6 : 4;
        int first = i + 1 + (digits == 6 ? 1 : 0);
        if (first + digits > body.length()) {
          throw Refusal.unparsable(sql, offset, "a broken Unicode escape");
        }
        try {
          name.appendCodePoint(Integer.parseInt(body, first, first + digits, 16));
        } catch (IllegalArgumentException e) {
          throw Refusal.unparsable(sql, offset, "a broken Unicode escape");
        }
        i = first + digits - 1;
      }
    }
    return name.toString();
  }
}
