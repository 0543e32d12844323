package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The shapes of statements that the driver may refuse; a refusal of any other is a fault. */
enum KnownRefusal {
  /**
   * A DELETE returns the marker of a table without a primary key, where several values are active:
   * which one it was can't be told. From version 18 on PostgreSQL has RETURNING of old values.
   */
  OLD_VALUE_RETURNED,
  /** A REPLACE by several keys on MariaDB. */
  UPSERT,
  /** An UPDATE or DELETE of MariaDB that merges columns of the tables that it joins. */
  MERGED_COLUMNS,
  /** A DELETE … RETURNING of a table without a key on MariaDB. */
  RETURNING,
  /** An INSERT on MariaDB that reads its own target on the nullable side of USING or NATURAL. */
  OWN_TARGET,
  /** An UPDATE on MariaDB with LIMIT that writes the marker and reads its own target. */
  OWN_MARKER;

  /** The marker of the table categories, false or NULL where a row is active. */
  static final String SEVERAL_ACTIVE_VALUES = "removed";

  /** The shape that this statement has. */
  static Optional<KnownRefusal> of(GeneratedStatement statement) {
    Optional<KnownRefusal> noted = statement.traits().refusable().stream().findFirst();
    if (noted.isPresent()) {
      return noted;
    }
    if (readsItsTarget(statement)) {
      return Optional.of(OWN_TARGET);
    }
    if (updatesSomeByItself(statement)) {
      return Optional.of(OWN_MARKER);
    }
    if (!statement.has(Reference.Role.DELETED)) {
      return Optional.empty();
    }
    return statement.returned().stream().map(Column::name).anyMatch(SEVERAL_ACTIVE_VALUES::equals)
        ? Optional.of(OLD_VALUE_RETURNED)
        : Optional.empty();
  }

  private static boolean readsItsTarget(GeneratedStatement statement) {
    return reads(statement, Reference.Role.FILLED);
  }

  private static boolean updatesSomeByItself(GeneratedStatement statement) {
    return statement.template().toUpperCase(Locale.ROOT).contains("LIMIT")
        && reads(statement, Reference.Role.CHANGED);
  }

  private static boolean reads(GeneratedStatement statement, Reference.Role written) {
    Set<TwinTable> read = statement.tables(Reference.Role.SOURCE);
    return statement.tables(written).stream().anyMatch(read::contains);
  }
}
