package io.softdelete.jdbc;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * How far somebody has read the changes. Its text may be kept and parsed again; what it says is the
 * driver's business. Immutable.
 */
public final class Cursor {
  private static final Cursor BEGINNING = new Cursor(Instant.EPOCH);

  private final Instant from;

  Cursor(Instant from) {
    this.from = from;
  }

  /** Before everything. */
  public static Cursor beginning() {
    return BEGINNING;
  }

  /**
   * The cursor that had this text.
   *
   * @throws IllegalArgumentException when none had
   */
  public static Cursor parse(String text) {
    try {
      return new Cursor(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not the text of a cursor: " + text, e);
    }
  }

  /** What was done before has been delivered. */
  Instant from() {
    return from;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cursor cursor && from.equals(cursor.from);
  }

  @Override
  public int hashCode() {
    return from.hashCode();
  }

  @Override
  public String toString() {
    return from.toString();
  }
}
