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

  /** Whether a text is one such statement, without a hint. */
  public static boolean is(String sql, Lexing lexing) {
    Scanner scanner = new Scanner(sql, lexing);
    boolean values = false;
    for (int index = 0; scanner.next(); index++) {
      Keyword keyword =
          scanner.kind() == TokenKind.WORD
              ? Keyword.of(sql, scanner.start(), scanner.end())
              : Keyword.NONE;
      if ((index == 0 && keyword != Keyword.INSERT) || (index == 1 && keyword != Keyword.INTO)) {
        return false;
      }
      values |= keyword == Keyword.VALUES;
      boolean plain =
          switch (keyword) {
            case NONE, INSERT, INTO, VALUES, DEFAULT, NOT, IS -> true;
            default -> false;
          };
      if (!plain || scanner.kind() == TokenKind.SEMICOLON) {
        return false;
      }
    }
    return values && scanner.unterminated() < 0 && scanner.hintCount() == 0;
  }
}
