package io.softdelete.rewriter;

/** What of a connection's state a statement may change, so that what was read of it is dropped. */
public enum Effect {
  /** Nothing. */
  NONE,
  /** Session settings: schema path, lexing modes (SET, USE, ROLLBACK, …). */
  SESSION,
  /** The schema, and session settings with it: DDL. */
  SCHEMA,
  /**
   * Like {@link #SCHEMA}, and a table may have become a partition or a child of another, or none.
   */
  INHERITANCE,
  /** Like {@link #SCHEMA}, and a temporary table may now hide a registered one. */
  TEMPORARY_TABLE
}
