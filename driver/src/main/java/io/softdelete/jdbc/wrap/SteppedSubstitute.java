package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.OperationRunner;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A deletion of several steps, in the stead of the statement that it was given to. */
final class SteppedSubstitute implements Substitute {
  private final OperationRunner runner;
  private final Statement delegate;
  private final Optional<PreparedStatement> lock;
  private boolean counted = true;
  private boolean cleared;

  /**
   * A deletion.
   *
   * @param delegate the statement that it was given to
   * @param lock the first step with its parameters; empty when it has none
   */
  SteppedSubstitute(OperationRunner runner, Statement delegate, Optional<PreparedStatement> lock) {
    this.runner = runner;
    this.delegate = delegate;
    this.lock = lock;
  }

  @Override
  public boolean execute() throws SQLException {
    counted = false;
    return runner.execute(lock);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    counted = false;
    return runner.executeQuery(lock);
  }

  @Override
  public int executeUpdate() throws SQLException {
    return Math.toIntExact(executeLargeUpdate());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    counted = false;
    return runner.executeUpdate(lock);
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    Optional<PreparedStatement> outcome = runner.outcome();
    return outcome.isPresent() ? outcome.get().getResultSet() : null;
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return Math.toIntExact(getLargeUpdateCount());
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    Optional<PreparedStatement> outcome = runner.outcome();
    return outcome.isPresent()
        ? outcome.get().getLargeUpdateCount()
        : counted ? -1 : runner.count();
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    counted = true;
    Optional<PreparedStatement> outcome = runner.outcome();
    return outcome.isPresent() && outcome.get().getMoreResults();
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    counted = true;
    Optional<PreparedStatement> outcome = runner.outcome();
    return outcome.isPresent() && outcome.get().getMoreResults(current);
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    Optional<PreparedStatement> keyed = runner.keyed();
    return keyed.isPresent() ? keyed.get().getGeneratedKeys() : delegate.getGeneratedKeys();
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    Optional<SQLWarning> warnings = cleared ? Optional.empty() : runner.warnings();
    Optional<PreparedStatement> outcome = runner.outcome();
    if (warnings.isPresent()) {
      return warnings.get();
    }
    return outcome.isPresent() ? outcome.get().getWarnings() : delegate.getWarnings();
  }

  @Override
  public void clearWarnings() throws SQLException {
    cleared = true;
    Optional<PreparedStatement> outcome = runner.outcome();
    if (outcome.isPresent()) {
      outcome.get().clearWarnings();
    }
  }

  @Override
  public void cancel() throws SQLException {
    runner.cancel();
  }

  @Override
  public void close() throws SQLException {
    runner.close();
  }
}
