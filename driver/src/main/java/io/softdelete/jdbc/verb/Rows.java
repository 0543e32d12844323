package io.softdelete.jdbc.verb;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of one table that were fetched, each once by what names it. Not thread-safe. */
final class Rows {
  private final int columns;
  private final int named;
  private final Map<List<Object>, @Nullable Object[]> rows = new LinkedHashMap<>();

  /** None yet. */
  Rows(GhostTable table) {
    this.columns = table.columns().size();
    this.named = table.named();
  }

  /** Rows of the same table, none yet. */
  private Rows(Rows like) {
    this.columns = like.columns;
    this.named = like.named;
  }

  /** Adds at most so many rows of a result. */
  Rows read(ResultSet result, int most) throws SQLException {
    for (int i = 0; i < most && result.next(); i++) {
      @Nullable Object[] row = new Object[columns];
      for (int column = 0; column < columns; column++) {
        row[column] = result.getObject(column + 1);
      }
      rows.putIfAbsent(key(row, named), row);
    }
    return this;
  }

  /** Adds rows; gives those that weren't among these before. */
  Rows addNew(Rows more) {
    Rows added = new Rows(this);
    more.rows.forEach(
        (key, row) -> {
          if (rows.putIfAbsent(key, row) == null) {
            added.rows.put(key, row);
          }
        });
    return added;
  }

  /** Those of these rows that have one of the keys. */
  Rows only(Collection<List<Object>> keys) {
    Rows some = new Rows(this);
    for (List<Object> key : keys) {
      Optional.ofNullable(rows.get(key)).ifPresent(row -> some.rows.put(key, row));
    }
    return some;
  }

  /** Those of these rows that aren't among others. */
  Rows without(Rows others) {
    Rows rest = new Rows(this);
    rows.forEach(
        (key, row) -> {
          if (!others.rows.containsKey(key)) {
            rest.rows.put(key, row);
          }
        });
    return rest;
  }

  /** What names the rows. */
  Collection<List<Object>> keys() {
    return rows.keySet();
  }

  Collection<@Nullable Object[]> values() {
    return rows.values();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int count() {
    return rows.size();
  }

  /** The first values of a row as something that is equal for equal ones. */
  static List<Object> key(@Nullable Object[] row, int length) {
    List<Object> key = new ArrayList<>(length);
    for (@Nullable Object value : Arrays.copyOf(row, length)) {
      key.add(value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : String.valueOf(value));
    }
    return key;
  }
}
