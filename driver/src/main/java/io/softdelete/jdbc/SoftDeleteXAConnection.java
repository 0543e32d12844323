package io.softdelete.jdbc;

import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** A connection that takes part in distributed transactions. As thread-safe as its delegate. */
final class SoftDeleteXAConnection extends SoftDeletePooledConnection<XAConnection>
    implements XAConnection {
  SoftDeleteXAConnection(XAConnection delegate, ConnectionWrapper wrapper) {
    super(delegate, wrapper);
  }

  @Override
  public XAResource getXAResource() throws SQLException {
    return new SoftDeleteXAResource(delegate.getXAResource(), this);
  }
}
