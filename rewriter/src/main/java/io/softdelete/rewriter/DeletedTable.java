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
 * @param apart whether its rows have to be kept before by statements of their own ({@link
 *     Rewriter#recordings}): without them, they must not be deleted
 */
public record DeletedTable(
    TablePolicy policy, Optional<String> schema, String table, Set<String> changed, boolean apart) {
  /** Copies the set. */
  public DeletedTable {
    changed = Set.copyOf(changed);
  }

  /** A table whose rows are deleted by one statement. */
  public DeletedTable(
      TablePolicy policy, Optional<String> schema, String table, Set<String> changed) {
    this(policy, schema, table, changed, false);
  }
}
