package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.SqlErrors;
import java.sql.SQLException;
import java.sql.Wrapper;

/** Whether the delegate's own objects may be had through {@code unwrap}. */
public enum UnwrapPolicy {
  /** They may; what is done with them is not rewritten. */
  ALLOW,
  /** They may not: SD003. */
  DENY;

  /**
   * What ours implements is answered by ours: {@code unwrap(Connection.class)} leaks nothing.
   *
   * @throws SQLException SD003 when the delegate's objects may not be had
   */
  public <T> T unwrap(Object ours, Wrapper delegate, Class<T> type) throws SQLException {
    if (type.isInstance(ours)) {
      return type.cast(ours);
    }
    if (this == DENY) {
      throw SqlErrors.notAllowed(
          "unwrap("
              + type.getName()
              + ") is not allowed on this connection: what is done with the delegate's objects is not"
              + " rewritten. Instead: connect with softdelete.unwrap=allow.");
    }
    return delegate.unwrap(type);
  }

  /** Whether {@link #unwrap} would give something. */
  public boolean isWrapperFor(Object ours, Wrapper delegate, Class<?> type) throws SQLException {
    return type.isInstance(ours) || (this == ALLOW && delegate.isWrapperFor(type));
  }
}
