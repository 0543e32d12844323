package io.softdelete.jdbc.wrap;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A result set that knows whose it is. As thread-safe as its delegate. */
public final class SoftDeleteResultSet extends ForwardingResultSet {
  private final ResultSetOwner owner;

  SoftDeleteResultSet(ResultSetOwner owner, ResultSet delegate) {
    super(delegate);
    this.owner = owner;
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    return owner.statementOf(delegate);
  }

  /** JDBC deletes the row physically, whatever the table's policy. */
  @Override
  public void deleteRow() throws SQLException {
    owner.checkDeleteRow(delegate);
    super.deleteRow();
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
    return OwnedObjects.owned(owner, delegate.getObject(index, type), type);
  }

  @Override
  public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
    return OwnedObjects.owned(owner, delegate.getObject(label, type), type);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return owner.connection().unwrapping().unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return owner.connection().unwrapping().isWrapperFor(this, delegate, type);
  }

  @Override
  @Nullable Object owned(@Nullable Object value) {
    return OwnedObjects.owned(owner, value);
  }

  @Override
  @Nullable Array owned(@Nullable Array array) {
    return SoftDeleteArray.of(owner.connection(), array);
  }

  @Override
  SQLException translated(SQLException failure) {
    return failure;
  }
}
