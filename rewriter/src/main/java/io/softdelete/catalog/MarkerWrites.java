package io.softdelete.catalog;

/** Whether the application's own statements may write the marker column. */
public enum MarkerWrites {
  /** They run as written, under the active predicate. */
  ALLOW,
  /** They are refused. */
  REFUSE
}
