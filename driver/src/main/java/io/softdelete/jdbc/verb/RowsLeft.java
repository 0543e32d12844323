package io.softdelete.jdbc.verb;

import java.sql.SQLWarning;

/** Tells that a PURGE left rows to which others refer. */
public final class RowsLeft extends SQLWarning {
  private static final long serialVersionUID = 1L;

  private final long rows;

  RowsLeft(String reason, long rows) {
    super(reason, Verbs.WARNING);
    this.rows = rows;
  }

  /** How many rows are left. */
  public long rows() {
    return rows;
  }
}
