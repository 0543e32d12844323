package io.softdelete.catalog;

/** Characters that a reader can't see and that databases take for different things. */
final class Invisible {
  private Invisible() {}

  /** Whether it is a control or format character, or white space other than a plain blank. */
  static boolean is(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> false;
    };
  }
}
