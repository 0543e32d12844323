package io.softdelete.jdbc.wrap;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Values that come as objects: the few that lead to the delegate's connection are wrapped. */
final class OwnedObjects {
  private OwnedObjects() {}

  static @Nullable Object owned(ResultSetOwner owner, @Nullable Object value) {
    if (value instanceof Array array) {
      return SoftDeleteArray.of(owner.connection(), array);
    }
    if (value instanceof ResultSet cursor) {
      // A cursor has a statement of its own, which is not the one that it was read from.
      return new SoftDeleteResultSet(owner.connection(), cursor);
    }
    return value;
  }

  /** A vendor's type that was asked for by its name is given, as by {@link Statement#unwrap}. */
  static <T> @Nullable T owned(ResultSetOwner owner, @Nullable T value, Class<T> type) {
    Object owned = owned(owner, value);
    return type.isInstance(owned) ? type.cast(owned) : value;
  }
}
