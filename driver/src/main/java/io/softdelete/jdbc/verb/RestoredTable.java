package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.verb.BoundSql;
import java.util.List;
import java.util.Optional;

/**
 * A table whose rows an UNDELETE may restore. Immutable.
 *
 * @param table the table
 * @param down the keys by which rows of children come along
 * @param up the keys to soft tables, whose rows have to be active
 * @param self the keys of the table to itself
 * @param restore the assignments that make a soft table's row active; the INSERT from an archive up
 *     to its condition
 * @param trail what writes restored rows down; empty when nothing does
 * @param losses what a restored row doesn't bring back
 */
record RestoredTable(
    GhostTable table,
    List<ForeignKey> down,
    List<ParentKey> up,
    List<ForeignKey> self,
    BoundSql restore,
    Optional<BoundSql> trail,
    List<String> losses) {
  RestoredTable {
    down = List.copyOf(down);
    up = List.copyOf(up);
    self = List.copyOf(self);
    losses = List.copyOf(losses);
  }

  /**
   * A key to a soft table.
   *
   * @param key the key
   * @param active the condition of an active row of the parent, called p
   */
  record ParentKey(ForeignKey key, String active) {}
}
