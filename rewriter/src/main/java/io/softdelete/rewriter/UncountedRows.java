package io.softdelete.rewriter;

import io.softdelete.rewriter.text.Effects;
import io.softdelete.rewriter.text.Lexing;

/**
 * Rows that a rewritten statement counts once more than the one that was given would: MariaDB
 * counts a row that an upsert changes twice, and the rows that stand for a TRUNCATE's. The
 * statement notes them in a variable of the session.
 */
public final class UncountedRows {
  private static final Lexing USUAL = new Lexing(Dialect.MARIADB, true, false);

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

  /** A value that takes one row back when it is computed: one that is counted too seldom. */
  public static String takingBack(String value) {
    return "IF((" + VARIABLE + " := " + VARIABLE + " - 1) IS NULL, NULL, " + value + ")";
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
   *
   * @param sql the text that was given
   */
  public static boolean sentInBulk(Rewrite rewrite, String sql) {
    return rewrite instanceof Rewrite.Edited edited
        && isKnown(sql)
        && edited.edits().stream().noneMatch(edit -> edit.replacement().equals("INSERT"))
        && edited.edits().stream()
            .map(Edit::replacement)
            .anyMatch(text -> text.contains(none()) || text.contains(" ON DUPLICATE KEY UPDATE "));
  }

  /** MariaDB's driver takes no INSERT for one that touches a comment. */
  private static boolean isKnown(String sql) {
    int insert = Effects.firstWord(sql, USUAL);
    int end = insert + "INSERT".length();
    return end < sql.length()
        && (insert == 0 || parts(sql.charAt(insert - 1)))
        && parts(sql.charAt(end));
  }

  private static boolean parts(char character) {
    return character <= ' ' || "();><=-+,".indexOf(character) >= 0;
  }

  /** Whether a rewriting may note rows. */
  public static boolean in(Rewrite rewrite) {
    return rewrite instanceof Rewrite.Edited edited
        && edited.edits().stream().anyMatch(edit -> edit.replacement().contains(VARIABLE));
  }
}
