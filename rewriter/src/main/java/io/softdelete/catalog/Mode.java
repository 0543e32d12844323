package io.softdelete.catalog;

import java.util.Locale;

/** The values of {@code delete}. */
enum Mode {
  SOFT,
  ARCHIVE,
  HARD;

  /** Whether a table's key says something about this way of deletion. */
  boolean knows(String key) {
    return switch (key) {
      case "delete", "erase", "audit" -> true;
      case "retention" -> this != HARD;
      case "archive" -> this == ARCHIVE;
      default -> this == SOFT;
    };
  }

  /** The word in the catalog. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
