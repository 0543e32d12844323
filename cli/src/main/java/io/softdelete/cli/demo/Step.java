package io.softdelete.cli.demo;

import java.util.List;

/**
 * One statement, as an application would send it, and what it shows.
 *
 * @param title what to look at
 * @param sql the statement
 * @param parameters bound to its {@code ?}, if there are any
 * @param kind what it does
 */
record Step(String title, String sql, List<Object> parameters, Kind kind) {
  /** Copies the list; text blocks end with a line feed that nobody would send. */
  Step {
    sql = sql.stripTrailing();
    parameters = List.copyOf(parameters);
  }

  static Step query(String title, String sql, Object... parameters) {
    return new Step(title, sql, List.of(parameters), Kind.QUERY);
  }

  static Step update(String title, String sql, Object... parameters) {
    return new Step(title, sql, List.of(parameters), Kind.UPDATE);
  }

  static Step refused(String title, String sql) {
    return new Step(title, sql, List.of(), Kind.REFUSED);
  }

  /** What a statement does. */
  enum Kind {
    /** Gives rows. */
    QUERY,
    /** Changes rows: the plain connection rolls it back. */
    UPDATE,
    /** Refused: the plain connection is not asked, a TRUNCATE can not be rolled back everywhere. */
    REFUSED
  }
}
