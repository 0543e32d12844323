package io.softdelete.it.twin.random;

import java.util.List;

/**
 * A query. Immutable.
 *
 * @param text the SQL, without parentheses around it
 * @param columns the columns that it gives
 * @param combined whether it is a set operation
 */
record Query(String text, List<Relation.Result> columns, boolean combined) {
  /** A query that isn't a set operation. */
  Query(String text, List<Relation.Result> columns) {
    this(text, columns, false);
  }

  Query {
    columns = List.copyOf(columns);
  }
}
