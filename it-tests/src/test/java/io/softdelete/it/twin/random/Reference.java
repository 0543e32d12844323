package io.softdelete.it.twin.random;

import io.softdelete.it.twin.TwinTable;

/**
 * A place of a statement where a registered table is named. Immutable.
 *
 * @param table the table
 * @param written the name as it stands there
 * @param aliased whether an alias follows
 * @param role what is done with the table there
 */
record Reference(TwinTable table, String written, boolean aliased, Role role) {
  enum Role {
    /** Rows are read. */
    SOURCE,
    /** Rows are changed: an UPDATE's target. */
    CHANGED,
    /** Rows are deleted: a DELETE's target. */
    DELETED,
    /** Rows are added: never filtered. */
    FILLED
  }
}
