package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Dialect;

/**
 * Ends a statement of H2 that is carried out a second time. H2 begins a statement anew when it gets
 * no lock on a row or key in time, but leaves what it has already done: an INSERT of what a DELETE
 * gives finds nothing more to delete, and succeeds without the rows. The session's view tells when
 * the statement began, which is the same for all its attempts and for no other statement.
 */
final class RetryGuard {
  private static final String FIRST_ATTEMPT_ONLY =
      " FETCH FIRST (CASE WHEN @softdelete_begun IS NOT DISTINCT FROM SET(@softdelete_begun,"
          + " (SELECT EXECUTING_STATEMENT_START FROM INFORMATION_SCHEMA.SESSIONS"
          + " WHERE SESSION_ID = SESSION_ID()))"
          + " THEN SIGNAL('HYT00', 'Timeout trying to lock what keeps deleted rows')"
          + " ELSE 9223372036854775807 END) ROWS ONLY";

  private RetryGuard() {}

  /** What stands behind the query of an INSERT that keeps deleted rows. */
  static String behindQuery(Dialect dialect) {
    return dialect == Dialect.H2 ? FIRST_ATTEMPT_ONLY : "";
  }
}
