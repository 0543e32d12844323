package io.softdelete.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The registered tables and what holds for all of them. Immutable; equal catalogs share one engine.
 *
 * @param tables the registered tables, each named once
 * @param audit the audit table; empty when there is none
 * @param foreignKeys how foreign keys are treated
 */
public record Catalog(List<TablePolicy> tables, Optional<Audit> audit, ForeignKeys foreignKeys) {
  /** Copies the list. */
  public Catalog {
    tables = List.copyOf(tables);
  }

  /** This catalog with more tables; itself when there are none. */
  public Catalog with(Collection<TablePolicy> more) {
    return more.isEmpty()
        ? this
        : new Catalog(Stream.concat(tables.stream(), more.stream()).toList(), audit, foreignKeys);
  }

  /** Whether an INSERT or UPDATE of a registered table may be refused or do more than it says. */
  public boolean restrictsWrites() {
    return foreignKeys == ForeignKeys.STRICT
        || tables.stream()
            .anyMatch(
                policy ->
                    policy.reinsert() != Reinsert.REFUSE
                        || policy.markerWrites() != MarkerWrites.ALLOW);
  }
}
