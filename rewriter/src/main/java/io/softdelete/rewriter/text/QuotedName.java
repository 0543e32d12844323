package io.softdelete.rewriter.text;

import io.softdelete.catalog.Identifier;

/** Reads a delimited identifier: {@code "a""b"}, {@code `a`} and {@code U&"\0061"}. */
final class QuotedName {
  private QuotedName() {}

  static Identifier read(Tokens tokens, int index) {
    String sql = tokens.sql();
    int from = tokens.start(index);
    boolean unicode = sql.charAt(from) != '"' && sql.charAt(from) != '`';
    int open = unicode ? from + 2 : from;
    char quote = sql.charAt(open);
    String doubled = String.valueOf(quote).repeat(2);
    String body =
        sql.substring(open + 1, tokens.end(index) - 1).replace(doubled, String.valueOf(quote));
    if (body.isEmpty()) {
      throw Refusal.unparsable(sql, from, "an empty identifier");
    }
    if (!unicode) {
      // H2 folds names in backticks, and MariaDB compares them without case.
      return new Identifier(body, quote == '"');
    }
    if (tokens.is(index + 1, Keyword.UESCAPE)) {
      throw Refusal.unsafe(sql, from, "an identifier with UESCAPE", "write the identifier plainly");
    }
    return new Identifier(unescape(body, sql, from), true);
  }

  /** {@code \XXXX}, {@code \+XXXXXX} and {@code \\}. */
  private static String unescape(String body, String sql, int offset) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '\\') {
        name.append(c);
      } else if (body.startsWith("\\\\", i)) {
        name.append('\\');
        i++;
      } else {
        int digits = body.startsWith("\\+", i) ? 6 : 4;
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
