package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.execute.AtomicSteps;
import io.softdelete.jdbc.execute.OperationRunner;
import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.execute.StepRunner;
import io.softdelete.jdbc.execute.StepStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;

/** Carries a verb out. One execution at a time; {@link #cancel} may come from another thread. */
final class VerbRunner implements OperationRunner {
  private final VerbOperation operation;
  private final RewriteSession session;
  private final RewrittenText text;
  private final Statement settings;
  private final StepRunner.Preparation preparation;
  private volatile Optional<StepStatements> running = Optional.empty();
  private Optional<PreparedStatement> outcome = Optional.empty();
  private Optional<SQLWarning> warnings = Optional.empty();
  private long count = -1;

  VerbRunner(
      VerbOperation operation,
      RewriteSession session,
      RewrittenText text,
      Statement settings,
      StepRunner.Preparation preparation) {
    this.operation = operation;
    this.session = session;
    this.text = text;
    this.settings = settings;
    this.preparation = preparation;
  }

  @Override
  public boolean execute(Optional<PreparedStatement> first) throws SQLException {
    run(first);
    return outcome.isPresent();
  }

  @Override
  public ResultSet executeQuery(Optional<PreparedStatement> first) throws SQLException {
    if (operation.rows().isEmpty()) {
      throw SqlErrors.unsafe(
          "A statement without RETURNING gives no rows. Instead: executeUpdate.");
    }
    run(first);
    return outcome.orElseThrow().getResultSet();
  }

  @Override
  public long executeUpdate(Optional<PreparedStatement> first) throws SQLException {
    run(first);
    return count;
  }

  private void run(Optional<PreparedStatement> first) throws SQLException {
    close();
    Connection connection = settings.getConnection();
    StepStatements statements =
        new StepStatements(connection, session.dialect(), settings.getQueryTimeout());
    running = Optional.of(statements);
    Run run = new Run(connection, session, statements, session.deleting(text), preparation);
    try (statements) {
      VerbOperation.Action action = operation.action();
      count =
          action.isSingle()
              ? run(action, run, first)
              : AtomicSteps.run(connection, () -> run(action, run, first));
      warnings = run.warnings();
    } finally {
      outcome = run.outcome();
      running = Optional.empty();
    }
  }

  private static long run(VerbOperation.Action action, Run run, Optional<PreparedStatement> first)
      throws SQLException {
    long count;
    try {
      count = action.run(run, first);
    } catch (SQLException | RuntimeException | Error e) {
      run.token().giveBackAfter(e);
      throw e;
    }
    run.token().giveBack();
    return count;
  }

  @Override
  public Optional<PreparedStatement> outcome() {
    return outcome;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public Optional<SQLWarning> warnings() {
    return warnings;
  }

  @Override
  public void cancel() throws SQLException {
    Optional<StepStatements> current = running;
    if (current.isPresent()) {
      current.get().cancel();
    }
  }

  @Override
  public void close() throws SQLException {
    if (outcome.isPresent()) {
      outcome.get().close();
      outcome = Optional.empty();
    }
    warnings = Optional.empty();
    count = -1;
  }
}
