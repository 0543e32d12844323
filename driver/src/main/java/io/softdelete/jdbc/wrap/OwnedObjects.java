package io.softdelete.jdbc.wrap;

import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values that come as objects: the few that lead to the delegate's connection are wrapped. */
final class OwnedObjects {
  private OwnedObjects() {}

  static @Nullable Object owned(SoftDeleteConnection connection, @Nullable Object value) {
    if (value instanceof Array array) {
      return SoftDeleteArray.of(connection, array);
    }
    if (value instanceof ResultSet cursor) {
      // A cursor has a statement of its own, which is not the one that it was read from.
      return DetachedRows.owned(connection, cursor);
    }
    return value instanceof Object[] elements ? owned(connection, elements) : value;
  }

  /** A vendor's type that was asked for by its name is given, as by {@link Statement#unwrap}. */
  static <T> @Nullable T owned(SoftDeleteConnection connection, @Nullable T value, Class<T> type) {
    Object owned = owned(connection, value);
    return type.isInstance(owned) ? type.cast(owned) : value;
  }

  /** An array of arrays is the delegate's no less; one of strings or numbers isn't looked at. */
  private static Object[] owned(SoftDeleteConnection connection, Object[] elements) {
    if (Modifier.isFinal(elements.getClass().getComponentType().getModifiers())) {
      return elements;
    }
    Object[] all = elements;
    for (int i = 0; i < elements.length; i++) {
      Object owned = owned(connection, elements[i]);
      if (owned != elements[i]) {
        all = all == elements ? copyFor(elements, owned) : all;
        all[i] = owned;
      }
    }
    return all;
  }

  private static Object[] copyFor(Object[] elements, @Nullable Object owned) {
    return elements.getClass().getComponentType().isInstance(owned)
        ? elements.clone()
        : Arrays.copyOf(elements, elements.length, Object[].class);
  }
}
