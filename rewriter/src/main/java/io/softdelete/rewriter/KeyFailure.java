package io.softdelete.rewriter;

import java.util.Optional;

/**
 * Failures that rewritten statements let the server raise when a key is taken: a cast of a text
 * that is no number. The server's message shows the text, by which the failure is told from all
 * others. Immutable.
 *
 * @param kind what has happened
 * @param detail the table for a deleted row's or a repeated key, else what the database would say
 */
public record KeyFailure(Kind kind, String detail) {
  /** What PostgreSQL says of a key that an active row holds. */
  public static final String VIOLATED = "duplicate key value violates unique constraint ";

  /** What the text ends with: behind it the server's own words go on. */
  public static final String END = " :softdelete";

  /** What has happened. */
  public enum Kind {
    /** A deleted row holds the key: SD007. */
    GHOST("softdelete:SD007 "),
    /** An active row holds the key, which is the database's own unique violation. */
    ACTIVE("softdelete:23505 "),
    /** The same on MariaDB, whose failures show an expression and not its value. */
    DUPLICATE("softdelete:1062 "),
    /** Another deleted row holds a key than the one that may come back: SD002. */
    OTHER("softdelete:SD002+ "),
    /** A REPLACE meets rows by several keys, which the server tells by itself: SD002. */
    SEVERAL("softdelete:1062+ "),
    /** Rows of one statement have the same key, or may have: SD002. */
    REPEATED("softdelete:SD002 ");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    /** What the text begins with. */
    public String mark() {
      return mark;
    }
  }

  /** What a server's failure tells; empty for any other failure. */
  public static Optional<KeyFailure> in(String sqlState, String message) {
    for (Kind kind : Kind.values()) {
      for (int mark = message.indexOf(kind.mark());
          mark >= 0;
          mark = message.indexOf(kind.mark(), mark + 1)) {
        int begin = mark + kind.mark().length();
        int end = message.indexOf(END, begin);
        if (end >= 0 && isValue(sqlState, message, mark)) {
          return Optional.of(new KeyFailure(kind, message.substring(begin, end)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What PostgreSQL's failure tells where an INSERT that was rewritten as an upsert gives a key
   * twice; empty for any other failure.
   */
  public static Optional<KeyFailure> ofSameKeys(Rewrite rewrite, String sqlState, String message) {
    if (!sqlState.equals("21000")
        || !message.contains("ON CONFLICT DO UPDATE")
        || !(rewrite instanceof Rewrite.Edited edited)) {
      return Optional.empty();
    }
    return edited.edits().stream()
        .map(Edit::replacement)
        .filter(text -> text.contains(Kind.ACTIVE.mark()) && text.contains(VIOLATED))
        .map(text -> text.substring(text.indexOf(VIOLATED), text.indexOf('\n')))
        .map(text -> new KeyFailure(Kind.ACTIVE, text.replace("''", "'")))
        .findFirst();
  }

  /** What a unique violation tells in a REPLACE that was rewritten, which never fails so itself. */
  public static Optional<KeyFailure> ofReplace(Rewrite rewrite, String sqlState, String message) {
    if (!sqlState.equals("23000")
        || !message.contains("Duplicate entry")
        || !(rewrite instanceof Rewrite.Edited edited)
        || edited.edits().stream().noneMatch(edit -> edit.replacement().equals("INSERT"))) {
      return Optional.empty();
    }
    String mark = Kind.GHOST.mark();
    return edited.edits().stream()
        .map(Edit::replacement)
        .filter(text -> text.contains(mark) && text.contains(END))
        .map(text -> text.substring(text.indexOf(mark) + mark.length(), text.indexOf(END)))
        .map(table -> new KeyFailure(Kind.SEVERAL, table))
        .findFirst();
  }

  /** Whether the failure is about the text: a message may also quote the whole statement. */
  private static boolean isValue(String sqlState, String message, int mark) {
    return switch (sqlState) {
      // PostgreSQL and H2 show the text that is no number, MariaDB the expression out of range.
      case "22P02", "22018" -> mark > 0 && message.charAt(mark - 1) != '\'';
      case "22003" -> message.startsWith("concat('", mark - 8);
      default -> false;
    };
  }

  /** Whether a rewriting lets the server raise such failures. */
  public static boolean mayComeFrom(Rewrite rewrite) {
    return rewrite instanceof Rewrite.Edited edited
        && edited.edits().stream().anyMatch(edit -> edit.replacement().contains(END));
  }
}
