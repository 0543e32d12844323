package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Erasure;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.verb.BoundSql;
import java.util.List;
import java.util.Optional;

/**
 * A table whose rows an ERASE may reach. Immutable.
 *
 * @param places the table, and its archive if it has one
 * @param down the keys by which rows of children come along
 * @param references all keys that lead to it
 * @param overwrite the assignments of {@code erase.set}; empty when rows are removed
 * @param hold the condition of a row that must be kept as it is; empty when there is none
 * @param trail what writes rows down
 * @param recordId what a row is known by in the audit table
 */
record ErasedTable(
    List<GhostTable> places,
    List<ForeignKey> down,
    List<ForeignKey> references,
    Optional<BoundSql> overwrite,
    Optional<String> hold,
    BoundSql trail,
    String recordId) {
  ErasedTable {
    places = List.copyOf(places);
    down = List.copyOf(down);
    references = List.copyOf(references);
  }

  /** The table itself. */
  GhostTable live() {
    return places.get(0);
  }

  TableName name() {
    return live().name();
  }

  TablePolicy policy() {
    return live().policy();
  }

  Erasure erasure() {
    return policy().erasure().orElse(new Erasure(java.util.Map.of()));
  }
}
