package io.softdelete.jdbc.wrap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The positions of a result set from which {@code deleteRow} took rows, for drivers whose result
 * sets lose deleted rows: those were deleted by us, so that the delegate still has them. As
 * thread-safe as the delegate.
 */
final class RemovedRows {
  private final ResultSet delegate;

  /** By the delegate's count, from 1. */
  private final NavigableSet<Integer> removed = new TreeSet<>();

  RemovedRows(ResultSet delegate) {
    this.delegate = delegate;
  }

  /** Takes the current row out; the one before it is the current row then. */
  void removeCurrent() throws SQLException {
    removed.add(delegate.getRow());
    if (delegate.getType() != ResultSet.TYPE_FORWARD_ONLY) {
      previous();
    }
  }

  boolean next() throws SQLException {
    do {
      if (!delegate.next()) {
        return false;
      }
    } while (removed.contains(delegate.getRow()));
    return true;
  }

  boolean previous() throws SQLException {
    do {
      if (!delegate.previous()) {
        return false;
      }
    } while (removed.contains(delegate.getRow()));
    return true;
  }

  boolean first() throws SQLException {
    return absolute(1);
  }

  boolean last() throws SQLException {
    return absolute(-1);
  }

  boolean absolute(int row) throws SQLException {
    if (row < 0) {
      delegate.afterLast();
    } else {
      delegate.beforeFirst();
    }
    return row != 0 && relative(row);
  }

  boolean relative(int rows) throws SQLException {
    boolean onRow = delegate.getRow() > 0;
    for (int i = 0; i < Math.abs(rows); i++) {
      onRow = rows < 0 ? previous() : next();
      if (!onRow) {
        return false;
      }
    }
    return onRow;
  }

  int getRow() throws SQLException {
    int row = delegate.getRow();
    return row - removed.headSet(row, true).size();
  }

  boolean isFirst() throws SQLException {
    return delegate.getRow() > 0 && getRow() == 1;
  }

  boolean isLast() throws SQLException {
    return delegate.getRow() > 0 && getRow() == left();
  }

  boolean isBeforeFirst() throws SQLException {
    return delegate.isBeforeFirst() && left() > 0;
  }

  boolean isAfterLast() throws SQLException {
    return delegate.isAfterLast() && left() > 0;
  }

  /** How many rows are left; the position stays what it is. */
  private int left() throws SQLException {
    int here = delegate.getRow();
    boolean behind = delegate.isAfterLast();
    int all = delegate.last() ? delegate.getRow() : 0;
    if (behind) {
      delegate.afterLast();
    } else if (here == 0) {
      delegate.beforeFirst();
    } else {
      delegate.absolute(here);
    }
    return all - removed.size();
  }
}
