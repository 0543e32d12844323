package io.softdelete.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A data source whose connections hide the deleted rows of registered tables, in front of any other
 * data source: a pool, for instance. Thread-safe if the delegate is.
 */
public final class SoftDeleteDataSource extends WrappingSource<DataSource>
    implements DataSource, AutoCloseable {
  /**
   * Wraps a data source.
   *
   * @param delegate the data source of the database's own driver, or a pool
   * @param settings the settings by the names that they have in a URL, {@code softdelete.catalog}
   *     and so on
   * @throws SQLException SD005 when a setting or the catalog is invalid
   */
  public SoftDeleteDataSource(DataSource delegate, Map<String, String> settings)
      throws SQLException {
    super(delegate, settings);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return wrapper.wrap(delegate.getConnection(), Optional.empty());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return wrapper.wrap(delegate.getConnection(user, password), Optional.empty());
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    return new SoftDeleteConnectionBuilder(delegate.createConnectionBuilder(), wrapper);
  }

  /**
   * The delegate's own types lead to connections that see every row.
   *
   * @throws SQLException SD003 under {@code softdelete.unwrap=deny}
   */
  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return wrapper.unwrapping().unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return wrapper.unwrapping().isWrapperFor(this, delegate, type);
  }

  /** Closes the delegate if it can be closed. */
  @Override
  public void close() throws Exception {
    if (delegate instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
