package io.softdelete.jdbc.execute;

/** Tells in one pass, without allocation, whether a text could delete rows of any table at all. */
final class DeletingWords {
  private DeletingWords() {}

  /** Also true for such a word in a literal or a name: a second look decides. */
  static boolean anyIn(String sql) {
    boolean afterLetter = false;
    for (int i = 0; i < sql.length(); i++) {
      char lower = (char) (sql.charAt(i) | 0x20);
      if (!afterLetter && startsAt(sql, i, lower)) {
        return true;
      }
      afterLetter = lower >= 'a' && lower <= 'z';
    }
    return false;
  }

  /** Whether a text may empty tables that it doesn't name: {@code TRUNCATE … CASCADE}. */
  static boolean mayCascade(String sql) {
    boolean truncates = false;
    for (int i = 0; i < sql.length(); i++) {
      char lower = (char) (sql.charAt(i) | 0x20);
      truncates |= lower == 't' && isAt(sql, i, "TRUNCATE");
      if (truncates && lower == 'c' && isAt(sql, i, "CASCADE")) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsAt(String sql, int at, char lower) {
    return switch (lower) {
      case 'd' -> isAt(sql, at, "DELETE");
      case 't' -> isAt(sql, at, "TRUNCATE");
      case 'm' -> isAt(sql, at, "MERGE");
      case 'r' -> isAt(sql, at, "REPLACE");
      default -> false;
    };
  }

  private static boolean isAt(String sql, int at, String word) {
    return sql.regionMatches(true, at, word, 0, word.length());
  }
}
