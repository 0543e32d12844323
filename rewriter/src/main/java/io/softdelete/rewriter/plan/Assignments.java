package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.LinkedHashSet;
import java.util.Set;

/** The columns that a list of assignments writes: {@code a = 1, (b, c) = (…), t.d = 2}. */
final class Assignments {
  private Assignments() {}

  /** All names on the left of an assignment, as the database knows them; qualifiers among them. */
  static Set<String> written(Work work, int first, int last) {
    Tokens tokens = work.tokens();
    Set<String> names = new LinkedHashSet<>();
    boolean column = true;
    for (int i = first; i <= last; i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        for (int j = i; column && j < tokens.partner(i); j++) {
          add(work, j, names);
        }
        i = tokens.partner(i);
      } else if (tokens.is(i, '=')) {
        column = false;
      } else if (tokens.is(i, TokenKind.COMMA)) {
        column = true;
      } else if (column) {
        add(work, i, names);
      }
    }
    return names;
  }

  /** Whether what is assigned mentions a column that is written, of whatever table. */
  static boolean readWritten(Work work, int first, int last) {
    Tokens tokens = work.tokens();
    Set<String> written = written(work, first, last);
    boolean column = true;
    int open = -1;
    for (int i = first; i <= last; i++) {
      if (tokens.is(i, TokenKind.OPEN) && column) {
        i = tokens.partner(i);
      } else if (tokens.is(i, TokenKind.OPEN) && open < 0) {
        open = i;
      } else if (open >= 0 && i == tokens.partner(open)) {
        open = -1;
      } else if (tokens.is(i, '=') && column) {
        column = false;
      } else if (tokens.is(i, TokenKind.COMMA) && open < 0) {
        column = true;
      } else if (!column
          && tokens.isName(i)
          && !tokens.is(i + 1, TokenKind.DOT)
          && written.contains(work.tables().canonical(tokens, i))) {
        return true;
      }
    }
    return false;
  }

  private static void add(Work work, int token, Set<String> names) {
    if (work.tokens().isName(token)) {
      names.add(work.tables().canonical(work.tokens(), token));
    }
  }
}
