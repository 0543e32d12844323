package io.softdelete.jdbc;

import java.util.List;

/**
 * What an UNDELETE did.
 *
 * @param rows how many of the named rows are active again
 * @param losses what couldn't come back, in words; empty when all did
 */
public record Restored(long rows, List<String> losses) {
  /** Copies the list. */
  public Restored {
    losses = List.copyOf(losses);
  }
}
