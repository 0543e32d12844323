package io.softdelete.jdbc;

import java.sql.SQLException;
import java.sql.ShardingKey;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;

/** Builds connections of ours by the delegate's builder. */
record SoftDeleteXAConnectionBuilder(XAConnectionBuilder delegate, ConnectionWrapper wrapper)
    implements XAConnectionBuilder {
  @Override
  public XAConnectionBuilder user(String user) {
    delegate.user(user);
    return this;
  }

  @Override
  public XAConnectionBuilder password(String password) {
    delegate.password(password);
    return this;
  }

  @Override
  public XAConnectionBuilder shardingKey(ShardingKey key) {
    delegate.shardingKey(key);
    return this;
  }

  @Override
  public XAConnectionBuilder superShardingKey(ShardingKey key) {
    delegate.superShardingKey(key);
    return this;
  }

  @Override
  public XAConnection build() throws SQLException {
    return new SoftDeleteXAConnection(delegate.build(), wrapper);
  }
}
