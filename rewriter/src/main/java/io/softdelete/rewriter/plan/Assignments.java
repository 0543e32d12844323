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

  private static void add(Work work, int token, Set<String> names) {
    if (work.tokens().isName(token)) {
      names.add(work.tables().canonical(work.tokens(), token));
    }
  }
}
