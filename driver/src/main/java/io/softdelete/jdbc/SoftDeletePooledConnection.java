package io.softdelete.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection whose logical ones are ours. As thread-safe as its delegate.
 *
 * <p>A pool knows its connections by the source of their events, which is this object hence.
 */
class SoftDeletePooledConnection<P extends PooledConnection> implements PooledConnection {
  final P delegate;
  private final ConnectionWrapper wrapper;
  private final Map<ConnectionEventListener, ConnectionEventListener> listeners =
      new ConcurrentHashMap<>();
  private volatile @Nullable Connection logical;

  SoftDeletePooledConnection(P delegate, ConnectionWrapper wrapper) {
    this.delegate = delegate;
    this.wrapper = wrapper;
  }

  /** The logical connection that was handed out last; empty before the first. */
  final Optional<Connection> logical() {
    return Optional.ofNullable(logical);
  }

  @Override
  public final Connection getConnection() throws SQLException {
    Connection next = wrapper.wrap(delegate.getConnection(), Optional.empty());
    logical = next;
    return next;
  }

  /** Closes the logical connection too, of which some delegates keep silent. */
  @Override
  public final void close() throws SQLException {
    try {
      delegate.close();
    } finally {
      Connection last = logical;
      if (last != null) {
        last.close();
      }
    }
  }

  @Override
  public final void addConnectionEventListener(ConnectionEventListener listener) {
    delegate.addConnectionEventListener(
        listeners.computeIfAbsent(listener, known -> new OwnEvents(this, known)));
  }

  @Override
  public final void removeConnectionEventListener(ConnectionEventListener listener) {
    ConnectionEventListener known = listeners.remove(listener);
    if (known != null) {
      delegate.removeConnectionEventListener(known);
    }
  }

  /** Such an event would hand out a statement of the delegate's: our statements aren't pooled. */
  @Override
  public final void addStatementEventListener(StatementEventListener listener) {}

  @Override
  public final void removeStatementEventListener(StatementEventListener listener) {}

  private record OwnEvents(PooledConnection source, ConnectionEventListener listener)
      implements ConnectionEventListener {
    @Override
    public void connectionClosed(ConnectionEvent event) {
      listener.connectionClosed(new ConnectionEvent(source));
    }

    @Override
    public void connectionErrorOccurred(ConnectionEvent event) {
      listener.connectionErrorOccurred(new ConnectionEvent(source, event.getSQLException()));
    }
  }
}
