package io.softdelete.jdbc.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/**
 * Makes several statements one: all of them happen, or none. Under autocommit in a transaction of
 * their own; in the caller's transaction behind a savepoint.
 */
public final class AtomicSteps {
  private static final String ABORTED_TRANSACTION = "25P02";

  private final Connection connection;
  private final boolean autoCommit;
  private final Optional<Savepoint> savepoint;

  private AtomicSteps(Connection connection, boolean autoCommit, Optional<Savepoint> savepoint) {
    this.connection = connection;
    this.autoCommit = autoCommit;
    this.savepoint = savepoint;
  }

  /** What is done in several statements. */
  public interface Steps<T> {
    /** Does it. */
    T run() throws SQLException;
  }

  /** Does it all or nothing; a failure comes through as the same object. */
  public static <T> T run(Connection connection, Steps<T> steps) throws SQLException {
    AtomicSteps atomic = begin(connection);
    try {
      T outcome = steps.run();
      atomic.end();
      return outcome;
    } catch (SQLException | RuntimeException | Error e) {
      atomic.undo(e);
      throw e;
    }
  }

  private static AtomicSteps begin(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      connection.setAutoCommit(false);
      return new AtomicSteps(connection, true, Optional.empty());
    }
    return new AtomicSteps(connection, false, Optional.of(connection.setSavepoint()));
  }

  private void end() throws SQLException {
    if (autoCommit) {
      // Turning autocommit on would commit too, and hide a failure from some drivers' callers.
      connection.commit();
      connection.setAutoCommit(true);
    } else {
      connection.releaseSavepoint(savepoint.orElseThrow());
    }
  }

  /** A failure to undo, on a lost connection for instance, hangs on the failure. */
  private void undo(Throwable failure) {
    try {
      if (autoCommit) {
        try {
          connection.rollback();
        } finally {
          connection.setAutoCommit(true);
        }
      } else if (!isAborted()) {
        connection.rollback(savepoint.orElseThrow());
        connection.releaseSavepoint(savepoint.orElseThrow());
      }
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * PostgreSQL aborts a transaction in which a statement failed, and so it does for the plain
   * statement: going back to the savepoint would let the caller go on.
   */
  private boolean isAborted() {
    try (PreparedStatement probe = connection.prepareStatement("SELECT 1")) {
      probe.executeQuery().close();
      return false;
    } catch (SQLException e) {
      return ABORTED_TRANSACTION.equals(e.getSQLState());
    }
  }
}
