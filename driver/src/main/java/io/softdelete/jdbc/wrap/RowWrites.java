package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.rewriter.Dialect;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The columns of a result set's row that were changed, and whether the catalog lets {@code
 * insertRow} and {@code updateRow} write them: the delegate writes by itself what an INSERT or
 * UPDATE would do in another way, or must not do. As thread-safe as the delegate.
 */
final class RowWrites {
  private static final String WAY_OUT =
      " Instead: execute the statement, which this driver carries out by the table's policy.";

  private final SoftDeleteConnection connection;
  private final ResultSet rows;
  private final NavigableSet<Integer> changed = new TreeSet<>();

  RowWrites(SoftDeleteConnection connection, ResultSet rows) {
    this.connection = connection;
    this.rows = rows;
  }

  void changed(int column) {
    changed.add(column);
  }

  /** The changes were written or dropped. */
  void forget() {
    changed.clear();
  }

  /**
   * Passes what an UPDATE of the changed columns would do just so.
   *
   * @throws SQLException SD002 for anything else
   */
  void checkUpdate() throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    String table = table("updateRow()");
    List<String> columns = columns("updateRow()");
    connection
        .session()
        .rewritten(
            columns.stream()
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", ", "UPDATE " + table + " SET ", "")));
    refuseReferences("updateRow()", table, columns);
  }

  /**
   * Passes what an INSERT of the changed columns would do just so.
   *
   * @throws SQLException SD002 for anything else
   */
  void checkInsert() throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    String table = table("insertRow()");
    List<String> columns = columns("insertRow()");
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", columns),
                columns.stream().map(column -> "?").collect(Collectors.joining(", ")));
    if (!connection.session().rewritten(sql).sqlFor(sql).equals(sql)) {
      throw refused("insertRow()", table, "an INSERT may have to revive a deleted row");
    }
    refuseReferences("insertRow()", table, columns);
  }

  /** In strict mode a key that is written is checked against deleted parents. */
  private void refuseReferences(String call, String table, List<String> columns)
      throws SQLException {
    if (!connection.session().checksReferences()) {
      return;
    }
    BaseTable base = base(call);
    DatabaseMetaData metaData = connection.delegate.getMetaData();
    String quote = metaData.getIdentifierQuoteString();
    try (ResultSet keys =
        metaData.getImportedKeys(base.catalogOrNull(), base.schemaOrNull(), base.name())) {
      while (keys.next()) {
        if (columns.contains(BaseTable.quoted(keys.getString("FKCOLUMN_NAME"), quote))) {
          throw refused(call, table, "foreign-keys: strict has the referenced row checked first");
        }
      }
    }
  }

  private String table(String call) throws SQLException {
    return base(call).qualified(connection.delegate.getMetaData().getIdentifierQuoteString());
  }

  private BaseTable base(String call) throws SQLException {
    List<BaseTable> tables = BaseTable.all(rows.getMetaData());
    if (tables.size() != 1) {
      throw refused(call, BaseTable.names(tables), "the rows are not those of one table");
    }
    return tables.get(0);
  }

  private List<String> columns(String call) throws SQLException {
    ResultSetMetaData metaData = rows.getMetaData();
    String quote = connection.delegate.getMetaData().getIdentifierQuoteString();
    List<String> names = new ArrayList<>();
    for (int column : changed) {
      names.add(BaseTable.quoted(name(call, metaData, column), quote));
    }
    return names;
  }

  /**
   * PostgreSQL's driver gives a column's label for its name, and has the name for those who ask.
   */
  private String name(String call, ResultSetMetaData metaData, int column) throws SQLException {
    if (connection.session().dialect() != Dialect.POSTGRESQL) {
      return metaData.getColumnName(column);
    }
    try {
      return (String)
          metaData.getClass().getMethod("getBaseColumnName", int.class).invoke(metaData, column);
    } catch (ReflectiveOperationException e) {
      throw refused(call, metaData.getColumnLabel(column), "the column's own name isn't known");
    }
  }

  private static SQLException refused(String call, String table, String reason) {
    return SqlErrors.unsafe(call + " on " + table + ": " + reason + "." + WAY_OUT);
  }
}
