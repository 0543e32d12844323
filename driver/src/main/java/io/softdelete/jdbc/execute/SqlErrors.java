package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.UnsupportedSql;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;

/** The exceptions about the driver itself, each with its SQLState of class {@code SD}. */
public final class SqlErrors {
  private SqlErrors() {}

  /** A refusal of the rewriter: SD001, SD002, SD003 or SD006. */
  public static SQLException refusal(UnsupportedSql refusal) {
    String message = refusal.getMessage();
    String sqlState = refusal.reason().sqlState();
    return switch (refusal.reason()) {
      case UNPARSABLE, SCHEMA_MISMATCH -> new SQLSyntaxErrorException(message, sqlState, refusal);
      case UNSAFE -> new SQLFeatureNotSupportedException(message, sqlState, refusal);
      case NOT_ALLOWED -> new SQLInvalidAuthorizationSpecException(message, sqlState, refusal);
    };
  }

  /** SD002: what was asked for can't be done safely. */
  public static SQLException unsafe(String message) {
    return new SQLFeatureNotSupportedException(message, "SD002");
  }

  /** SD002: a statement with WHERE CURRENT OF would have changed a row that is deleted already. */
  static SQLException deletedUnderCursor(SQLException failure) {
    return new SQLFeatureNotSupportedException(
        "WHERE CURRENT OF: the row under the cursor has been deleted since the cursor reached it."
            + " Instead: move the cursor on after a DELETE, or name the row by its key.",
        "SD002",
        failure);
  }

  /** SD003: not allowed on this connection. */
  public static SQLException notAllowed(String message) {
    return new SQLInvalidAuthorizationSpecException(message, "SD003");
  }

  /** SD004: the catalog wants to know something of a deletion that nobody says. */
  public static SQLException missing(String message) {
    return new SQLDataException(message, "SD004");
  }

  /** SD005: the configuration or the catalog is invalid. */
  public static SQLException invalidConfiguration(String message) {
    return new SQLNonTransientConnectionException(message, "SD005");
  }

  /** SD005 with what brought it to light. */
  public static SQLException invalidConfiguration(String message, Throwable cause) {
    return new SQLNonTransientConnectionException(message, "SD005", cause);
  }

  /** SD006: the catalog and the live schema, its foreign keys too, don't go together. */
  public static SQLException mismatch(String message) {
    return new SQLSyntaxErrorException(message, "SD006");
  }
}
