package io.softdelete.cli.explain;

import java.util.List;
import java.util.Optional;

/**
 * A statement and what becomes of it. Immutable.
 *
 * @param number its place among all, from 1
 * @param line where it begins in its text, from 1
 * @param sql the statement, with the comments before it
 * @param outcome what becomes of it
 * @param impact what it would delete; empty when it deletes nothing, or nobody can be asked
 * @param plans the database's plans; empty unless they were asked for
 */
record Explained(
    int number,
    int line,
    String sql,
    Outcome outcome,
    Optional<Impact> impact,
    List<QueryPlan> plans) {
  /** Copies the list. */
  Explained {
    plans = List.copyOf(plans);
  }

  /** Whether it would fail. */
  boolean fails() {
    return outcome instanceof Outcome.Refused || impact.filter(Impact::fails).isPresent();
  }
}
