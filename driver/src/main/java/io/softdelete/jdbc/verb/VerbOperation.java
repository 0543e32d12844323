package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.execute.Operation;
import io.softdelete.jdbc.execute.OperationRunner;
import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.jdbc.execute.StepRunner;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A verb that was planned. Immutable.
 *
 * @param lock the first statement; it has the application's parameters
 * @param audited whether it may reach a table whose deletions are written down
 * @param rows a query with the columns of its RETURNING; empty without
 * @param steps all statements, for one row each, in one order of several
 * @param action what it does
 */
record VerbOperation(
    String lock, boolean audited, Optional<String> rows, List<String> steps, Action action)
    implements Operation {
  VerbOperation {
    steps = List.copyOf(steps);
  }

  /** What a verb does; one object serves many executions. */
  interface Action {
    /** Does it; the number of rows of the named table. */
    long run(Run run, Optional<PreparedStatement> first) throws SQLException;

    /** Whether it is one statement, which needs no transaction of ours around it. */
    default boolean isSingle() {
      return false;
    }
  }

  @Override
  public String describe(Rewriting rewriting) {
    return String.join(";\n", steps);
  }

  @Override
  public OperationRunner runner(
      RewriteSession session,
      RewrittenText text,
      Statement original,
      StepRunner.Preparation preparation)
      throws SQLException {
    return new VerbRunner(this, session, text, original, preparation);
  }
}
