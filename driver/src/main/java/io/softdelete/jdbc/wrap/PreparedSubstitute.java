package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.jdbc.execute.StepRunner;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A prepared statement of the delegate's in the stead of a plain one. As thread-safe as it. */
record PreparedSubstitute(PreparedStatement statement) implements Substitute {
  /** Prepares a statement whose results are like another's. */
  static StepRunner.Preparation ofKindOf(Statement original) {
    return (connection, sql) ->
        connection.prepareStatement(
            sql,
            original.getResultSetType(),
            original.getResultSetConcurrency(),
            original.getResultSetHoldability());
  }

  /** Prepares a text with parameters of ours only, and binds them. */
  static PreparedSubstitute of(
      Statement original,
      RewrittenText text,
      RewriteSession session,
      StepRunner.Preparation preparation)
      throws SQLException {
    PreparedStatement statement = preparation.prepare(original.getConnection(), text.sqlFor(""));
    try {
      limit(statement, original);
      session.bind(statement, text);
      return new PreparedSubstitute(statement);
    } catch (SQLException | RuntimeException e) {
      try (statement) {
        throw e;
      }
    }
  }

  private static void limit(PreparedStatement statement, Statement original) throws SQLException {
    if (original.getQueryTimeout() != 0) {
      statement.setQueryTimeout(original.getQueryTimeout());
    }
    if (original.getMaxRows() != 0) {
      statement.setMaxRows(original.getMaxRows());
    }
    if (original.getFetchSize() != 0) {
      statement.setFetchSize(original.getFetchSize());
    }
    if (original.getMaxFieldSize() != 0) {
      statement.setMaxFieldSize(original.getMaxFieldSize());
    }
  }

  @Override
  public boolean execute() throws SQLException {
    return statement.execute();
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return statement.executeQuery();
  }

  @Override
  public int executeUpdate() throws SQLException {
    return statement.executeUpdate();
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return statement.executeLargeUpdate();
  }

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    return statement.getResultSet();
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return statement.getUpdateCount();
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    return statement.getLargeUpdateCount();
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    return statement.getMoreResults();
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    return statement.getMoreResults(current);
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    return statement.getGeneratedKeys();
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    return statement.getWarnings();
  }

  @Override
  public void clearWarnings() throws SQLException {
    statement.clearWarnings();
  }

  @Override
  public void cancel() throws SQLException {
    statement.cancel();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
