package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.rewriter.Attribution;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection that keeps its session up to date: what it says, and what may have changed. */
abstract class SessionConnection extends ForwardingConnection {
  private final RewriteSession session;

  SessionConnection(Connection delegate, RewriteSession session) {
    super(delegate);
    this.session = session;
  }

  final RewriteSession session() {
    return session;
  }

  /** A transaction manager ended the transaction. */
  public final void transactionEnded() {
    session.transactionEnded();
  }

  @Override
  public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
    clientInfo().set(name, value);
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    clientInfo().set(properties);
  }

  @Override
  public @Nullable String getClientInfo(String name) throws SQLException {
    return clientInfo().get(name);
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    return clientInfo().get();
  }

  private ClientInfo clientInfo() {
    return new ClientInfo(delegate, session.attributions());
  }

  /** The next borrower of a pooled connection starts without the last one's name. */
  @Override
  public void endRequest() throws SQLException {
    session.attributions().clientInfo(Attribution.NONE);
    super.endRequest();
  }

  @Override
  public void setSchema(String schema) throws SQLException {
    try {
      super.setSchema(schema);
    } finally {
      session.sessionChanged();
    }
  }

  @Override
  public void setCatalog(String catalog) throws SQLException {
    try {
      super.setCatalog(catalog);
    } finally {
      session.sessionChanged();
    }
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    try {
      super.setAutoCommit(autoCommit);
    } finally {
      session.transactionEnded();
    }
  }

  @Override
  public void commit() throws SQLException {
    try {
      super.commit();
    } finally {
      session.transactionEnded();
    }
  }

  @Override
  public void rollback() throws SQLException {
    try {
      super.rollback();
    } finally {
      session.transactionEnded();
    }
  }

  /** The transaction goes on, but SET and DDL since the savepoint are undone. */
  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    try {
      super.rollback(savepoint);
    } finally {
      session.sessionChanged();
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      super.close();
    } finally {
      session.closed();
    }
  }

  @Override
  public void abort(Executor executor) throws SQLException {
    try {
      super.abort(executor);
    } finally {
      session.closed();
    }
  }
}
