package io.softdelete.rewriter;

import io.softdelete.catalog.TablePolicy;
import java.util.Optional;
import java.util.Set;

/**
 * A table whose rows a statement deletes by its policy. Immutable.
 *
 * @param policy the policy
 * @param schema the schema as written in the statement, as the database spells it; empty when
 *     unqualified
 * @param table the table as the database spells it
 * @param changed the columns that the deletion writes, as the database spells them
 * @param way how its rows go
 */
public record DeletedTable(
    TablePolicy policy, Optional<String> schema, String table, Set<String> changed, Way way) {
  /** How rows go. */
  public enum Way {
    /** By a statement that leaves it to others to follow foreign keys. */
    AT_ONCE,
    /**
     * After they were kept by statements of their own ({@link Rewriter#recordings}): without them,
     * they must not be deleted.
     */
    APART,
    /** By a TRUNCATE, which leaves nothing to follow: whatever refers to them goes too. */
    TRUNCATED
  }

  /** Copies the set. */
  public DeletedTable {
    changed = Set.copyOf(changed);
  }

  /** A table whose rows are deleted by one statement. */
  public DeletedTable(
      TablePolicy policy, Optional<String> schema, String table, Set<String> changed) {
    this(policy, schema, table, changed, Way.AT_ONCE);
  }

  /** The same table, whose rows go in another way. */
  public DeletedTable by(Way other) {
    return new DeletedTable(policy, schema, table, changed, other);
  }

  /** Whether its rows have to be kept before. */
  public boolean apart() {
    return way == Way.APART;
  }

  /** Whether all its rows go by a TRUNCATE. */
  public boolean truncated() {
    return way == Way.TRUNCATED;
  }
}
