package io.softdelete.catalog;

/** Short, printable renderings of what a catalog holds, for messages of one line. */
final class Excerpt {
  private static final int LONGEST = 60;

  private Excerpt() {}

  /** The text in quotes, so that its end and its blanks are seen. */
  static String quoted(String text) {
    return '\'' + of(text) + '\'';
  }

  /** The text, cut where it is long and with control characters made visible. */
  static String of(String text) {
    StringBuilder excerpt = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean cutPair = Character.isHighSurrogate(c) && i + 1 == end && end < text.length();
      if (!cutPair) {
        excerpt.append(shown(c));
      }
    }
    return end < text.length() ? excerpt.append('…').toString() : excerpt.toString();
  }

  /** The code point of a character that can't be seen, for instance {@code U+00A0}. */
  static String codePoint(int c) {
    return String.format("U+%04X", c);
  }

  private static String shown(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> Invisible.is(c) ? codePoint(c) : String.valueOf(c);
    };
  }
}
