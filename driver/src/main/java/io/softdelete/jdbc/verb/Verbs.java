package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.execute.Operation;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.verb.VerbStatement;
import java.sql.SQLException;

/** Plans verbs against the live schema. */
public final class Verbs {
  /** The SQLState of what a verb couldn't do, of SQL's class for warnings. */
  static final String WARNING = "01SD1";

  private Verbs() {}

  /**
   * Plans a verb.
   *
   * @throws SQLException SD002 or SD006 when the live schema doesn't allow it
   * @throws io.softdelete.rewriter.UnsupportedSql when the audit table doesn't
   */
  public static Operation plan(
      VerbStatement statement, Rewriter rewriter, LiveSession live, KeyGraph keys)
      throws SQLException {
    Planning planning = new Planning(statement, rewriter, live, keys);
    return switch (statement.verb()) {
      case UNDELETE -> new UndeletePlanner(planning).plan();
      case PURGE -> new PurgePlanner(planning).plan();
      case ERASE -> new ErasePlanner(planning).plan();
    };
  }
}
