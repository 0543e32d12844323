package io.softdelete.cli.ddl;

/**
 * One statement of a migration. Immutable.
 *
 * @param phase when it is due
 * @param purpose what it is for, in one line
 * @param sql the statement, without a semicolon
 * @param mode how it is run
 */
public record Change(Phase phase, String purpose, String sql, Mode mode) {
  /** A statement that may be part of a transaction. */
  static Change of(Phase phase, String purpose, String sql) {
    return new Change(phase, purpose, sql, Mode.TRANSACTIONAL);
  }

  /** When a statement is due: nothing refers to what comes later, and nothing is unprotected. */
  public enum Phase {
    /** Tables that keep what was deleted. */
    TABLES,
    /** Columns. */
    COLUMNS,
    /** Unique keys of active rows, beside the old ones. */
    KEYS,
    /** Other indexes. */
    INDEXES,
    /** Unique keys that the new ones replace go. */
    OLD_KEYS,
    /** Views of active rows. */
    VIEWS,
    /** Row-level security. */
    POLICIES,
    /** Triggers. */
    GUARDS
  }

  /** How a statement is run. */
  public enum Mode {
    /** Like any other. */
    TRANSACTIONAL,
    /** By itself: PostgreSQL's CONCURRENTLY. */
    ALONE,
    /** Like any other, but with semicolons inside. */
    COMPOUND
  }
}
