package io.softdelete.cli.options;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A driver of another class loader, for {@link java.sql.DriverManager}. As thread-safe as it is.
 */
final class LoadedDriver implements Driver {
  private final Driver delegate;

  LoadedDriver(Driver delegate) {
    this.delegate = delegate;
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    return delegate.connect(url, properties);
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return delegate.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties)
      throws SQLException {
    return delegate.getPropertyInfo(url, properties);
  }

  @Override
  public int getMajorVersion() {
    return delegate.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return delegate.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return delegate.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return delegate.getParentLogger();
  }
}
