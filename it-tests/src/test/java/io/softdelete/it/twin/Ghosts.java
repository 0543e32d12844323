package io.softdelete.it.twin;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a database with the active rows of its twin and with deleted rows that would show wherever
 * a reference is left without its filter. For each active row:
 *
 * <ul>
 *   <li>an exact copy but for the marker: it meets every condition that the row meets, so it shows
 *       in counts, sums and joins;
 *   <li>a copy with the same keys and extreme payload: it shows in maxima, sorts, EXISTS and IN.
 * </ul>
 *
 * And for each small key value that no active row has, a row that has it: it shows where existence
 * alone counts. Active rows keep their order, ghosts lie before, between and after them.
 */
final class Ghosts {
  /** Below what a column numbers by itself: MariaDB goes on from the largest number. */
  private static final int FIRST_NUMBER = -1_000_000_000;

  private static final int LARGEST_KEY = 10;
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final TwinTable table;
  private final List<List<Object>> active;
  private final List<List<Object>> rows = new ArrayList<>();
  private int ghosts;

  private Ghosts(TwinTable table, List<List<Object>> active) {
    this.table = table;
    this.active = active;
  }

  /** Copies the rows of {@code plain} to {@code haunted} and plants ghosts among them. */
  static void plant(List<TwinTable> tables, Connection plain, Connection haunted)
      throws SQLException {
    for (TwinTable table : tables) {
      Ghosts ghosts = new Ghosts(table, read(table, plain));
      ghosts.mix();
      ghosts.write(haunted);
    }
  }

  private static List<List<Object>> read(TwinTable table, Connection plain) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Statement statement = plain.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM " + table.name())) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= table.columns().size(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private void mix() {
    if (table.marker().isEmpty()) {
      rows.addAll(active);
      return;
    }
    for (int i = 0; i < active.size(); i++) {
      List<Object> row = active.get(i);
      List<Object> copy = ghost(row);
      List<Object> extreme = extreme(ghost(row), i);
      boolean even = i % 2 == 0;
      rows.add(even ? copy : extreme);
      rows.add(row);
      rows.add(even ? extreme : copy);
    }
    for (int column = 0; column < table.columns().size(); column++) {
      orphans(column);
    }
  }

  private void orphans(int column) {
    Column described = table.columns().get(column);
    if (described.role() != Column.Role.KEY || described.type() != Type.INTEGER) {
      return;
    }
    for (int key = 1; key <= LARGEST_KEY; key++) {
      int wanted = key;
      if (active.stream().noneMatch(row -> holds(row.get(column), wanted))) {
        List<Object> orphan = ghost(active.get(key % active.size()));
        orphan.set(column, key);
        rows.add(orphan);
      }
    }
  }

  private static boolean holds(Object value, int key) {
    return value instanceof Number number && number.longValue() == key;
  }

  /** A copy with a deleted marker. */
  private List<Object> ghost(List<Object> row) {
    Marker marker = table.marker().orElseThrow();
    List<Object> ghost = new ArrayList<>(row);
    int number = ghosts++;
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      if (column.name().equals(marker.column())) {
        ghost.set(i, marker.ghosts().get(number % marker.ghosts().size()));
      } else if (column.role() == Column.Role.NUMBER) {
        ghost.set(i, FIRST_NUMBER + number);
      } else if (column.role() == Column.Role.LIFECYCLE && column.type() == Type.INTEGER) {
        ghost.set(i, FIRST_NUMBER + number);
      }
    }
    return ghost;
  }

  private List<Object> extreme(List<Object> ghost, int turn) {
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      if (column.role() == Column.Role.PAYLOAD) {
        ghost.set(i, extreme(column, turn % 3));
      }
    }
    return ghost;
  }

  private static Object extreme(Column column, int kind) {
    if (kind == 2 && column.nullable()) {
      return null;
    }
    boolean high = kind == 0;
    return switch (column.type()) {
      case INTEGER -> high ? Integer.MAX_VALUE : Integer.MIN_VALUE;
      case DECIMAL -> high ? BigDecimal.valueOf(9_999_999) : BigDecimal.valueOf(-9_999_999);
      case TEXT -> high ? "\u00ff".repeat(Math.min(column.size(), 300)) : "";
      case BOOLEAN -> high;
      case DATE -> high ? LAST_DAY : FIRST_DAY;
      case TIMESTAMP -> (high ? LAST_DAY : FIRST_DAY).atStartOfDay();
    };
  }

  private void write(Connection haunted) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String places = ", ?".repeat(table.columns().size()).substring(2);
    try (PreparedStatement insert =
        haunted.prepareStatement("INSERT INTO " + table.name() + " VALUES (" + places + ")")) {
      for (List<Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
