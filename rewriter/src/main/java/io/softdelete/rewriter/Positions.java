package io.softdelete.rewriter;

import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Scanner;
import io.softdelete.rewriter.text.TokenKind;

/** Where a place in a text that was sent lies in the text that was given. */
public final class Positions {
  private Positions() {}

  /**
   * The offset into the text that was given. What an edit wrote lies where the edit begins.
   *
   * @param edited how the text that was sent came about
   * @param sent a UTF-16 offset into it
   */
  public static int inGiven(Rewrite.Edited edited, int sent) {
    int shift = 0;
    for (Edit edit : edited.edits()) {
      int begin = edit.from() + shift;
      if (sent < begin) {
        break;
      }
      if (sent < begin + edit.replacement().length()) {
        return edit.from();
      }
      shift += edit.replacement().length() - (edit.to() - edit.from());
    }
    return sent - shift;
  }

  /**
   * The offset into a text whose {@code ?} PostgreSQL's driver replaced by {@code $1}, {@code $2}
   * and so on, and {@code ??} by {@code ?}.
   *
   * @param sql the text with its {@code ?}
   * @param numbered an offset into the text that the server was given
   */
  public static int beforeNumbering(String sql, int numbered) {
    Scanner scanner = new Scanner(sql, new Lexing(Dialect.POSTGRESQL, false, true));
    int shift = 0;
    int markers = 0;
    while (scanner.next() && scanner.start() + shift < numbered) {
      if (scanner.kind() == TokenKind.PARAMETER) {
        markers++;
        shift += Integer.toString(markers).length();
      } else if (isEscapedQuestionMark(sql, scanner)) {
        shift--;
      }
    }
    return numbered - shift;
  }

  private static boolean isEscapedQuestionMark(String sql, Scanner scanner) {
    return scanner.end() - scanner.start() == 2 && sql.startsWith("??", scanner.start());
  }
}
