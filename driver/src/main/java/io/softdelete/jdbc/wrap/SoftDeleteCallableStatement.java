package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.RewrittenText;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A call, whose out parameters may be cursors and arrays. As thread-safe as its delegate. */
public final class SoftDeleteCallableStatement extends ForwardingCallableStatement {
  SoftDeleteCallableStatement(
      SoftDeleteConnection connection, CallableStatement delegate, RewrittenText text) {
    super(connection, delegate, text);
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
    return OwnedObjects.owned(connection(), callableStatement.getObject(index, type), type);
  }

  @Override
  public <T> @Nullable T getObject(String name, Class<T> type) throws SQLException {
    return OwnedObjects.owned(connection(), callableStatement.getObject(name, type), type);
  }

  @Override
  @Nullable Object owned(@Nullable Object value) {
    return OwnedObjects.owned(connection(), value);
  }

  @Override
  @Nullable Array owned(@Nullable Array array) {
    return SoftDeleteArray.of(connection(), array);
  }
}
