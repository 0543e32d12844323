package io.softdelete.rewriter;

/** A value that is known only when a deletion is carried out. */
public enum Placeholder {
  /** {@code ${actor}}: who deletes. */
  ACTOR,
  /** {@code ${reason}}: why. */
  REASON,
  /** {@code ${operation}}: a UUID that all rows of one deletion share. */
  OPERATION,
  /** What the audit table says was done: DELETE, or CASCADE where a foreign key led to the row. */
  DELETED,
  /** What it says of a row that moved: ARCHIVE, or CASCADE where a foreign key led to it. */
  ARCHIVED
}
