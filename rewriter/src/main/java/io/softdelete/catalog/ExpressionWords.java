package io.softdelete.catalog;

import java.util.Locale;
import java.util.Set;

/**
 * The words of an SQL expression, one after the other: refuses those that begin a sub-query or the
 * next clause of a statement. Not thread-safe.
 */
final class ExpressionWords {
  private static final Set<String> QUERIES = Set.of("SELECT", "TABLE", "VALUES");
  private static final Set<String> CLAUSES =
      Set.of(
          "WHERE",
          "SET",
          "RETURNING",
          "GROUP",
          "HAVING",
          "ORDER",
          "LIMIT",
          "UNION",
          "INTERSECT",
          "EXCEPT",
          "JOIN");

  private final Problem problem;
  private String previous = "";

  ExpressionWords(Problem problem) {
    this.problem = problem;
  }

  static boolean isStart(char c) {
    return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
  }

  static boolean isPart(char c) {
    return isStart(c) || c == '$' || Character.isDigit(c);
  }

  /**
   * The next word.
   *
   * @param outside whether it stands outside of all brackets, where a statement would go on
   */
  void next(String text, boolean outside) throws Unexpected {
    String word = text.toUpperCase(Locale.ROOT);
    // TIMESTAMP WITH TIME ZONE is a type; any other WITH begins a query.
    boolean type = word.equals("TIME") || word.equals("LOCAL");
    if (QUERIES.contains(word) || (previous.equals("WITH") && !type)) {
      throw subQuery(QUERIES.contains(word) ? word : previous);
    }
    // EXTRACT(… FROM …) has it in brackets.
    boolean from = word.equals("FROM") && !previous.equals("DISTINCT");
    if (outside && (from || CLAUSES.contains(word))) {
      throw problem.of(word, "one expression, which ends before " + word);
    }
    previous = word;
  }

  void end() throws Unexpected {
    if (previous.equals("WITH")) {
      throw subQuery(previous);
    }
  }

  private Unexpected subQuery(String word) {
    return problem.of(word, "an expression over the row, without a sub-query");
  }

  /** Makes a problem of what was found and what was expected. */
  interface Problem {
    Unexpected of(String found, String expected);
  }
}
