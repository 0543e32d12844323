package io.softdelete.jdbc;

import java.time.Duration;
import java.util.List;

/**
 * What a purge did.
 *
 * @param tables the tables, in the order in which they were purged
 * @param complete whether it came to its end: neither was time up nor the thread interrupted
 * @param elapsed how long it took
 */
public record Purged(List<Table> tables, boolean complete, Duration elapsed) {
  /** Copies the list. */
  public Purged {
    tables = List.copyOf(tables);
  }

  /** How many rows were named and removed, in all tables. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  /** How many rows are left that should have gone, in all tables. */
  public long left() {
    return tables.stream().mapToLong(Table::left).sum();
  }

  /**
   * What was done to one table.
   *
   * @param name the table
   * @param rows how many of its rows were removed; what referred to them and went with them isn't
   *     counted
   * @param left how many rows should have gone and are still there: others refer to them, or
   *     another worker held them, or time was up
   */
  public record Table(String name, long rows, long left) {}
}
