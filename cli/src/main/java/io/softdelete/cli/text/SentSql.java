package io.softdelete.cli.text;

import io.softdelete.rewriter.Edit;
import io.softdelete.rewriter.Rewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement as the database gets it. Immutable.
 *
 * @param sql the text
 * @param edits the stretches of it that the driver wrote
 */
public record SentSql(String sql, List<Stretch> edits) {
  /** Copies the list. */
  public SentSql {
    edits = List.copyOf(edits);
  }

  /** A text as a rewriting leaves it. */
  public static SentSql of(Rewrite.Edited rewrite) {
    return new SentSql(rewrite.sql(), stretches(rewrite.edits()));
  }

  /** What the driver sends, with its edits where they are those of a rewriting. */
  public static SentSql of(String sent, Rewrite rewrite) {
    return rewrite instanceof Rewrite.Edited edited && edited.sql().equals(sent)
        ? of(edited)
        : unmarked(sent);
  }

  /** A text of which it isn't known what the driver wrote. */
  public static SentSql unmarked(String sent) {
    return new SentSql(sent, List.of());
  }

  private static List<Stretch> stretches(List<Edit> edits) {
    List<Stretch> stretches = new ArrayList<>();
    int moved = 0;
    for (Edit edit : edits) {
      int from = edit.from() + moved;
      stretches.add(new Stretch(from, from + edit.replacement().length()));
      moved += edit.replacement().length() - (edit.to() - edit.from());
    }
    return stretches;
  }

  /** Whether the driver wrote the character at an offset. */
  public boolean isEdit(int offset) {
    return edits.stream().anyMatch(edit -> edit.from() <= offset && offset < edit.to());
  }

  /**
   * A part of the text.
   *
   * @param from where it begins
   * @param to where it ends, exclusive
   */
  public record Stretch(int from, int to) {}
}
