package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Marker;
import java.util.Optional;

/** The shapes of statements that the driver may refuse; a refusal of any other is a fault. */
enum KnownRefusal {
  /**
   * A DELETE returns a column that the deletion overwrites, and what was there can't be told from
   * the catalog: a column of {@code set}, or a marker that has several values in active rows.
   * Before version 18 PostgreSQL has no RETURNING of old values.
   */
  OLD_VALUE_RETURNED,
  /** An INSERT with ON DUPLICATE KEY UPDATE or IGNORE, or a REPLACE, on MariaDB. */
  UPSERT,
  /** An UPDATE or DELETE of MariaDB that merges columns of the tables that it joins. */
  MERGED_COLUMNS,
  /** A DELETE … RETURNING on MariaDB. */
  RETURNING;

  private static final String SEVERAL_ACTIVE_VALUES = "removed";

  /** The shape that this statement has. */
  static Optional<KnownRefusal> of(GeneratedStatement statement) {
    Optional<KnownRefusal> noted = statement.traits().refusable().stream().findFirst();
    if (noted.isPresent() || !statement.has(Reference.Role.DELETED)) {
      return noted;
    }
    Marker marker = statement.changed().flatMap(table -> table.marker()).orElseThrow();
    return statement.returned().stream()
            .anyMatch(
                column ->
                    marker.set().contains(column.name())
                        || column.name().equals(SEVERAL_ACTIVE_VALUES))
        ? Optional.of(OLD_VALUE_RETURNED)
        : Optional.empty();
  }
}
