package io.softdelete.it.twin;

/**
 * A column of a twin table. Immutable.
 *
 * @param name the name as SQL writes it, quoted where it must be
 * @param type the type
 * @param role what the column is for
 * @param nullable whether it may hold NULL
 * @param size the longest text or the most digits
 */
public record Column(String name, Type type, Role role, boolean nullable, int size) {
  /** What a column is for, which decides what a ghost holds there. */
  public enum Role {
    /** Rows are joined by it: ghosts hold what active rows hold. */
    KEY,
    /** The database numbers the rows by it: each ghost has a number of its own. */
    NUMBER,
    /** Anything else: ghosts hold the same or an extreme. */
    PAYLOAD,
    /** The marker and what a deletion writes beside it. */
    LIFECYCLE
  }

  /** Whether any text that a statement computes fits. */
  public boolean roomy() {
    return type != Type.TEXT || size >= 100;
  }
}
