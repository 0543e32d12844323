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
 */
public record DeletedTable(
    TablePolicy policy, Optional<String> schema, String table, Set<String> changed) {
  /** Copies the set. */
  public DeletedTable {
    changed = Set.copyOf(changed);
  }
}
