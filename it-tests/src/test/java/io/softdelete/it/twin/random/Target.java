package io.softdelete.it.twin.random;

import io.softdelete.it.twin.TwinTable;

/**
 * The table that an UPDATE or a DELETE changes. Immutable.
 *
 * @param text the SQL that names it, with its alias
 * @param table the table
 * @param relation the table in scope
 */
record Target(String text, TwinTable table, Relation relation) {}
