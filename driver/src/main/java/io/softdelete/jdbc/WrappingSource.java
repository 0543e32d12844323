package io.softdelete.jdbc;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/** What all kinds of data sources in front of another have in common. */
abstract class WrappingSource<S extends CommonDataSource> implements CommonDataSource {
  final S delegate;
  final ConnectionWrapper wrapper;

  WrappingSource(S delegate, Map<String, String> settings) throws SQLException {
    Map<DriverSetting, String> parsed = new EnumMap<>(DriverSetting.class);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      parsed.put(DriverSetting.of(setting.getKey()), setting.getValue());
    }
    this.delegate = delegate;
    this.wrapper = ConnectionWrapper.of(parsed);
  }

  @Override
  public final ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    return delegate.createShardingKeyBuilder();
  }

  @Override
  public final @Nullable PrintWriter getLogWriter() throws SQLException {
    return delegate.getLogWriter();
  }

  @Override
  public final void setLogWriter(@Nullable PrintWriter writer) throws SQLException {
    delegate.setLogWriter(writer);
  }

  @Override
  public final int getLoginTimeout() throws SQLException {
    return delegate.getLoginTimeout();
  }

  @Override
  public final void setLoginTimeout(int seconds) throws SQLException {
    delegate.setLoginTimeout(seconds);
  }

  @Override
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return delegate.getParentLogger();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + delegate + "]";
  }
}
