package io.softdelete.rewriter.verb;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that a statement names: a query without the list of what it selects. It has the
 * statement's parameters, in their order. Immutable.
 *
 * @param from the query from FROM on, up to what is asked of every row
 * @param condition the statement's own condition
 * @param limits what follows: its order and its limit
 * @param qualifier what columns of the table are qualified with in it
 * @param alias the table's name for a locking clause
 */
public record NamedRows(
    String from, String condition, String limits, String qualifier, String alias) {
  /** What follows what is asked of every row. */
  public String rest() {
    return condition + limits;
  }

  /** The query for these columns. */
  public String select(Dialect dialect, List<String> columns) {
    return columns.stream()
        .map(column -> value(dialect, qualifier, column))
        .collect(Collectors.joining(", ", "SELECT ", " " + from + rest()));
  }

  /** The same rows as far as they meet another condition. */
  public NamedRows that(String other) {
    return new NamedRows(from + " AND " + other, condition, limits, qualifier, alias);
  }

  /**
   * A column as it is fetched: on PostgreSQL as text, in which it goes back as an element of an
   * array.
   */
  public static String value(Dialect dialect, String qualifier, String column) {
    String name = qualifier + '.' + StepSql.quoted(dialect, column);
    return StepSql.arrays(dialect) ? "CAST(" + name + " AS text)" : name;
  }

  /** What locks the rows of such a query, and waits for others that have locked them. */
  public String lock(Dialect dialect) {
    return StepSql.arrays(dialect) ? " FOR UPDATE OF " + alias : " FOR UPDATE";
  }

  /** What locks the rows of such a query, and leaves out what others have locked. */
  public String lockFree(Dialect dialect) {
    return lock(dialect) + " SKIP LOCKED";
  }
}
