package io.softdelete.rewriter;

/** A value of the catalog that is known only when a deletion is carried out. */
public enum Placeholder {
  /** {@code ${actor}}: who deletes. */
  ACTOR,
  /** {@code ${reason}}: why. */
  REASON,
  /** {@code ${operation}}: a UUID that all rows of one deletion share. */
  OPERATION
}
