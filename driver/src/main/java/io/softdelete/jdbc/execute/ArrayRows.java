package io.softdelete.jdbc.execute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows as PostgreSQL's arrays in text form, one for each column: they go back as they came, without
 * a look into them.
 */
final class ArrayRows implements LockedRows {
  private final List<StringBuilder> columns;
  private long count;

  ArrayRows(int size) {
    this.columns = IntStream.range(0, size).mapToObj(i -> new StringBuilder()).toList();
  }

  @Override
  public void read(ResultSet rows) throws SQLException {
    rows.next();
    long more = rows.getLong(1);
    for (int i = 0; more > 0 && i < columns.size(); i++) {
      String array = rows.getString(i + 2);
      append(columns.get(i), array.substring(array.indexOf('{') + 1, array.length() - 1));
    }
    count += more;
  }

  @Override
  public void add(LockedRows more) {
    ArrayRows other = (ArrayRows) more;
    for (int i = 0; other.count > 0 && i < columns.size(); i++) {
      append(columns.get(i), other.columns.get(i));
    }
    count += other.count;
  }

  private static void append(StringBuilder column, CharSequence elements) {
    column.append(column.isEmpty() ? "" : ",").append(elements);
  }

  @Override
  public boolean isEmpty() {
    return count == 0;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public List<Portion> portions(int[] places) {
    List<Object> arrays = new ArrayList<>();
    for (int place : places) {
      arrays.add("{" + columns.get(place) + "}");
    }
    return List.of(new Portion(1, arrays));
  }
}
