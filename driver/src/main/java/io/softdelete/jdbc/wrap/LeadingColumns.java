package io.softdelete.jdbc.wrap;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A result set whose last columns are ours, and not to be seen. As thread-safe as its delegate. */
final class LeadingColumns extends ForwardingResultSet {
  private final int visible;

  /**
   * A result set.
   *
   * @param visible how many columns are to be seen
   */
  LeadingColumns(ResultSet delegate, int visible) {
    super(delegate);
    this.visible = visible;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return new Columns(delegate.getMetaData(), visible);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    return delegate.getStatement();
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
    return delegate.getObject(index, type);
  }

  @Override
  public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
    return delegate.getObject(label, type);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return delegate.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return delegate.isWrapperFor(type);
  }

  /** Nothing is written through these rows. */
  @Override
  void changed(int column) {}

  @Override
  void changed(String label) {}

  @Override
  @Nullable Object owned(@Nullable Object value) {
    return value;
  }

  @Override
  @Nullable Array owned(@Nullable Array array) {
    return array;
  }

  @Override
  SQLException translated(SQLException failure) {
    return failure;
  }

  /** The metadata of the columns that are to be seen. */
  static final class Columns extends ForwardingResultSetMetaData {
    private final int visible;

    Columns(ResultSetMetaData delegate, int visible) {
      super(delegate);
      this.visible = visible;
    }

    @Override
    public int getColumnCount() throws SQLException {
      return Math.min(visible, delegate.getColumnCount());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return delegate.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return delegate.isWrapperFor(type);
    }

    @Override
    SQLException translated(SQLException failure) {
      return failure;
    }
  }
}
