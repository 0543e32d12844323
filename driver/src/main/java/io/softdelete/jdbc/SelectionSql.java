package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.BinTable;
import java.sql.SQLException;

/** Writes verbs for selected rows. */
final class SelectionSql {
  private SelectionSql() {}

  /** A verb for these rows. */
  static String verb(String verb, BinTable table, Selection rows) throws SQLException {
    return verb + " FROM " + table.sql() + where(table, rows);
  }

  private static String where(BinTable table, Selection rows) throws SQLException {
    if (rows instanceof Selection.Condition condition) {
      // A comment at its end must not reach what follows.
      return condition.sql().isBlank() ? "" : " WHERE (" + condition.sql() + "\n)";
    }
    return " WHERE " + table.keyCondition(rows.parameters().size());
  }
}
