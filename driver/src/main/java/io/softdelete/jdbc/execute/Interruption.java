package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;

/**
 * Ends an operation of several steps that was cancelled, or ran out of time, while none of its
 * statements ran. Where a server keeps a transaction's state, the server itself fails, in the words
 * that it has for a statement that was cancelled.
 */
final class Interruption {
  private static final String CANCELLED = "57014";
  private static final int H2_CANCELLED = 57014;

  private Interruption() {}

  /** Never returns. */
  static SQLException fail(Connection connection, Dialect dialect) throws SQLException {
    switch (dialect) {
      case POSTGRESQL ->
          execute(connection, StepSql.raise(CANCELLED, "canceling statement due to user request"));
      case MARIADB ->
          execute(
              connection,
              "SIGNAL SQLSTATE '70100' SET MYSQL_ERRNO = 1317,"
                  + " MESSAGE_TEXT = 'Query execution was interrupted'");
      default -> {}
    }
    throw new SQLTimeoutException(
        "Statement was canceled or the session timed out", CANCELLED, H2_CANCELLED);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
