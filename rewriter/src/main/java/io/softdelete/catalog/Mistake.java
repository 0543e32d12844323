package io.softdelete.catalog;

import java.io.Serializable;

/**
 * One mistake in a catalog. Immutable; its text is one line.
 *
 * @param source the file or setting that was read, for instance {@code classpath:softdelete.yaml}
 * @param line the line, from 1; 0 where the source has no lines
 * @param key the path of the key, for instance {@code tables.users.marker.column}; empty for the
 *     whole source
 * @param problem what was found and what was expected
 */
public record Mistake(String source, int line, String key, String problem) implements Serializable {
  /** {@code softdelete.yaml:7: tables.users.retension: unknown key; expected one of …}. */
  @Override
  public String toString() {
    return source
        + (line > 0 ? ":" + line : "")
        + ": "
        + (key.isEmpty() ? "" : key + ": ")
        + problem;
  }
}
