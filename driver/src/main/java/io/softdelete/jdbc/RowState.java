package io.softdelete.jdbc;

import java.util.Map;

/** Why a row is seen, or isn't. */
public sealed interface RowState {
  /** It is seen by every statement. */
  record Active() implements RowState {}

  /**
   * It is in its table, marked as deleted.
   *
   * @param row who deleted it, when and why
   * @param with how many rows of which tables the same operation deleted, the row itself included;
   *     empty where no operation is known
   */
  record Deleted(DeletedRow row, Map<String, Long> with) implements RowState {
    /** Copies the map. */
    public Deleted {
      with = Map.copyOf(with);
    }
  }

  /**
   * It is in the archive; there may be older ones of the same key.
   *
   * @param row who deleted it, when and why
   * @param with as in {@link Deleted}
   */
  record Archived(DeletedRow row, Map<String, Long> with) implements RowState {
    /** Copies the map. */
    public Archived {
      with = Map.copyOf(with);
    }
  }

  /**
   * It is nowhere, but the audit table knows of it.
   *
   * @param row who removed it, when and why
   * @param action what was done last: DELETE, PURGE, ERASE and the like
   */
  record Removed(DeletedRow row, String action) implements RowState {}

  /** Neither the table nor its archive nor the audit table has heard of it. */
  record Unknown() implements RowState {}
}
