package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.execute.WriteRunner;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A write whose new references are checked, in the stead of the statement that it was given to. */
final class CheckedSubstitute implements Substitute {
  private final WriteRunner runner;
  private final Statement delegate;
  private final Optional<PreparedStatement> prepared;
  private Optional<WriteRunner.Outcome> outcome = Optional.empty();
  private Optional<ResultSet> rows = Optional.empty();
  private Optional<Statement> keyless = Optional.empty();
  private boolean consumed = true;

  /**
   * A write.
   *
   * @param delegate the statement that it was given to
   * @param prepared the write with its parameters; empty when it has none
   */
  CheckedSubstitute(WriteRunner runner, Statement delegate, Optional<PreparedStatement> prepared) {
    this.runner = runner;
    this.delegate = delegate;
    this.prepared = prepared;
  }

  private WriteRunner.Outcome run() throws SQLException {
    WriteRunner.Outcome ran = runner.run(prepared);
    outcome = Optional.of(ran);
    rows = ran.rows().map(some -> new LeadingColumns(some, ran.visible()));
    consumed = false;
    return ran;
  }

  @Override
  public boolean execute() throws SQLException {
    return run().returned();
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    if (!runner.returnsRows()) {
      throw SqlErrors.unsafe("A write without RETURNING gives no rows. Instead: executeUpdate.");
    }
    run();
    return rows.orElseThrow();
  }

  @Override
  public int executeUpdate() throws SQLException {
    return Math.toIntExact(executeLargeUpdate());
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return Math.max(0, run().count());
  }

  @Override
  public @Nullable ResultSet getResultSet() {
    return returned() && !consumed ? rows.orElse(null) : null;
  }

  private boolean returned() {
    return outcome.filter(WriteRunner.Outcome::returned).isPresent();
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return Math.toIntExact(getLargeUpdateCount());
  }

  @Override
  public long getLargeUpdateCount() {
    return consumed ? -1 : outcome.map(WriteRunner.Outcome::count).orElse(-1L);
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return getMoreResults(Statement.CLOSE_CURRENT_RESULT);
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    consumed = true;
    if (current != Statement.KEEP_CURRENT_RESULT && returned() && rows.isPresent()) {
      rows.get().close();
    }
    return false;
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    if (!returned() && rows.isPresent()) {
      return rows.get();
    }
    if (!runner.generatesKeys()) {
      return delegate.getGeneratedKeys();
    }
    if (keyless.isEmpty()) {
      keyless = Optional.of(delegate.getConnection().createStatement());
    }
    return keyless.get().getGeneratedKeys();
  }

  private Statement warned() {
    return outcome.<Statement>map(WriteRunner.Outcome::statement).orElse(delegate);
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return warned().getWarnings();
  }

  @Override
  public void clearWarnings() throws SQLException {
    warned().clearWarnings();
  }

  @Override
  public void cancel() throws SQLException {
    runner.cancel();
  }

  @Override
  public void close() throws SQLException {
    if (keyless.isPresent()) {
      keyless.get().close();
    }
    if (outcome.isPresent() && prepared.isEmpty()) {
      outcome.get().statement().close();
    }
  }
}
