package io.softdelete.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows of a table are meant. Immutable if the values are. */
public sealed interface Selection {
  /**
   * The row of this key.
   *
   * @param values the values of the primary key, in the order of its columns; each may be a text
   * @throws IllegalArgumentException without a value
   */
  static Key key(Object... values) {
    return new Key(List.of(values));
  }

  /**
   * The rows that meet a condition.
   *
   * @param condition what would stand behind WHERE
   * @param parameters the values of its question marks
   */
  static Selection where(String condition, @Nullable Object... parameters) {
    return new Condition(condition, Arrays.asList(parameters));
  }

  /** All rows that the operation may reach. */
  static Selection all() {
    return new Condition("", List.of());
  }

  /** What its question marks stand for. */
  List<? extends @Nullable Object> parameters();

  /**
   * A row by its key.
   *
   * @param parameters the values of the key
   */
  record Key(List<Object> parameters) implements Selection {
    /** Copies the list. */
    public Key {
      if (parameters.isEmpty()) {
        throw new IllegalArgumentException("a key has at least one value");
      }
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * Rows by a condition.
   *
   * @param sql the condition; empty for all rows
   * @param parameters the values of its question marks
   */
  record Condition(String sql, List<@Nullable Object> parameters) implements Selection {
    /** Copies the list. */
    public Condition {
      parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }
  }
}
