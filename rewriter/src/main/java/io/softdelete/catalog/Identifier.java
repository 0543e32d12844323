package io.softdelete.catalog;

import java.util.Locale;

/**
 * An SQL identifier as somebody wrote it: its characters without quotes, and whether it was quoted.
 * Immutable.
 *
 * @param text the characters, with doubled quotes already undoubled
 * @param quoted whether it was written as a delimited identifier, which databases don't fold
 */
public record Identifier(String text, boolean quoted) {
  /** Checks that there is a name at all. */
  public Identifier {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an identifier has at least one character");
    }
  }

  /** The identifier as it is written into SQL, with standard quotes where it was quoted. */
  public String sql() {
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** A spelling that is equal for all identifiers that some database might take for this one. */
  public String caseless() {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return sql();
  }
}
