package io.softdelete.rewriter;

import java.util.List;

/**
 * A refusal: the statement can't be rewritten safely, or isn't allowed. The message names the
 * place, the table, the construct and the way out, and shows the line with a caret:
 *
 * <pre>
 * line 1:15: DELETE … RETURNING on the registered table users. Instead: select the rows before.
 *   DELETE FROM u RETURNING id
 *                 ^
 * </pre>
 */
public final class UnsupportedSql extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Place place;
  private final transient List<String> tables;
  private final String construct;
  private final String wayOut;

  /**
   * A refusal at a place of a text.
   *
   * @param reason why
   * @param place where
   * @param tables the registered tables that it concerns; empty when that isn't known
   * @param construct what is refused, beginning in lower case unless with a keyword
   * @param wayOut what to do instead, beginning in lower case
   */
  public UnsupportedSql(
      Reason reason, Place place, List<String> tables, String construct, String wayOut) {
    super(message(place, tables, construct, wayOut));
    this.reason = reason;
    this.place = place;
    this.tables = List.copyOf(tables);
    this.construct = construct;
    this.wayOut = wayOut;
  }

  private static String message(Place place, List<String> tables, String construct, String wayOut) {
    boolean named = tables.isEmpty() || tables.stream().anyMatch(construct::contains);
    return "line %d:%d: %s%s. Instead: %s.\n  %s\n  %s^"
        .formatted(
            place.line(),
            place.column(),
            construct,
            named ? "" : " (registered table " + String.join(", ", tables) + ")",
            wayOut,
            place.excerpt(),
            " ".repeat(place.caret()));
  }

  /** The same refusal, which says what tables it concerns unless it does already. */
  public UnsupportedSql concerning(List<String> names) {
    if (!tables.isEmpty() || names.isEmpty()) {
      return this;
    }
    UnsupportedSql refusal = new UnsupportedSql(reason, place, names, construct, wayOut);
    refusal.setStackTrace(getStackTrace());
    return refusal;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** Where. */
  public Place place() {
    return place;
  }

  /** Where, a UTF-16 offset into the text that was given. */
  public int offset() {
    return place.offset();
  }

  /** The registered tables that it concerns, as the text names them; empty when unknown. */
  public List<String> tables() {
    return tables;
  }

  /** What is refused. */
  public String construct() {
    return construct;
  }

  /** What to do instead. */
  public String wayOut() {
    return wayOut;
  }

  /**
   * A place in a text. Immutable.
   *
   * @param offset a UTF-16 offset into the text
   * @param line the line, from 1
   * @param column the column, from 1, in UTF-16 units
   * @param excerpt the line, or what of it is near the place
   * @param caret where in the excerpt the place is
   */
  public record Place(int offset, int line, int column, String excerpt, int caret) {}

  /** The kinds of refusal, each with its SQLState. */
  public enum Reason {
    /** The statement names a registered table and can't be parsed. */
    UNPARSABLE("SD001"),
    /** No safe rewriting exists. */
    UNSAFE("SD002"),
    /** A hint is malformed, or not allowed on this connection. */
    NOT_ALLOWED("SD003"),
    /** The catalog and the live schema disagree. */
    SCHEMA_MISMATCH("SD006");

    private final String sqlState;

    Reason(String sqlState) {
      this.sqlState = sqlState;
    }

    /** The SQLState that a driver gives this refusal. */
    public String sqlState() {
      return sqlState;
    }
  }
}
