package io.softdelete.jdbc.execute;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** What takes several statements: a deletion that follows keys, or a verb. Immutable. */
public interface Operation {
  /** The first statement; it has the application's parameters. */
  String lock();

  /** Whether it may reach a table whose deletions are written down. */
  boolean audited();

  /** All statements, in one order of several. */
  String describe(Rewriting rewriting) throws SQLException;

  /** A text that gives rows of the same columns as the operation; empty when it gives none. */
  Optional<String> rows();

  /**
   * What carries it out.
   *
   * @param original the delegate's statement that it was given to
   * @param preparation how the statement that gives the outcome is prepared
   */
  OperationRunner runner(
      RewriteSession session,
      RewrittenText text,
      Statement original,
      StepRunner.Preparation preparation)
      throws SQLException;

  /** What becomes of a DELETE of locked rows. */
  interface Rewriting {
    /** The text to send. */
    String of(String delete) throws SQLException;

    /** The texts that keep the rows before it. */
    List<String> recordings(String delete) throws SQLException;
  }
}
