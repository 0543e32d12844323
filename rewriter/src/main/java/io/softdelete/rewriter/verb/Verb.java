package io.softdelete.rewriter.verb;

/** The statements that no database knows. */
public enum Verb {
  /** Makes deleted rows active again. */
  UNDELETE,
  /** Removes deleted rows physically. */
  PURGE,
  /** Removes or overwrites what a row says of somebody. */
  ERASE
}
