package io.softdelete.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
final class Spelling {
  private static final int LONGEST_WORD = 30;
  private static final int MOST_EDITS = 2;

  private Spelling() {}

  /**
   * The known words, and the nearest one if it is near: {@code one of a, b, c (did you mean b?)}.
   */
  static String oneOf(Collection<String> known, String found) {
    String hint = nearest(known, found).map(word -> " (did you mean " + word + "?)").orElse("");
    return "one of " + String.join(", ", known) + hint;
  }

  private static Optional<String> nearest(Collection<String> known, String found) {
    if (found.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    return known.stream()
        .filter(word -> edits(word, found) <= Math.min(MOST_EDITS, word.length() / 2))
        .min(Comparator.comparingInt(word -> edits(word, found)));
  }

  /** The Levenshtein distance, with case and the choice of {@code -} or {@code _} for free. */
  private static int edits(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int substituted = diagonal + (same(left.charAt(i - 1), right.charAt(j - 1)) ? 0 : 1);
        row[j] = Math.min(substituted, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[right.length()];
  }

  private static boolean same(char left, char right) {
    return plain(left) == plain(right);
  }

  private static char plain(char c) {
    return c == '_' ? '-' : Character.toLowerCase(c);
  }
}
