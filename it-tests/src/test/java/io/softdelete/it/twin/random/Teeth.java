package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Call;
import io.softdelete.it.twin.Comparison;
import java.sql.SQLException;
import java.util.function.IntFunction;

/**
 * Counts how often a result would have changed, had one reference to a registered table been left
 * without its filter: whether ghosts and statements are sharp enough to catch such a fault. Not
 * thread-safe.
 */
final class Teeth {
  private final Campaign campaign;
  private int pairs;
  private int bites;
  private int errors;

  Teeth(Campaign campaign) {
    this.campaign = campaign;
  }

  /** Tries each reference of a statement that may be filtered. */
  void bite(GeneratedStatement statement, IntFunction<Call> unfiltered) throws SQLException {
    if (statement.traits().quiet() || !statement.traits().refusable().isEmpty()) {
      return;
    }
    for (int i : statement.standing()) {
      switch (statement.references().get(i).role()) {
        case SOURCE, CHANGED -> count(campaign.compare(statement, unfiltered.apply(i)));
        case DELETED, FILLED -> {
          // A hint there changes nothing: no row is deleted twice, and an INSERT has no filter.
        }
      }
    }
  }

  private void count(Comparison comparison) {
    if (comparison.abandoned() || !comparison.expected().succeeded()) {
      return;
    }
    pairs++;
    if (!comparison.lawful()) {
      bites++;
    }
    if (!comparison.actual().succeeded()) {
      errors++;
    }
  }

  /** The share of the references whose filter is missed. */
  double share() {
    return pairs == 0 ? 0 : (double) bites / pairs;
  }

  @Override
  public String toString() {
    return "of %d references left unfiltered %d (%.1f %%) change the result, %d by an error"
        .formatted(pairs, bites, 100 * share(), errors);
  }
}
