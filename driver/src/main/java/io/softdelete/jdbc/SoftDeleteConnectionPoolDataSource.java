package io.softdelete.jdbc;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;

/**
 * A source for connection pools whose connections hide the deleted rows of registered tables, in
 * front of the database's own. Thread-safe if the delegate is.
 */
public final class SoftDeleteConnectionPoolDataSource
    extends WrappingSource<ConnectionPoolDataSource> implements ConnectionPoolDataSource {
  /**
   * Wraps a source.
   *
   * @param delegate the source of the database's own driver
   * @param settings the settings by the names that they have in a URL
   * @throws SQLException SD005 when a setting or the catalog is invalid
   */
  public SoftDeleteConnectionPoolDataSource(
      ConnectionPoolDataSource delegate, Map<String, String> settings) throws SQLException {
    super(delegate, settings);
  }

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    return new SoftDeletePooledConnection<>(delegate.getPooledConnection(), wrapper);
  }

  @Override
  public PooledConnection getPooledConnection(String user, String password) throws SQLException {
    return new SoftDeletePooledConnection<>(delegate.getPooledConnection(user, password), wrapper);
  }

  @Override
  public PooledConnectionBuilder createPooledConnectionBuilder() throws SQLException {
    return new SoftDeletePooledConnectionBuilder(delegate.createPooledConnectionBuilder(), wrapper);
  }
}
