package io.softdelete.jdbc.wrap;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Whom a result set belongs to: the statement that made it, or none of the application's. Neither
 * sealed nor hidden, because tools make proxies of all interfaces that a statement has.
 */
public interface ResultSetOwner {
  /** The statement of ours for the one that the delegate's result set names. */
  @Nullable Statement statementOf(SoftDeleteResultSet rows) throws SQLException;

  /** The connection that all belongs to. */
  SoftDeleteConnection connection();

  /**
   * Whether {@code deleteRow} is ours to carry out, by the policy of the row's table.
   *
   * @throws SQLException SD002 where that can't be known
   */
  boolean deletesRows() throws SQLException;

  /** Whether the catalog may forbid what {@code insertRow} and {@code updateRow} would do. */
  boolean restrictsWrites();

  /** A result set of its own was closed. */
  void closed(SoftDeleteResultSet rows) throws SQLException;

  /** The same failure of fetching rows, with what there is to tell of it. */
  SQLException translated(SQLException failure);
}
