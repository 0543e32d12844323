package io.softdelete.jdbc;

import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a row, for those who keep a copy of the table.
 *
 * @param kind what happened
 * @param row the row, and who did it, when and why
 */
public record Change(Kind kind, DeletedRow row) {
  /** The actions in the audit table that are deletions. */
  static final List<String> DELETIONS = List.of("DELETE", "CASCADE", "ARCHIVE");

  /** What may happen to a row. */
  public enum Kind {
    /** It was deleted, in whatever mode. */
    DELETED,
    /** It is active again. */
    RESTORED,
    /** It was deleted before, and has been removed for good. */
    PURGED,
    /** What it said of somebody was removed, and it is deleted. */
    ERASED
  }

  /** The kind of an action in the audit table. */
  static Optional<Kind> kind(String action) {
    if (DELETIONS.contains(action)) {
      return Optional.of(Kind.DELETED);
    }
    return switch (action) {
      case "UNDELETE" -> Optional.of(Kind.RESTORED);
      case "PURGE" -> Optional.of(Kind.PURGED);
      case "ERASE" -> Optional.of(Kind.ERASED);
      default -> Optional.empty();
    };
  }
}
