package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.SqlErrors;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How to find the row that an updatable result set stands on: its one base table and the columns of
 * the primary key. Immutable.
 *
 * @param table the table's quoted name with its schema
 * @param columns the key's quoted columns
 * @param indexes where in the result set their values are, from 1
 */
record RowKey(String table, List<String> columns, List<Integer> indexes) {
  private static final String WAY_OUT =
      " Instead: execute a DELETE for the row's key, which this driver carries out by the table's"
          + " policy.";

  RowKey {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  /**
   * The key of the rows of a result set.
   *
   * @throws SQLException SD002 when they come from several tables, or without their primary key
   */
  static RowKey of(SoftDeleteConnection connection, ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<BaseTable> tables = BaseTable.all(columns);
    if (tables.size() != 1) {
      throw refused(BaseTable.names(tables), "the rows are not those of one table");
    }
    BaseTable table = tables.get(0);
    DatabaseMetaData metaData = connection.delegate.getMetaData();
    String quote = metaData.getIdentifierQuoteString();
    List<String> names = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    try (ResultSet keys =
        metaData.getPrimaryKeys(table.catalogOrNull(), table.schemaOrNull(), table.name())) {
      while (keys.next()) {
        String name = keys.getString("COLUMN_NAME");
        names.add(BaseTable.quoted(name, quote));
        indexes.add(indexOf(name, columns, table));
      }
    }
    if (names.isEmpty()) {
      throw refused(table.name(), "it has no primary key to find the row by");
    }
    return new RowKey(table.qualified(quote), names, indexes);
  }

  /** Deletes the row that the result set stands on; gives how many there were. */
  int delete(SoftDeleteConnection connection, ResultSet row) throws SQLException {
    String sql =
        columns.stream()
            .map(column -> column + " = ?")
            .collect(Collectors.joining(" AND ", "DELETE FROM " + table + " WHERE ", ""));
    try (PreparedStatement deletion = connection.prepareStatement(sql)) {
      for (int i = 0; i < indexes.size(); i++) {
        deletion.setObject(i + 1, row.getObject(indexes.get(i)));
      }
      return deletion.executeUpdate();
    }
  }

  /** PostgreSQL's driver finds a key by its label, and has no other name for a column. */
  private static int indexOf(String name, ResultSetMetaData columns, BaseTable table)
      throws SQLException {
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (name.equals(columns.getColumnName(i)) && table.equals(BaseTable.of(columns, i))) {
        return i;
      }
    }
    throw refused(table.name(), "the result set lacks the key column " + name);
  }

  private static SQLException refused(String table, String reason) {
    return SqlErrors.unsafe("deleteRow() on " + table + ": " + reason + "." + WAY_OUT);
  }
}
