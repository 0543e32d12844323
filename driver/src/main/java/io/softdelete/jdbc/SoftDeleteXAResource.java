package io.softdelete.jdbc;

import io.softdelete.jdbc.wrap.SoftDeleteConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * The delegate's resource, which is its raw connection itself with PostgreSQL and H2. What a branch
 * left in the session is forgotten when it ends. As thread-safe as its delegate.
 */
final class SoftDeleteXAResource implements XAResource {
  private final XAResource delegate;
  private final SoftDeleteXAConnection connection;

  SoftDeleteXAResource(XAResource delegate, SoftDeleteXAConnection connection) {
    this.delegate = delegate;
    this.connection = connection;
  }

  private void branchEnded() {
    connection
        .logical()
        .ifPresent(
            logical -> {
              if (logical instanceof SoftDeleteConnection ours) {
                ours.transactionEnded();
              }
            });
  }

  @Override
  public void start(Xid xid, int flags) throws XAException {
    delegate.start(xid, flags);
  }

  @Override
  public void end(Xid xid, int flags) throws XAException {
    try {
      delegate.end(xid, flags);
    } finally {
      branchEnded();
    }
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    return delegate.prepare(xid);
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    try {
      delegate.commit(xid, onePhase);
    } finally {
      branchEnded();
    }
  }

  @Override
  public void rollback(Xid xid) throws XAException {
    try {
      delegate.rollback(xid);
    } finally {
      branchEnded();
    }
  }

  @Override
  public void forget(Xid xid) throws XAException {
    delegate.forget(xid);
  }

  @Override
  public Xid[] recover(int flag) throws XAException {
    return delegate.recover(flag);
  }

  @Override
  public boolean isSameRM(XAResource other) throws XAException {
    return delegate.isSameRM(raw(other));
  }

  @Override
  public int getTransactionTimeout() throws XAException {
    return delegate.getTransactionTimeout();
  }

  @Override
  public boolean setTransactionTimeout(int seconds) throws XAException {
    return delegate.setTransactionTimeout(seconds);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SoftDeleteXAResource ours && delegate.equals(ours.delegate);
  }

  @Override
  public int hashCode() {
    return delegate.hashCode();
  }

  @Override
  public String toString() {
    return delegate.toString();
  }

  private static XAResource raw(XAResource resource) {
    return resource instanceof SoftDeleteXAResource ours ? ours.delegate : resource;
  }
}
