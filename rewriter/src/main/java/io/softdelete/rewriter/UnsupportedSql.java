package io.softdelete.rewriter;

/**
 * A refusal: the statement can't be rewritten safely, or isn't allowed. The message names the
 * place, the table, the construct and the way out, and shows the line with a caret.
 */
public final class UnsupportedSql extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final int offset;

  /**
   * A refusal at a place of a text.
   *
   * @param reason why
   * @param offset where, a UTF-16 offset into the text that was given
   * @param message the whole message
   */
  public UnsupportedSql(Reason reason, int offset, String message) {
    super(message);
    this.reason = reason;
    this.offset = offset;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** Where, a UTF-16 offset into the text that was given. */
  public int offset() {
    return offset;
  }

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
