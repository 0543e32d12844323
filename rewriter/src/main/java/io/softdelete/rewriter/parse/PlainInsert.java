package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Scanner;
import io.softdelete.rewriter.text.TokenKind;

/**
 * Recognises {@code INSERT INTO t (…) VALUES (…), (…)} of any length in one pass and without
 * memory: such a text reads no table.
 */
public final class PlainInsert {
  private PlainInsert() {}

  /** Where VALUES stands, if a text is one such statement and has no hint; else -1. */
  public static int valuesOf(String sql, Lexing lexing) {
    Scanner scanner = new Scanner(sql, lexing);
    int values = -1;
    for (int index = 0; scanner.next(); index++) {
      Keyword keyword =
          scanner.kind() == TokenKind.WORD
              ? Keyword.of(sql, scanner.start(), scanner.end())
              : Keyword.NONE;
      if ((index == 0 && keyword != Keyword.INSERT) || (index == 1 && keyword != Keyword.INTO)) {
        return -1;
      }
      if (keyword == Keyword.VALUES && values < 0) {
        values = scanner.start();
      }
      boolean plain =
          switch (keyword) {
            case NONE, INSERT, INTO, VALUES, DEFAULT, NOT, IS -> true;
            default -> false;
          };
      if (!plain || scanner.kind() == TokenKind.SEMICOLON) {
        return -1;
      }
    }
    return scanner.unterminated() < 0 && scanner.hintCount() == 0 ? values : -1;
  }
}
