package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.Bin;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where operations get their connection from. */
sealed interface Connections {
  /** What is done with a connection. */
  interface Work<T> {
    /** Does it. */
    T with(Lease lease) throws SQLException;
  }

  /** Does something with a connection. */
  <T> T with(Work<T> work) throws SQLException;

  /** The connection of a caller, whose transaction it stays. */
  record Given(Connection connection) implements Connections {
    @Override
    public <T> T with(Work<T> work) throws SQLException {
      return work.with(new Lease(Bin.of(connection), false));
    }
  }

  /** Connections of a data source, one for each operation. */
  record Borrowed(DataSource source) implements Connections {
    @Override
    public <T> T with(Work<T> work) throws SQLException {
      try (Connection connection = source.getConnection()) {
        Lease lease = new Lease(Bin.of(connection), !connection.getAutoCommit());
        try {
          T outcome = work.with(lease);
          lease.done();
          return outcome;
        } catch (SQLException | RuntimeException | Error e) {
          lease.undo(e);
          throw e;
        }
      }
    }
  }

  /**
   * A connection for a while.
   *
   * @param bin the deleted rows behind it
   * @param commits whether the transaction is ours to end
   */
  record Lease(Bin bin, boolean commits) {
    /** What was done so far stays. */
    void done() throws SQLException {
      if (commits) {
        bin.connection().commit();
      }
    }

    private void undo(Throwable failure) {
      if (commits) {
        try {
          bin.connection().rollback();
        } catch (SQLException e) {
          failure.addSuppressed(e);
        }
      }
    }
  }
}
