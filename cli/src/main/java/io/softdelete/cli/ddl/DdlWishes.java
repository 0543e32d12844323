package io.softdelete.cli.ddl;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a migration shall hold besides what is needed. Immutable.
 *
 * @param extras the extras
 * @param otherRole the role of other clients, which row-level security lets see active rows only
 */
public record DdlWishes(Set<Extra> extras, Optional<String> otherRole) {
  /** Nothing but what is needed, without locking tables for long. */
  public static final DdlWishes NONE =
      new DdlWishes(EnumSet.of(Extra.CONCURRENTLY), Optional.empty());

  /** Copies the set. */
  public DdlWishes {
    extras = Set.copyOf(extras);
  }

  boolean views() {
    return extras.contains(Extra.VIEWS);
  }

  boolean guards() {
    return extras.contains(Extra.GUARDS);
  }

  boolean concurrently() {
    return extras.contains(Extra.CONCURRENTLY);
  }

  /** Something that isn't needed. */
  public enum Extra {
    /** Indexes are built beside running writers, where the database can. */
    CONCURRENTLY,
    /** Views of active rows, for clients without the driver. */
    VIEWS,
    /** Triggers that refuse physical deletes. */
    GUARDS
  }
}
