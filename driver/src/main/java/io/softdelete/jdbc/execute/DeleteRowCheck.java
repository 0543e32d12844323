package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.KeyGraph;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Refuses {@code ResultSet.deleteRow()} where it would take a row that must stay. */
final class DeleteRowCheck {
  private static final String WAY_OUT =
      " Instead: execute a DELETE for the row's key, which this driver carries out softly.";

  private DeleteRowCheck() {}

  /** A text of no concern may still select from a guarded table. */
  static void check(RewrittenText text, KeyGraph keys, ResultSet rows) throws SQLException {
    if (text.concernsUs()) {
      throw SqlErrors.unsafe(
          "deleteRow() on the result of a statement that names a registered table would delete"
              + " physically."
              + WAY_OUT);
    }
    if (keys.guardsNothing()) {
      return;
    }
    ResultSetMetaData columns = rows.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String table = columns.getTableName(i);
      if (table == null || table.isEmpty() || keys.guarding("", table).isPresent()) {
        throw SqlErrors.unsafeKey(
            "deleteRow() may take rows of a soft or archive table along, by a foreign key with an"
                + " ON DELETE action."
                + WAY_OUT);
      }
    }
  }
}
