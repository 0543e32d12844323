package io.softdelete.cli.demo;

import io.softdelete.rewriter.Edit;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.Rewriter;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement as the database gets it. The text is what the driver's {@code nativeSQL} gave; the
 * rewriter is only asked where its edits lie.
 *
 * @param sql the text
 * @param edits the stretches of it that the driver wrote
 */
record SentSql(String sql, List<Stretch> edits) {
  /** Copies the list. */
  SentSql {
    edits = List.copyOf(edits);
  }

  static SentSql of(String original, String sent, Rewriter rewriter) {
    Rewrite rewrite = rewriter.rewrite(original, new ShopSession());
    if (rewrite instanceof Rewrite.Edited edited && edited.sql().equals(sent)) {
      return new SentSql(sent, stretches(edited.edits()));
    }
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
  boolean isEdit(int offset) {
    return edits.stream().anyMatch(edit -> edit.from() <= offset && offset < edit.to());
  }

  /**
   * A part of the text.
   *
   * @param from where it begins
   * @param to where it ends, exclusive
   */
  record Stretch(int from, int to) {}
}
