package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.BinTable;
import io.softdelete.jdbc.bin.TableKey;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes verbs for selected rows. */
final class SelectionSql {
  private SelectionSql() {}

  /** A verb for these rows. */
  static String verb(String verb, BinTable table, Selection rows) throws SQLException {
    return verb + " FROM " + table.sql() + where(table, rows);
  }

  /** The values of its question marks. */
  static List<? extends @Nullable Object> parameters(BinTable table, Selection rows)
      throws SQLException {
    return rows instanceof Selection.Key key
        ? TableKey.of(table).values(key.parameters())
        : rows.parameters();
  }

  private static String where(BinTable table, Selection rows) throws SQLException {
    if (rows instanceof Selection.Condition condition) {
      // A comment at its end must not reach what follows.
      return condition.sql().isBlank() ? "" : " WHERE (" + condition.sql() + "\n)";
    }
    return " WHERE " + TableKey.of(table).condition();
  }
}
