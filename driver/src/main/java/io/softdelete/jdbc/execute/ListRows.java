package io.softdelete.jdbc.execute;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows as values, for databases to which they go back as lists of parameters. */
final class ListRows implements LockedRows {
  /** H2 and MariaDB look at every element of a list for every row: long ones are quadratic. */
  private static final int[] SIZES = {1, 8, 64};

  private final int columns;
  private final int named;
  private final List<Object[]> rows = new ArrayList<>();
  private final Set<List<Object>> keys = new HashSet<>();

  /**
   * No rows yet.
   *
   * @param columns how many values a row has
   * @param named how many of them, the first, name it
   */
  ListRows(int columns, int named) {
    this.columns = columns;
    this.named = named;
  }

  @Override
  public void read(ResultSet result) throws SQLException {
    while (result.next()) {
      Object[] row = new Object[columns];
      for (int i = 0; i < columns; i++) {
        row[i] = result.getObject(i + 1);
      }
      if (isThere(row)) {
        add(row);
      }
    }
  }

  /** What names a row is never NULL: an outer join has found none. */
  private boolean isThere(@Nullable Object[] row) {
    return Arrays.stream(row, 0, named).allMatch(Objects::nonNull);
  }

  /** Adds one row, unless it is there; rows that nothing names are all different. */
  void add(@Nullable Object[] row) {
    if (named == 0 || keys.add(key(row))) {
      rows.add(row);
    }
  }

  private List<Object> key(Object[] row) {
    List<Object> key = new ArrayList<>(named);
    for (int i = 0; i < named; i++) {
      key.add(row[i] instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : row[i]);
    }
    return key;
  }

  @Override
  public void add(LockedRows more) {
    ((ListRows) more).rows.forEach(this::add);
  }

  /** Those of these rows that aren't among others. */
  ListRows without(ListRows others) {
    ListRows rest = new ListRows(columns, named);
    rows.stream().filter(row -> !others.keys.contains(key(row))).forEach(rest::add);
    return rest;
  }

  /** Each row by itself. */
  List<LockedRows> each() {
    List<LockedRows> singles = new ArrayList<>();
    for (Object[] row : rows) {
      ListRows single = new ListRows(columns, named);
      single.add(row);
      singles.add(single);
    }
    return singles;
  }

  /** The last values of the first row. */
  List<Object> tailOfFirst() {
    return Arrays.asList(rows.get(0)).subList(named, columns);
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public long count() {
    return rows.size();
  }

  /** From the last row found to the first: children before parents within a table. */
  @Override
  public List<Portion> portions(int[] places) {
    List<Object[]> reversed = new ArrayList<>(rows);
    Collections.reverse(reversed);
    int largest = SIZES[SIZES.length - 1];
    List<Portion> portions = new ArrayList<>();
    for (int from = 0; from < reversed.size(); from += largest) {
      portions.add(
          portion(reversed.subList(from, Math.min(reversed.size(), from + largest)), places));
    }
    return portions;
  }

  /** These columns of all rows, for one statement. */
  Portion whole(int[] places) {
    List<Object> parameters = new ArrayList<>();
    for (Object[] row : rows) {
      for (int place : places) {
        parameters.add(row[place]);
      }
    }
    return new Portion(rows.size(), parameters);
  }

  /** Few different lengths make few different statements: the last row stands in for more. */
  private static Portion portion(List<Object[]> part, int[] places) {
    int size =
        Arrays.stream(SIZES).filter(length -> length >= part.size()).findFirst().orElseThrow();
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Object[] row = part.get(Math.min(i, part.size() - 1));
      for (int place : places) {
        parameters.add(row[place]);
      }
    }
    return new Portion(size, parameters);
  }
}
