package io.softdelete.jdbc.wrap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a result set that no statement of the application's gave: of metadata, of an array
 * or of a cursor. The statement that the delegate names for it is wrapped when first asked for.
 */
final class DetachedRows implements ResultSetOwner {
  private final SoftDeleteConnection connection;
  private @Nullable SoftDeleteStatement statement;

  private DetachedRows(SoftDeleteConnection connection) {
    this.connection = connection;
  }

  static @Nullable ResultSet owned(SoftDeleteConnection connection, @Nullable ResultSet rows) {
    return rows == null ? null : new SoftDeleteResultSet(new DetachedRows(connection), rows);
  }

  @Override
  public SoftDeleteConnection connection() {
    return connection;
  }

  @Override
  public @Nullable Statement statementOf(SoftDeleteResultSet rows) throws SQLException {
    Statement delegate = rows.delegate.getStatement();
    if (delegate == null) {
      return null;
    }
    if (statement == null || statement.delegate != delegate) {
      statement = connection.owned(delegate);
      statement.gave(rows);
    }
    return statement;
  }

  /** Such rows are copies or the catalog's: the delegate refuses. */
  @Override
  public boolean deletesRows() {
    return false;
  }

  @Override
  public boolean restrictsWrites() {
    return false;
  }

  @Override
  public void closed(SoftDeleteResultSet rows) {}

  @Override
  public SQLException translated(SQLException failure) {
    return failure;
  }
}
