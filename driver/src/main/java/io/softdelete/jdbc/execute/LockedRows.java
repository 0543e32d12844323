package io.softdelete.jdbc.execute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows that a deletion has locked: what names them and what keys refer to. Not thread-safe. */
sealed interface LockedRows permits ArrayRows, ListRows {
  /** Adds what a locking SELECT gave. */
  void read(ResultSet rows) throws SQLException;

  /** Adds rows of the same table. */
  void add(LockedRows more);

  /** Whether there are none. */
  boolean isEmpty();

  /** How many there are. */
  long count();

  /** These columns of all rows, in portions that one statement each can take. */
  List<Portion> portions(int[] places);

  /**
   * What one statement takes.
   *
   * @param rows for how many rows the statement is written
   * @param parameters its parameters
   */
  record Portion(int rows, List<Object> parameters) {}
}
