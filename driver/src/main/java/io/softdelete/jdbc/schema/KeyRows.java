package io.softdelete.jdbc.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts keys together from rows that tell one column each. */
final class KeyRows {
  private KeyRows() {}

  /**
   * One column of a foreign key.
   *
   * @param id what tells the key from all others
   * @param written whether SET NULL or SET DEFAULT writes the column
   */
  record ForeignKeyRow(
      String id,
      String name,
      TableName child,
      TableName parent,
      ForeignKey.DeleteRule rule,
      boolean deferred,
      ColumnPair columns,
      boolean written) {}

  /** A column and the one that it refers to. */
  record ColumnPair(String child, String parent) {}

  /** One column of a key that names rows. */
  record RowKeyRow(String id, TableName table, String column) {}

  static ForeignKeyRow foreignKeyRow(ResultSet row) throws SQLException {
    return new ForeignKeyRow(
        row.getString(1),
        row.getString(2),
        new TableName(row.getString(3), row.getString(4)),
        new TableName(row.getString(5), row.getString(6)),
        ForeignKey.DeleteRule.of(row.getString(7)),
        row.getBoolean(8),
        new ColumnPair(row.getString(9), row.getString(10)),
        row.getBoolean(11));
  }

  static RowKeyRow rowKeyRow(ResultSet row) throws SQLException {
    return new RowKeyRow(
        row.getString(1), new TableName(row.getString(2), row.getString(3)), row.getString(4));
  }

  /** The keys in the order of their first rows. */
  static List<ForeignKey> foreignKeys(List<ForeignKeyRow> rows) {
    Map<String, List<ForeignKeyRow>> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.computeIfAbsent(row.id(), key -> new ArrayList<>()).add(row));
    return byKey.values().stream().map(KeyRows::foreignKey).toList();
  }

  private static ForeignKey foreignKey(List<ForeignKeyRow> rows) {
    ForeignKeyRow first = rows.get(0);
    return new ForeignKey(
        first.name(),
        first.child(),
        rows.stream().map(row -> row.columns().child()).toList(),
        first.parent(),
        rows.stream().map(row -> row.columns().parent()).toList(),
        first.rule(),
        rows.stream().filter(ForeignKeyRow::written).map(row -> row.columns().child()).toList(),
        first.deferred());
  }

  /** One key for each table: the first that is listed. */
  static List<RowKey> rowKeys(List<RowKeyRow> rows) {
    Map<String, List<RowKeyRow>> byKey = new LinkedHashMap<>();
    rows.forEach(row -> byKey.computeIfAbsent(row.id(), key -> new ArrayList<>()).add(row));
    Map<TableName, RowKey> byTable = new LinkedHashMap<>();
    Collection<List<RowKeyRow>> keys = byKey.values();
    for (List<RowKeyRow> key : keys) {
      TableName table = key.get(0).table();
      byTable.putIfAbsent(table, new RowKey(table, key.stream().map(RowKeyRow::column).toList()));
    }
    return List.copyOf(byTable.values());
  }
}
