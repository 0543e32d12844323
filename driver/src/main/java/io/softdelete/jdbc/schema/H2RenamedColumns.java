package io.softdelete.jdbc.schema;

import io.softdelete.jdbc.schema.H2Keys.Column;
import io.softdelete.jdbc.schema.H2Keys.KeyColumn;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Corrects what H2 says of keys whose columns were renamed: until the database is opened again,
 * {@code KEY_COLUMN_USAGE} gives their old names, while its JDBC metadata gives the new ones (seen
 * in 2.4.240).
 */
final class H2RenamedColumns {
  private static final String COLUMNS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS
       WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
      """;

  private H2RenamedColumns() {}

  /** The columns of each constraint under the names that they have. */
  static Map<String, List<KeyColumn>> corrected(
      Connection connection, Map<String, List<KeyColumn>> keys) throws SQLException {
    if (keys.isEmpty()) {
      return keys;
    }
    Set<Column> existing =
        new HashSet<>(
            Questions.ask(
                connection,
                COLUMNS,
                row ->
                    new Column(
                        new TableName(row.getString(1), row.getString(2)), row.getString(3))));
    Map<String, List<KeyColumn>> corrected = new LinkedHashMap<>(keys);
    for (Map.Entry<String, List<KeyColumn>> key : keys.entrySet()) {
      if (!key.getValue().stream().allMatch(column -> existing.contains(column.column()))) {
        corrected.put(key.getKey(), asked(connection.getMetaData(), key.getValue()));
      }
    }
    return corrected;
  }

  private static List<KeyColumn> asked(DatabaseMetaData metaData, List<KeyColumn> key)
      throws SQLException {
    TableName table = key.get(0).column().table();
    String id = key.get(0).key();
    List<KeyColumn> corrected = new ArrayList<>(key);
    try (ResultSet columns = metaData.getImportedKeys(null, table.schema(), table.table())) {
      while (columns.next()) {
        correct(corrected, id, columns.getString("FKCOLUMN_NAME"), columns, "FK_NAME");
      }
    }
    try (ResultSet columns = metaData.getPrimaryKeys(null, table.schema(), table.table())) {
      while (columns.next()) {
        correct(corrected, id, columns.getString("COLUMN_NAME"), columns, "PK_NAME");
      }
    }
    return corrected;
  }

  private static void correct(
      List<KeyColumn> key, String id, String name, ResultSet columns, String constraint)
      throws SQLException {
    int place = columns.getInt("KEY_SEQ") - 1;
    TableName table = key.get(0).column().table();
    if (id.equals(table.schema() + '.' + columns.getString(constraint)) && place < key.size()) {
      key.set(place, new KeyColumn(id, new Column(table, name), key.get(place).place()));
    }
  }
}
