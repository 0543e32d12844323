package io.softdelete.jdbc.wrap;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An array, whose result sets would lead to the delegate's connection. */
public final class SoftDeleteArray extends ForwardingArray {
  private final SoftDeleteConnection connection;

  private SoftDeleteArray(SoftDeleteConnection connection, Array delegate) {
    super(delegate);
    this.connection = connection;
  }

  static @Nullable Array of(SoftDeleteConnection connection, @Nullable Array array) {
    return array == null ? null : new SoftDeleteArray(connection, array);
  }

  /** What a delegate takes for a parameter is its own array. */
  static @Nullable Object raw(@Nullable Object value) {
    return value instanceof SoftDeleteArray array ? array.delegate : value;
  }

  static @Nullable Array raw(@Nullable Array array) {
    return array instanceof SoftDeleteArray ours ? ours.delegate : array;
  }

  @Override
  @Nullable Object owned(@Nullable Object elements) {
    return OwnedObjects.owned(connection, elements);
  }

  @Override
  @Nullable ResultSet owned(@Nullable ResultSet resultSet) {
    return DetachedRows.owned(connection, resultSet);
  }

  @Override
  SQLException translated(SQLException failure) {
    return failure;
  }
}
