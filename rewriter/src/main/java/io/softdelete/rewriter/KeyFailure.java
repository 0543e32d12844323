package io.softdelete.rewriter;

import java.util.Optional;

/**
 * Failures that rewritten statements let the server raise when a key is taken: a cast of a text
 * that is no number. The server's message shows the text, by which the failure is told from all
 * others. Immutable.
 *
 * @param kind what has happened
 * @param detail the table for a deleted row's key, else what the database would say
 */
public record KeyFailure(Kind kind, String detail) {
  /** What has happened. */
  public enum Kind {
    /** A deleted row holds the key: SD007. */
    GHOST("softdelete:SD007 "),
    /** An active row holds the key, which is the database's own unique violation. */
    ACTIVE("softdelete:23505 ");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    /** What the text begins with. */
    public String mark() {
      return mark;
    }
  }

  /** What a server's message tells; empty for any other failure. */
  public static Optional<KeyFailure> in(String message) {
    for (Kind kind : Kind.values()) {
      int mark = message.indexOf(kind.mark());
      int end = message.lastIndexOf(END);
      if (mark >= 0 && end > mark) {
        return Optional.of(
            new KeyFailure(kind, message.substring(mark + kind.mark().length(), end)));
      }
    }
    return Optional.empty();
  }

  /** What the text ends with: behind it the server's own words go on. */
  public static final String END = " :softdelete";

  /** Whether a rewriting lets the server raise such failures. */
  public static boolean mayComeFrom(Rewrite rewrite) {
    return rewrite instanceof Rewrite.Edited edited
        && edited.edits().stream().anyMatch(edit -> edit.replacement().contains(END));
  }
}
