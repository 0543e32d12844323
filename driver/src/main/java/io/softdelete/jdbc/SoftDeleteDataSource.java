package io.softdelete.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose connections hide the deleted rows of registered tables, in front of any other
 * data source: a pool, for instance. Thread-safe if the delegate is.
 */
public final class SoftDeleteDataSource implements DataSource, AutoCloseable {
  private final DataSource delegate;
  private final ConnectionWrapper wrapper;

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
    Map<DriverSetting, String> parsed = new EnumMap<>(DriverSetting.class);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      parsed.put(DriverSetting.of(setting.getKey()), setting.getValue());
    }
    this.delegate = delegate;
    this.wrapper = ConnectionWrapper.of(parsed);
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
    throw new SQLFeatureNotSupportedException(
        "Connection builders aren't supported. Instead: call getConnection().", "0A000");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return delegate.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter writer) throws SQLException {
    delegate.setLogWriter(writer);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return delegate.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    delegate.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return delegate.getParentLogger();
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

  @Override
  public String toString() {
    return "SoftDeleteDataSource[" + delegate + "]";
  }
}
