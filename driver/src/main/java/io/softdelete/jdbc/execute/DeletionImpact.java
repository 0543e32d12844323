package io.softdelete.jdbc.execute;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What a DELETE would do, counted before it is done. Immutable.
 *
 * @param named the rows that it names
 * @param reached the rows that it reaches by foreign keys, for each key that leads to any
 * @param blocked the foreign keys for which it would fail, with the rows that refer to deleted ones
 */
public record DeletionImpact(Named named, List<Reached> reached, List<Reached> blocked) {
  /** Copies the lists. */
  public DeletionImpact {
    reached = List.copyOf(reached);
    blocked = List.copyOf(blocked);
  }

  /**
   * The rows that a DELETE names.
   *
   * @param table their table
   * @param policy its policy; empty when it isn't registered
   * @param rows how many they are
   * @param inSteps whether they are locked by a SELECT before they are written
   */
  public record Named(TableName table, Optional<TablePolicy> policy, long rows, boolean inSteps) {}

  /**
   * Rows that refer to rows that go.
   *
   * @param key the key by which they refer
   * @param policy the policy of their table; empty when it isn't registered
   * @param rows how many they are
   * @param byDatabase whether the database follows the key itself
   */
  public record Reached(
      ForeignKey key, Optional<TablePolicy> policy, long rows, boolean byDatabase) {}
}
