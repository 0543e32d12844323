package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Type;

/**
 * A column of a relation in scope. Immutable.
 *
 * @param relation the name of the relation there, as SQL writes it
 * @param name the column's name, as SQL writes it
 * @param type the type
 * @param role what the column is for
 */
record Field(String relation, String name, Type type, Column.Role role) {
  /** The reference that holds whatever else is in scope. */
  String sql() {
    return relation + "." + name;
  }

  boolean key() {
    return role == Column.Role.KEY;
  }
}
