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
  public final ResultSet executeQuery() throws SQLException {
    session().before(text());
    try {
      return super.executeQuery();
    } finally {
      session().after(text());
    }
  }

  @Override
  public final int executeUpdate() throws SQLException {
    session().before(text());
    try {
      return super.executeUpdate();
    } finally {
      session().after(text());
    }
  }

  @Override
  public final long executeLargeUpdate() throws SQLException {
    session().before(text());
    try {
      return super.executeLargeUpdate();
    } finally {
      session().after(text());
    }
  }

  @Override
  public final boolean execute() throws SQLException {
    session().before(text());
    try {
      return super.execute();
    } finally {
      session().after(text());
    }
  }

  @Override
  final void remember(RewrittenText next) {}

  @Override
  final void beforeBatch() throws SQLException {
    session().before(text());
  }

  /** Logs and tools show the delegate's: the SQL that is sent, and on PostgreSQL the values. */
  @Override
  public final String toString() {
    return preparedStatement.toString();
  }
}
