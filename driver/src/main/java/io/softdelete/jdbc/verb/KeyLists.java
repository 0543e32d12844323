package io.softdelete.jdbc.verb;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands keys of rows over to a statement: on PostgreSQL as one array for each column, elsewhere as
 * lists of few different lengths.
 */
final class KeyLists {
  /** H2 and MariaDB look at every element of a list for every row: long ones are quadratic. */
  private static final int[] SIZES = {1, 8, 64};

  private static final int LONGEST_ARRAY = 10_000;

  private KeyLists() {}

  /**
   * What one statement takes.
   *
   * @param rows for how many rows the statement is written
   * @param parameters its parameters
   */
  record Portion(int rows, List<Object> parameters) {}

  /** These columns of rows, in portions; rows with a NULL among them refer to nothing. */
  static List<Portion> portions(
      Collection<@Nullable Object[]> rows, int[] places, Dialect dialect) {
    boolean arrays = StepSql.arrays(dialect);
    int longest = arrays ? LONGEST_ARRAY : SIZES[SIZES.length - 1];
    List<Portion> portions = new ArrayList<>();
    List<@Nullable Object[]> part = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      if (isComplete(row, places)) {
        part.add(row);
      }
      if (part.size() == longest) {
        portions.add(arrays ? array(part, places) : list(part, places));
        part.clear();
      }
    }
    if (!part.isEmpty()) {
      portions.add(arrays ? array(part, places) : list(part, places));
    }
    return portions;
  }

  /** All rows in one portion. */
  static Portion whole(Collection<@Nullable Object[]> rows, int[] places, Dialect dialect) {
    List<@Nullable Object[]> all = List.copyOf(rows);
    return StepSql.arrays(dialect)
        ? array(all, places)
        : new Portion(all.size(), values(all, places, all.size()));
  }

  private static boolean isComplete(@Nullable Object[] row, int[] places) {
    for (int place : places) {
      if (row[place] == null) {
        return false;
      }
    }
    return true;
  }

  private static Portion list(List<@Nullable Object[]> part, int[] places) {
    int size = SIZES[SIZES.length - 1];
    for (int i = SIZES.length - 1; i >= 0 && SIZES[i] >= part.size(); i--) {
      size = SIZES[i];
    }
    return new Portion(size, values(part, places, size));
  }

  /** Few different lengths make few different statements: the last row stands in for more. */
  private static List<Object> values(List<@Nullable Object[]> part, int[] places, int size) {
    List<Object> parameters = new ArrayList<>(size * places.length);
    for (int i = 0; i < size; i++) {
      @Nullable Object[] row = part.get(Math.min(i, part.size() - 1));
      for (int place : places) {
        Object value = row[place];
        if (value != null) {
          parameters.add(value);
        }
      }
    }
    return parameters;
  }

  private static Portion array(List<@Nullable Object[]> part, int[] places) {
    List<Object> arrays = new ArrayList<>(places.length);
    for (int place : places) {
      StringBuilder array = new StringBuilder("{");
      for (@Nullable Object[] row : part) {
        array.append(array.length() > 1 ? "," : "");
        quote(array, String.valueOf(row[place]));
      }
      arrays.add(array.append('}').toString());
    }
    return new Portion(1, arrays);
  }

  private static void quote(StringBuilder array, String element) {
    array.append('"');
    for (int i = 0; i < element.length(); i++) {
      char c = element.charAt(i);
      if (c == '"' || c == '\\') {
        array.append('\\');
      }
      array.append(c);
    }
    array.append('"');
  }
}
