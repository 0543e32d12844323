package io.softdelete.jdbc.execute;

/** Tells in one pass, without allocation, whether a text could write new references at all. */
final class WritingWords {
  private WritingWords() {}

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

  private static boolean startsAt(String sql, int at, char lower) {
    return switch (lower) {
      case 'i' -> isAt(sql, at, "INSERT");
      case 'u' -> isAt(sql, at, "UPDATE");
      case 'm' -> isAt(sql, at, "MERGE");
      case 'r' -> isAt(sql, at, "REPLACE");
      case 'c' -> isAt(sql, at, "COPY");
      default -> false;
    };
  }

  private static boolean isAt(String sql, int at, String word) {
    return sql.regionMatches(true, at, word, 0, word.length());
  }
}
