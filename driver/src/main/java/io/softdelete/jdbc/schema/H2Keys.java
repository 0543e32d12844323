package io.softdelete.jdbc.schema;

import io.softdelete.jdbc.schema.KeyRows.ColumnPair;
import io.softdelete.jdbc.schema.KeyRows.ForeignKeyRow;
import io.softdelete.jdbc.schema.KeyRows.RowKeyRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys of an H2 database. Its metadata has no indexes: a join of it takes minutes where there
 * are hundreds of tables, so each view is read once and joined here.
 */
final class H2Keys {
  private static final String COLUMNS =
      """
      SELECT CONSTRAINT_SCHEMA || '.' || CONSTRAINT_NAME, TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME,
             COALESCE(POSITION_IN_UNIQUE_CONSTRAINT, 0)
        FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE
       ORDER BY 1, ORDINAL_POSITION
      """;

  /**
   * In the order of their creation, in which H2 follows them. SET REFERENTIAL_INTEGRITY FALSE
   * switches them off.
   */
  private static final String REFERENCES =
      """
      SELECT R.CONSTRAINT_SCHEMA || '.' || R.CONSTRAINT_NAME, R.CONSTRAINT_NAME,
             R.UNIQUE_CONSTRAINT_SCHEMA || '.' || R.UNIQUE_CONSTRAINT_NAME, R.DELETE_RULE
        FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R
        JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS C
          ON C.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA AND C.CONSTRAINT_NAME = R.CONSTRAINT_NAME
       WHERE C.ENFORCED = 'YES'
       ORDER BY DB_OBJECT_ID('CONSTRAINT', R.CONSTRAINT_SCHEMA, R.CONSTRAINT_NAME)
      """;

  private static final String UNIQUE_CONSTRAINTS =
      """
      SELECT CONSTRAINT_SCHEMA || '.' || CONSTRAINT_NAME
        FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
       WHERE CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')
       ORDER BY CONSTRAINT_TYPE, 1
      """;

  private static final String NULLABLE =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME
        FROM INFORMATION_SCHEMA.COLUMNS
       WHERE IS_NULLABLE = 'YES' AND TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      """;

  private H2Keys() {}

  static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
    Map<String, List<KeyColumn>> columns = columns(connection);
    List<ForeignKeyRow> rows = new ArrayList<>();
    for (Reference key :
        Questions.ask(
            connection,
            REFERENCES,
            row ->
                new Reference(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4)))) {
      // A constraint may have gone between two questions.
      List<KeyColumn> parent = columns.getOrDefault(key.parent(), List.of());
      List<KeyColumn> children =
          parent.isEmpty() ? List.of() : columns.getOrDefault(key.id(), List.of());
      for (KeyColumn child : children) {
        KeyColumn referred = parent.get(child.place() - 1);
        rows.add(
            new ForeignKeyRow(
                key.id(),
                key.name(),
                child.column().table(),
                referred.column().table(),
                ForeignKey.DeleteRule.of(key.rule()),
                false,
                new ColumnPair(child.column().name(), referred.column().name()),
                true));
      }
    }
    return KeyRows.foreignKeys(rows);
  }

  static List<RowKey> rowKeys(Connection connection) throws SQLException {
    Map<String, List<KeyColumn>> columns = columns(connection);
    Set<Column> nullable =
        new HashSet<>(
            Questions.ask(
                connection,
                NULLABLE,
                row ->
                    new Column(
                        new TableName(row.getString(1), row.getString(2)), row.getString(3))));
    List<RowKeyRow> rows = new ArrayList<>();
    for (String id : Questions.ask(connection, UNIQUE_CONSTRAINTS, row -> row.getString(1))) {
      List<KeyColumn> key = columns.getOrDefault(id, List.of());
      if (key.stream().noneMatch(column -> nullable.contains(column.column()))) {
        key.forEach(
            column -> rows.add(new RowKeyRow(id, column.column().table(), column.column().name())));
      }
    }
    return KeyRows.rowKeys(rows);
  }

  /** The columns of each constraint, in its order. */
  private static Map<String, List<KeyColumn>> columns(Connection connection) throws SQLException {
    Map<String, List<KeyColumn>> columns = new LinkedHashMap<>();
    for (KeyColumn column :
        Questions.ask(
            connection,
            COLUMNS,
            row ->
                new KeyColumn(
                    row.getString(1),
                    new Column(new TableName(row.getString(2), row.getString(3)), row.getString(4)),
                    row.getInt(5)))) {
      columns.computeIfAbsent(column.key(), key -> new ArrayList<>()).add(column);
    }
    return H2RenamedColumns.corrected(connection, columns);
  }

  /** A column of a table. */
  record Column(TableName table, String name) {}

  /**
   * A column of a constraint.
   *
   * @param key the constraint
   * @param place for a foreign key: which column of the parent's key it refers to, from 1
   */
  record KeyColumn(String key, Column column, int place) {}

  /** A foreign key and the unique constraint that it leads to. */
  private record Reference(String id, String name, String parent, String rule) {}
}
