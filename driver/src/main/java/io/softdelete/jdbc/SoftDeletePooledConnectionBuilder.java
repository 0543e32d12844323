package io.softdelete.jdbc;

import java.sql.SQLException;
import java.sql.ShardingKey;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;

/** Builds connections of ours by the delegate's builder. */
record SoftDeletePooledConnectionBuilder(
    PooledConnectionBuilder delegate, ConnectionWrapper wrapper)
    implements PooledConnectionBuilder {
  @Override
  public PooledConnectionBuilder user(String user) {
    delegate.user(user);
    return this;
  }

  @Override
  public PooledConnectionBuilder password(String password) {
    delegate.password(password);
    return this;
  }

  @Override
  public PooledConnectionBuilder shardingKey(ShardingKey key) {
    delegate.shardingKey(key);
    return this;
  }

  @Override
  public PooledConnectionBuilder superShardingKey(ShardingKey key) {
    delegate.superShardingKey(key);
    return this;
  }

  @Override
  public PooledConnection build() throws SQLException {
    return new SoftDeletePooledConnection<>(delegate.build(), wrapper);
  }
}
