package io.softdelete.rewriter.text;

/** Tells where the statements of a text end. */
public final class StatementEnd {
  private StatementEnd() {}

  /**
   * The semicolon behind a statement, or the end of the text; the body of a routine may hold
   * semicolons of its own.
   *
   * @param first the statement's first token
   */
  public static int of(Tokens tokens, int first) {
    if (definesRoutine(tokens, first)) {
      return tokens.size();
    }
    for (int i = first; i < tokens.size(); i++) {
      if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      } else if (tokens.is(i, TokenKind.SEMICOLON)) {
        return i;
      }
    }
    return tokens.size();
  }

  private static boolean definesRoutine(Tokens tokens, int first) {
    if (!tokens.is(first, Keyword.CREATE)) {
      return false;
    }
    for (int i = first; i < first + 8; i++) {
      switch (tokens.keyword(i)) {
        case FUNCTION, PROCEDURE, TRIGGER -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
