package io.softdelete.rewriter;

/**
 * Rows that a rewritten statement counts once more than the one that was given would: MariaDB
 * counts a row that an upsert changes twice, and the rows that stand for a TRUNCATE's. The
 * statement notes them in a variable of the session.
 */
public final class UncountedRows {
  private static final String VARIABLE = "@softdelete_uncounted";

  /** The statement that has to run before. */
  public static final String RESET = "SET " + VARIABLE + " = 0";

  /** The query that tells how many rows there were. */
  public static final String QUERY = "SELECT " + VARIABLE;

  private UncountedRows() {}

  /** A value that notes one row when it is computed. */
  public static String noting(String value) {
    return "IF((" + VARIABLE + " := " + VARIABLE + " + 1) IS NULL, NULL, " + value + ")";
  }

  /**
   * A condition that holds and notes nothing, in a statement that has to be run by itself:
   * MariaDB's driver sends batches of an INSERT in bulk, which the server takes without a query
   * only.
   */
  public static String none() {
    return "IF(" + VARIABLE + " IS NULL, TRUE, TRUE)";
  }

  /**
   * Whether such a rewriting is of an INSERT that MariaDB's driver would have sent in bulk, as it
   * sends no upsert and no REPLACE.
   */
  public static boolean sentInBulk(Rewrite rewrite) {
    return rewrite instanceof Rewrite.Edited edited
        && edited.edits().stream().noneMatch(edit -> edit.replacement().equals("INSERT"))
        && edited.edits().stream()
            .map(Edit::replacement)
            .anyMatch(text -> text.contains(none()) || text.contains(" ON DUPLICATE KEY UPDATE "));
  }

  /** Whether a rewriting may note rows. */
  public static boolean in(Rewrite rewrite) {
    return rewrite instanceof Rewrite.Edited edited
        && edited.edits().stream().anyMatch(edit -> edit.replacement().contains(VARIABLE));
  }
}
