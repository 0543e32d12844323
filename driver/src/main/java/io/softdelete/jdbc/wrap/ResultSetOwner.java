package io.softdelete.jdbc.wrap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Whom a result set belongs to: the statement that made it, or a connection for metadata. */
sealed interface ResultSetOwner permits SoftDeleteStatement, SoftDeleteConnection {
  /** The statement of ours for the one that the delegate's result set names. */
  @Nullable Statement statementOf(ResultSet delegate) throws SQLException;

  /** The connection that all belongs to. */
  SoftDeleteConnection connection();

  /** Throws SD002 where {@code deleteRow} could delete a registered table's row physically. */
  void checkDeleteRow(ResultSet delegate) throws SQLException;
}
