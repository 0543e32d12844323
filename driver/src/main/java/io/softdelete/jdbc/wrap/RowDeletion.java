package io.softdelete.jdbc.wrap;

import io.softdelete.rewriter.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;

/** {@code deleteRow} of a row whose table is registered or guarded. */
final class RowDeletion {
  /** How H2 says that the row is there no more. */
  private static final int H2_NO_DATA = 2000;

  private RowDeletion() {}

  static void delete(SoftDeleteResultSet rows, SoftDeleteConnection connection)
      throws SQLException {
    ResultSet delegate = rows.delegate;
    Dialect dialect = connection.session().dialect();
    // Refused on the insert row, like deleteRow; elsewhere deleteRow drops changes too.
    delegate.cancelRowUpdates();
    if (dialect == Dialect.POSTGRESQL) {
      refuseUnlessUpdatable(delegate);
    }
    int count = RowKey.of(connection, delegate).delete(connection, delegate);
    if (count == 0 && dialect == Dialect.H2) {
      throw new SQLException("No data is available", "02000", H2_NO_DATA);
    }
    if (connection.delegate.getMetaData().ownDeletesAreVisible(delegate.getType())) {
      rows.removeCurrent();
    }
  }

  /** PostgreSQL's driver finds out when first asked to change something. */
  private static void refuseUnlessUpdatable(ResultSet delegate) throws SQLException {
    delegate.moveToInsertRow();
    delegate.moveToCurrentRow();
  }
}
