package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.BinTable;
import java.sql.SQLException;
import java.util.List;

/** Which rows of a table are meant. Immutable if the values are. */
public sealed interface Selection {
  /**
   * The row of this key.
   *
   * @param values the values of the primary key, in the order of its columns; each may be a text
   */
  static Selection key(Object... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a key has at least one value");
    }
    return new Key(List.of(values));
  }

  /**
   * The rows that meet a condition.
   *
   * @param condition what would stand behind WHERE
   * @param parameters the values of its question marks
   */
  static Selection where(String condition, Object... parameters) {
    return new Condition(condition, List.of(parameters));
  }

  /** All rows that the operation may reach. */
  static Selection all() {
    return new Condition("", List.of());
  }

  /** What its question marks stand for. */
  List<Object> parameters();

  /**
   * A row by its key.
   *
   * @param parameters the values of the key
   */
  record Key(List<Object> parameters) implements Selection {
    /** Copies the list. */
    public Key {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * Rows by a condition.
   *
   * @param sql the condition; empty for all rows
   * @param parameters the values of its question marks
   */
  record Condition(String sql, List<Object> parameters) implements Selection {
    /** Copies the list. */
    public Condition {
      parameters = List.copyOf(parameters);
    }
  }

  /** The WHERE of a statement about these rows. */
  private String where(BinTable table) throws SQLException {
    if (this instanceof Condition condition) {
      // A comment at its end must not reach what follows.
      return condition.sql().isBlank() ? "" : " WHERE (" + condition.sql() + "\n)";
    }
    return " WHERE " + table.keyCondition(parameters().size());
  }

  /** A verb for these rows. */
  static String verb(String verb, BinTable table, Selection rows) throws SQLException {
    return verb + " FROM " + table.sql() + rows.where(table);
  }
}
