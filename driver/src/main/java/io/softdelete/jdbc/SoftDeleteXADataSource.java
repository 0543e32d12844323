package io.softdelete.jdbc;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.XAConnection;
import javax.sql.XAConnectionBuilder;
import javax.sql.XADataSource;

/**
 * A source for transaction managers whose connections hide the deleted rows of registered tables,
 * in front of the database's own. Thread-safe if the delegate is.
 */
public final class SoftDeleteXADataSource extends WrappingSource<XADataSource>
    implements XADataSource {
  /**
   * Wraps a source.
   *
   * @param delegate the source of the database's own driver
   * @param settings the settings by the names that they have in a URL
   * @throws SQLException SD005 when a setting or the catalog is invalid
   */
  public SoftDeleteXADataSource(XADataSource delegate, Map<String, String> settings)
      throws SQLException {
    super(delegate, settings);
  }

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return new SoftDeleteXAConnection(delegate.getXAConnection(), wrapper);
  }

  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    return new SoftDeleteXAConnection(delegate.getXAConnection(user, password), wrapper);
  }

  @Override
  public XAConnectionBuilder createXAConnectionBuilder() throws SQLException {
    return new SoftDeleteXAConnectionBuilder(delegate.createXAConnectionBuilder(), wrapper);
  }
}
