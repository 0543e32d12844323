package io.softdelete.rewriter;

/** What a SELECT does to the rows that it finds. */
public enum RowLock {
  /** They are locked: they are about to be deleted. */
  UPDATE,
  /** Nothing: they are only counted. */
  NONE
}
