package io.softdelete.rewriter;

/**
 * A {@code ?} of ours. Immutable.
 *
 * @param placeholder what is bound there
 * @param hinted what a hint of its statement says
 * @param form how the value is handed over
 */
public record Parameter(Placeholder placeholder, Attribution hinted, Form form) {
  /** How a value is handed over. */
  public enum Form {
    /** As text. */
    TEXT,
    /** As the 16 bytes of a UUID. */
    BYTES
  }
}
