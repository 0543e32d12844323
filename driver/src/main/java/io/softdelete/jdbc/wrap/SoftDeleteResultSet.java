package io.softdelete.jdbc.wrap;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A result set that knows whose it is. As thread-safe as its delegate. */
public final class SoftDeleteResultSet extends ForwardingResultSet
    implements OutcomeStatement.Sequel {
  private final ResultSetOwner owner;
  private @Nullable RowChanges changes;

  SoftDeleteResultSet(ResultSetOwner owner, ResultSet delegate) {
    super(delegate);
    this.owner = owner;
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    return owner.statementOf(this);
  }

  @Override
  public @Nullable SoftDeleteResultSet given(ResultSet rows) {
    return rows == delegate ? this : null;
  }

  /**
   * JDBC deletes the row physically; a row of a registered table goes by its table's policy. What
   * the delegate would refuse, it refuses here too.
   */
  @Override
  public void deleteRow() throws SQLException {
    if (!owner.deletesRows()
        || delegate.getConcurrency() != CONCUR_UPDATABLE
        || delegate.getRow() == 0) {
      super.deleteRow();
      return;
    }
    RowDeletion.delete(this, owner.connection());
  }

  @Override
  public void close() throws SQLException {
    super.close();
    owner.closed(this);
  }

  /** The row was deleted by us, and the delegate's result sets lose such rows. */
  void removeCurrent() throws SQLException {
    RowChanges made = changes();
    RemovedRows holes = made.removed;
    if (holes == null) {
      holes = new RemovedRows(delegate);
      made.removed = holes;
    }
    holes.removeCurrent();
  }

  private RowChanges changes() {
    RowChanges made = changes;
    if (made == null) {
      made = new RowChanges(new RowWrites(owner.connection(), delegate));
      changes = made;
    }
    return made;
  }

  private @Nullable RemovedRows removed() {
    RowChanges made = changes;
    return made == null ? null : made.removed;
  }

  /** A column of the row was given a value, which is not written yet. */
  @Override
  void changed(int column) {
    if (owner.restrictsWrites()) {
      changes().writes.changed(column);
    }
  }

  @Override
  void changed(String label) throws SQLException {
    if (owner.restrictsWrites()) {
      changes().writes.changed(delegate.findColumn(label));
    }
  }

  @Override
  public void updateRow() throws SQLException {
    RowChanges made = changes;
    if (made != null) {
      made.writes.checkUpdate();
    }
    super.updateRow();
    forgetWrites();
  }

  @Override
  public void insertRow() throws SQLException {
    RowChanges made = changes;
    if (made != null) {
      made.writes.checkInsert();
    }
    super.insertRow();
  }

  @Override
  public void cancelRowUpdates() throws SQLException {
    super.cancelRowUpdates();
    forgetWrites();
  }

  @Override
  public void moveToInsertRow() throws SQLException {
    super.moveToInsertRow();
    forgetWrites();
  }

  @Override
  public void moveToCurrentRow() throws SQLException {
    super.moveToCurrentRow();
    forgetWrites();
  }

  private void forgetWrites() {
    RowChanges made = changes;
    if (made != null) {
      made.writes.forget();
    }
  }

  @Override
  public boolean next() throws SQLException {
    RemovedRows holes = removed();
    try {
      return holes == null ? delegate.next() : holes.next();
    } catch (SQLException e) {
      throw owner.translated(e);
    }
  }

  @Override
  public boolean previous() throws SQLException {
    RemovedRows holes = removed();
    try {
      return holes == null ? delegate.previous() : holes.previous();
    } catch (SQLException e) {
      throw owner.translated(e);
    }
  }

  @Override
  public boolean first() throws SQLException {
    RemovedRows holes = removed();
    try {
      return holes == null ? delegate.first() : holes.first();
    } catch (SQLException e) {
      throw owner.translated(e);
    }
  }

  @Override
  public boolean last() throws SQLException {
    RemovedRows holes = removed();
    try {
      return holes == null ? delegate.last() : holes.last();
    } catch (SQLException e) {
      throw owner.translated(e);
    }
  }

  @Override
  public boolean absolute(int row) throws SQLException {
    RemovedRows holes = removed();
    try {
      return holes == null ? delegate.absolute(row) : holes.absolute(row);
    } catch (SQLException e) {
      throw owner.translated(e);
    }
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    RemovedRows holes = removed();
    try {
      return holes == null ? delegate.relative(rows) : holes.relative(rows);
    } catch (SQLException e) {
      throw owner.translated(e);
    }
  }

  @Override
  public int getRow() throws SQLException {
    RemovedRows holes = removed();
    return holes == null ? super.getRow() : holes.getRow();
  }

  @Override
  public boolean isFirst() throws SQLException {
    RemovedRows holes = removed();
    return holes == null ? super.isFirst() : holes.isFirst();
  }

  @Override
  public boolean isLast() throws SQLException {
    RemovedRows holes = removed();
    return holes == null ? super.isLast() : holes.isLast();
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    RemovedRows holes = removed();
    return holes == null ? super.isBeforeFirst() : holes.isBeforeFirst();
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    RemovedRows holes = removed();
    return holes == null ? super.isAfterLast() : holes.isAfterLast();
  }

  @Override
  public <T> @Nullable T getObject(int index, Class<T> type) throws SQLException {
    return OwnedObjects.owned(owner.connection(), delegate.getObject(index, type), type);
  }

  @Override
  public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
    return OwnedObjects.owned(owner.connection(), delegate.getObject(label, type), type);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return owner.connection().unwrapping().unwrap(this, delegate, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return owner.connection().unwrapping().isWrapperFor(this, delegate, type);
  }

  @Override
  @Nullable Object owned(@Nullable Object value) {
    return OwnedObjects.owned(owner.connection(), value);
  }

  @Override
  @Nullable Array owned(@Nullable Array array) {
    return SoftDeleteArray.of(owner.connection(), array);
  }

  @Override
  SQLException translated(SQLException failure) {
    return failure;
  }
}
