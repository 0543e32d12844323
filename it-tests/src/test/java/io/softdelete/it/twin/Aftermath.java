package io.softdelete.it.twin;

import java.util.List;
import java.util.Optional;

/**
 * What a statement did to the rows of both databases. Immutable.
 *
 * @param plainBefore the twin without deleted rows, before
 * @param plainAfter and after
 * @param hauntedBefore the database with ghosts, before
 * @param hauntedAfter and after
 * @param softDeletes whether rows that leave the twin are to stay as deleted rows there
 * @param revived how many deleted rows come back
 */
record Aftermath(
    Snapshot plainBefore,
    Snapshot plainAfter,
    Snapshot hauntedBefore,
    Snapshot hauntedAfter,
    boolean softDeletes,
    int revived) {
  /** What is against the law; empty when nothing is. */
  Optional<String> fault() {
    List<Snapshot.Row> lost = Multiset.minus(hauntedBefore.hidden(), hauntedAfter.hidden());
    if (lost.size() != revived) {
      return Optional.of("changed or lost ghosts, not " + revived + ':' + list(lost));
    }
    List<Snapshot.Row> missing = Multiset.minus(plainAfter.active(), hauntedAfter.active());
    List<Snapshot.Row> surplus = Multiset.minus(hauntedAfter.active(), plainAfter.active());
    if (!missing.isEmpty() || !surplus.isEmpty()) {
      return Optional.of(
          "active rows differ, the twin alone has:"
              + list(missing)
              + "\n  the other alone has:"
              + list(surplus));
    }
    return softDeletes ? faultOfDeletion() : Optional.empty();
  }

  /** Each row that left the twin must be there as a deleted row, and no other. */
  private Optional<String> faultOfDeletion() {
    List<String> left =
        Multiset.minus(bare(plainBefore.registered()), bare(plainAfter.registered()));
    List<String> entered =
        Multiset.minus(bare(plainAfter.registered()), bare(plainBefore.registered()));
    List<Snapshot.Row> fresh = Multiset.minus(hauntedAfter.hidden(), hauntedBefore.hidden());
    List<Snapshot.Row> marked = Multiset.minus(plainAfter.hidden(), plainBefore.hidden());
    if (!Multiset.minus(marked, fresh).isEmpty()) {
      return Optional.of("rows that the statement itself marked are not there:" + list(marked));
    }
    if (!entered.isEmpty() || !marked.isEmpty()) {
      // Rows were also written: what became of which can't be told from outside.
      return Optional.empty();
    }
    List<String> odd =
        fresh.stream()
            .filter(row -> row.state() != Snapshot.State.DELETED)
            .map(Snapshot.Row::toString)
            .toList();
    if (!odd.isEmpty()) {
      return Optional.of("deleted rows without the catalog's marks:" + list(odd));
    }
    List<String> kept = bare(fresh);
    if (!Multiset.minus(left, kept).isEmpty() || !Multiset.minus(kept, left).isEmpty()) {
      return Optional.of("the twin lost:" + list(left) + "\n  freshly deleted here:" + list(kept));
    }
    return Optional.empty();
  }

  private static List<String> bare(List<Snapshot.Row> rows) {
    return rows.stream().map(Snapshot.Row::bare).toList();
  }

  private static String list(List<?> rows) {
    StringBuilder text = new StringBuilder();
    for (Object row : rows.subList(0, Math.min(rows.size(), 8))) {
      text.append("\n    ").append(row);
    }
    return rows.size() > 8 ? text + "\n    … " + rows.size() + " in all" : text.toString();
  }
}
