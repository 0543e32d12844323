package io.softdelete.jdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKey;
import java.util.Optional;

/** Builds connections of ours by the delegate's builder. */
record SoftDeleteConnectionBuilder(ConnectionBuilder delegate, ConnectionWrapper wrapper)
    implements ConnectionBuilder {
  @Override
  public ConnectionBuilder user(String user) {
    delegate.user(user);
    return this;
  }

  @Override
  public ConnectionBuilder password(String password) {
    delegate.password(password);
    return this;
  }

  @Override
  public ConnectionBuilder shardingKey(ShardingKey key) {
    delegate.shardingKey(key);
    return this;
  }

  @Override
  public ConnectionBuilder superShardingKey(ShardingKey key) {
    delegate.superShardingKey(key);
    return this;
  }

  @Override
  public Connection build() throws SQLException {
    return wrapper.wrap(delegate.build(), Optional.empty());
  }
}
