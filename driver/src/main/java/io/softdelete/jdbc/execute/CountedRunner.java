package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.UncountedRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Runs a statement and takes from its count the rows that it noted. One execution at a time; {@link
 * #cancel} may come from another thread.
 */
final class CountedRunner implements OperationRunner {
  private final String sql;
  private final Statement settings;
  private final StepRunner.Preparation preparation;
  private volatile Optional<PreparedStatement> running = Optional.empty();
  private Optional<PreparedStatement> own = Optional.empty();
  private Optional<PreparedStatement> ran = Optional.empty();
  private boolean rows;
  private long count = -1;

  /**
   * A runner.
   *
   * @param settings the delegate's statement, whose limits hold
   * @param preparation how the application would have the statement
   */
  CountedRunner(String sql, Statement settings, StepRunner.Preparation preparation) {
    this.sql = sql;
    this.settings = settings;
    this.preparation = preparation;
  }

  @Override
  public boolean execute(Optional<PreparedStatement> first) throws SQLException {
    close();
    Connection connection = settings.getConnection();
    PreparedStatement statement = first.isPresent() ? first.get() : prepared(connection);
    try (Statement counter = connection.createStatement()) {
      counter.execute(UncountedRows.RESET);
      running = Optional.of(statement);
      rows = statement.execute();
      running = Optional.empty();
      ran = Optional.of(statement);
      if (!rows) {
        count = statement.getLargeUpdateCount() - noted(counter);
      }
      return rows;
    } finally {
      running = Optional.empty();
    }
  }

  private PreparedStatement prepared(Connection connection) throws SQLException {
    PreparedStatement statement = preparation.prepare(connection, sql);
    own = Optional.of(statement);
    statement.setQueryTimeout(settings.getQueryTimeout());
    statement.setMaxRows(settings.getMaxRows());
    return statement;
  }

  private static long noted(Statement counter) throws SQLException {
    try (ResultSet result = counter.executeQuery(UncountedRows.QUERY)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public ResultSet executeQuery(Optional<PreparedStatement> first) throws SQLException {
    return execute(first)
        ? ran.orElseThrow().getResultSet()
        : StepRunner.noRows(settings.getConnection(), StepRunner.NO_ROWS_ON_MARIADB);
  }

  @Override
  public long executeUpdate(Optional<PreparedStatement> first) throws SQLException {
    execute(first);
    return Math.max(0, count);
  }

  @Override
  public Optional<PreparedStatement> outcome() {
    return rows ? ran : Optional.empty();
  }

  @Override
  public Optional<PreparedStatement> keyed() {
    return ran;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void cancel() throws SQLException {
    Optional<PreparedStatement> current = running;
    if (current.isPresent()) {
      current.get().cancel();
    }
  }

  @Override
  public void close() throws SQLException {
    Optional<PreparedStatement> statement = own;
    own = Optional.empty();
    ran = Optional.empty();
    rows = false;
    count = -1;
    if (statement.isPresent()) {
      statement.get().close();
    }
  }
}
