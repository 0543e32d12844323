package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.RewrittenText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A prepared statement, rewritten when it was prepared; bound values go to the delegate untouched.
 * As thread-safe as its delegate.
 */
public class SoftDeletePreparedStatement extends ForwardingPreparedStatement {
  SoftDeletePreparedStatement(
      SoftDeleteConnection connection, PreparedStatement delegate, RewrittenText text) {
    super(connection, delegate, text);
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    beforeExecution();
    try {
      return super.executeQuery();
    } finally {
      session().after(text());
    }
  }

  @Override
  public int executeUpdate() throws SQLException {
    beforeExecution();
    try {
      return super.executeUpdate();
    } finally {
      session().after(text());
    }
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    beforeExecution();
    try {
      return super.executeLargeUpdate();
    } finally {
      session().after(text());
    }
  }

  @Override
  public boolean execute() throws SQLException {
    beforeExecution();
    try {
      return super.execute();
    } finally {
      session().after(text());
    }
  }

  /** A prepared text may have to be looked at again, each time. */
  void beforeExecution() throws SQLException {
    session().before(text());
    rejoin();
  }

  @Override
  final void remember(RewrittenText next) {}

  @Override
  final void beforeBatch() throws SQLException {
    session().before(text());
    rejoin();
  }

  @Override
  final SQLException translatedBatch(SQLException failure) {
    return translated(failure);
  }

  /** Logs and tools show the delegate's: the SQL that is sent, and on PostgreSQL the values. */
  @Override
  public final String toString() {
    return preparedStatement.toString();
  }
}
