package io.softdelete.catalog;

import java.util.Map;
import java.util.Optional;

/** What a DELETE of a table's row does. */
public sealed interface Deletion {
  /** The column that keeps when a row was deleted; empty if none does. */
  Optional<Identifier> timeColumn();

  /**
   * The row stays and its marker is set.
   *
   * @param marker the marker
   * @param set further columns that the deletion writes, over the row as it was, in catalog order
   * @param unset what UNDELETE writes into those columns
   */
  record Soft(
      Marker marker, Map<Identifier, SqlExpression> set, Map<Identifier, SqlExpression> unset)
      implements Deletion {
    /** Keeps the order of the catalog. */
    public Soft {
      set = Ordered.copyOf(set);
      unset = Ordered.copyOf(unset);
    }

    @Override
    public Optional<Identifier> timeColumn() {
      return marker.deleted().isCurrentTimestamp()
          ? Optional.of(marker.column())
          : currentTimestamp(set);
    }
  }

  /**
   * The row moves to an archive table.
   *
   * @param table the archive table
   * @param set columns of the archive table that the move fills, in catalog order
   */
  record Archive(CatalogName table, Map<Identifier, SqlExpression> set) implements Deletion {
    /** Keeps the order of the catalog. */
    public Archive {
      set = Ordered.copyOf(set);
    }

    @Override
    public Optional<Identifier> timeColumn() {
      return currentTimestamp(set);
    }
  }

  /** The row is physically deleted. */
  record Hard() implements Deletion {
    @Override
    public Optional<Identifier> timeColumn() {
      return Optional.empty();
    }
  }

  private static Optional<Identifier> currentTimestamp(Map<Identifier, SqlExpression> set) {
    return set.entrySet().stream()
        .filter(entry -> entry.getValue().isCurrentTimestamp())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
