package io.softdelete.jdbc.wrap;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Metadata as the delegate's, but for the way back. As thread-safe as its delegate. */
public final class SoftDeleteMetaData extends ForwardingDatabaseMetaData {
  private final SoftDeleteConnection connection;

  SoftDeleteMetaData(SoftDeleteConnection connection, DatabaseMetaData delegate) {
    super(delegate);
    this.connection = connection;
  }

  @Override
  public Connection getConnection() throws SQLException {
    // Asked all the same: a closed one may throw.
    delegate.getConnection();
    return connection;
  }

  /** The URL as it was given, without the value of a bypass key. */
  @Override
  public @Nullable String getURL() throws SQLException {
    String url = super.getURL();
    return connection.url().orElse(url);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return connection.unwrapping().unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return connection.unwrapping().isWrapperFor(this, delegate, type);
  }

  @Override
  @Nullable ResultSet owned(@Nullable ResultSet resultSet) {
    return DetachedRows.owned(connection, resultSet);
  }

  @Override
  SQLException translated(SQLException failure) {
    return failure;
  }
}
