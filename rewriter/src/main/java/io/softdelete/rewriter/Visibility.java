package io.softdelete.rewriter;

/** Which rows of registered tables a statement sees. */
public enum Visibility {
  /** Active rows only. */
  ACTIVE,
  /** Active and deleted rows. */
  WITH_DELETED,
  /** Deleted rows only. */
  ONLY_DELETED
}
