package io.softdelete.it.twin.law;

import io.softdelete.it.twin.Call;
import io.softdelete.it.twin.Database;
import java.util.List;
import java.util.Set;

/**
 * A hand-written case: statements that run one after the other in one transaction. Immutable.
 *
 * @param title what it is about
 * @param databases where it runs
 * @param commits whether it leaves the databases changed
 * @param toothless whether it would pass without filtering too
 * @param steps the statements
 */
record LawCase(
    String title, Set<Database> databases, boolean commits, boolean toothless, List<Step> steps) {
  /**
   * A statement.
   *
   * @param call how it is run
   * @param fails whether the database refuses it
   * @param refusable whether the driver may refuse it
   * @param refusal the SQLState with which the driver must refuse it; empty when it must not
   * @param revived how many deleted rows it brings back
   */
  record Step(Call call, boolean fails, boolean refusable, String refusal, int revived) {}

  LawCase {
    databases = Set.copyOf(databases);
    steps = List.copyOf(steps);
  }
}
