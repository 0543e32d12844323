package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction that sees one state of the database and changes none. As thread-safe as its
 * connection.
 */
final class ReadOnlyTransaction {
  private final Connection connection;
  private final Dialect dialect;

  /** Transactions of a connection under autocommit. */
  ReadOnlyTransaction(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Reads, and rolls back; a failure comes through as the same object. */
  <T> T run(AtomicSteps.Steps<T> steps) throws SQLException {
    int isolation = connection.getTransactionIsolation();
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    T outcome;
    try {
      begin();
      outcome = steps.run();
    } catch (SQLException | RuntimeException | Error e) {
      try {
        end(isolation);
      } catch (SQLException failure) {
        e.addSuppressed(failure);
      }
      throw e;
    }
    end(isolation);
    return outcome;
  }

  /** MariaDB's driver keeps it to itself that a connection is read-only. */
  private void begin() throws SQLException {
    if (dialect == Dialect.MARIADB) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("START TRANSACTION READ ONLY");
      }
    }
  }

  private void end(int isolation) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.setReadOnly(false);
    connection.setTransactionIsolation(isolation);
  }
}
