package io.softdelete.rewriter;

import io.softdelete.catalog.Marker;
import io.softdelete.rewriter.plan.Predicate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the statements of a deletion that follows foreign keys. Keys of many rows come in as
 * parameters: on PostgreSQL as one array for each column, elsewhere as a list of so many rows.
 * Immutable.
 */
public final class StepSql {
  private static final String CHILD = "c";

  private final Dialect dialect;
  private final RowLock lock;

  /** For this syntax; rows that are found are locked. */
  public StepSql(Dialect dialect) {
    this(dialect, RowLock.UPDATE);
  }

  /** For this syntax. */
  public StepSql(Dialect dialect, RowLock lock) {
    this.dialect = dialect;
    this.lock = lock;
  }

  /**
   * A table whose rows refer to deleted ones.
   *
   * @param schema its schema; empty where there is none
   * @param name its name
   * @param marker what tells its active rows; empty when all are
   */
  public record Child(String schema, String name, Optional<Marker> marker) {}

  /**
   * A list of columns whose values are given.
   *
   * @param columns the columns that are compared
   * @param types the types of the values
   */
  public record Match(List<String> columns, List<String> types) {
    /** Copies the lists. */
    public Match {
      columns = List.copyOf(columns);
      types = List.copyOf(types);
    }
  }

  /** Whether the rows' keys are transferred as arrays. */
  public boolean arrays() {
    return arrays(dialect);
  }

  /** Whether the rows' keys are transferred as arrays in this syntax. */
  public static boolean arrays(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL;
  }

  /**
   * Finds active rows that refer to given ones, locks them, and gives columns of them.
   *
   * @param known the key of rows to leave out, for arrays; empty to leave out none
   */
  public String lock(
      Child child, List<String> columns, Match match, Optional<Match> known, int rows) {
    String where = from(child, match, known, rows);
    return lockHead(dialect, CHILD, columns, false) + where + lockTail(CHILD, false);
  }

  /** Gives the foreign key of one active row that refers to given ones, as text. */
  public String violation(Child child, Match match, Optional<Match> known) {
    return match.columns().stream()
            .map(column -> "CAST(" + column(CHILD, column) + " AS text)")
            .collect(Collectors.joining(", ", "SELECT ", ""))
        + from(child, match, known, 1)
        + " LIMIT 1 FOR SHARE OF "
        + CHILD;
  }

  /** Overwrites columns of active rows that refer to given ones. */
  public String overwrite(
      Child child,
      List<String> written,
      String value,
      Match match,
      Optional<Match> known,
      int rows) {
    return "UPDATE "
        + table(child.schema(), child.name())
        + " AS "
        + CHILD
        + written.stream()
            .map(column -> quoted(dialect, column) + " = " + value)
            .collect(Collectors.joining(", ", " SET ", " WHERE "))
        + condition(child, match, known, rows);
  }

  /** Deletes rows by key: what becomes of that is the table's policy. */
  public String delete(String schema, String table, Match key, int rows) {
    String name = table(schema, table);
    return "DELETE FROM " + name + " WHERE " + in(name, key, rows);
  }

  /** Counts the rows of these keys. */
  public String count(String schema, String table, Match key, int rows) {
    String name = table(schema, table);
    return "SELECT count(*) FROM " + name + " WHERE " + in(name, key, rows);
  }

  /** The condition that the key is one of the given ones. */
  public String in(String qualifier, Match key, int rows) {
    String columns =
        key.columns().stream()
            .map(column -> column(qualifier, column))
            .collect(Collectors.joining(", "));
    boolean single = key.columns().size() == 1;
    String left = single ? columns : '(' + columns + ')';
    if (arrays()) {
      // PostgreSQL hashes an array of one column, but joins with an unnested one by index.
      return single
          ? left + " = ANY (" + array(key.types().get(0)) + ')'
          : left + " IN (SELECT * FROM " + unnest(key) + ')';
    }
    String row = String.join(", ", Collections.nCopies(key.columns().size(), "?"));
    return Collections.nCopies(rows, single ? row : '(' + row + ')').stream()
        .collect(Collectors.joining(", ", left + " IN (", ")"));
  }

  /** Lets PostgreSQL itself fail, as its own check of a foreign key would. */
  public static String raise(Failure failure) {
    return "DO "
        + dollarQuoted(
            "BEGIN RAISE EXCEPTION USING ERRCODE = '"
                + failure.sqlState()
                + "', MESSAGE = "
                + dollarQuoted(failure.message())
                + ", DETAIL = "
                + dollarQuoted(failure.detail())
                + ", SCHEMA = "
                + dollarQuoted(failure.schema())
                + ", TABLE = "
                + dollarQuoted(failure.table())
                + ", CONSTRAINT = "
                + dollarQuoted(failure.constraint())
                + "; END");
  }

  /** Lets PostgreSQL itself fail, in these words. */
  public static String raise(String sqlState, String message) {
    return "DO "
        + dollarQuoted(
            "BEGIN RAISE EXCEPTION USING ERRCODE = '"
                + sqlState
                + "', MESSAGE = "
                + dollarQuoted(message)
                + "; END");
  }

  /** What PostgreSQL says of a violated foreign key. */
  public record Failure(
      String sqlState,
      String message,
      String detail,
      String schema,
      String table,
      String constraint) {}

  private static String dollarQuoted(String text) {
    String tag = "$q$";
    while ((text + '$').contains(tag.substring(0, tag.length() - 1))) {
      tag = "$q" + tag.substring(1);
    }
    return tag + text + tag;
  }

  /** What stands before FROM, or before the query, of a SELECT that locks rows. */
  public static String lockHead(
      Dialect dialect, String qualifier, List<String> columns, boolean distinct) {
    if (!arrays(dialect)) {
      return columns.stream()
          .map(column -> qualifier + '.' + quoted(dialect, column))
          .collect(Collectors.joining(", ", "SELECT ", ""));
    }
    String aggregates =
        numbers(columns.size())
            .mapToObj(i -> ", CAST(array_agg(found.k" + i + ") AS text)")
            .collect(Collectors.joining());
    return "SELECT count(*)"
        + aggregates
        + (distinct ? " FROM (SELECT DISTINCT * FROM (SELECT " : " FROM (SELECT ")
        + numbers(columns.size())
            .mapToObj(i -> qualifier + '.' + quoted(dialect, columns.get(i - 1)) + " AS k" + i)
            .collect(Collectors.joining(", "));
  }

  /** What stands behind such a query. */
  public String lockTail(String qualifier, boolean distinct) {
    String locking =
        switch (lock) {
          case UPDATE -> arrays() ? " FOR UPDATE OF " + qualifier : " FOR UPDATE";
          case NONE -> "";
        };
    return locking + (arrays() ? ") AS found" + (distinct ? ") AS found" : "") : "");
  }

  /** A name as a delimited identifier. */
  public static String quoted(Dialect dialect, String name) {
    char quote = dialect == Dialect.MARIADB ? '`' : '"';
    return quote + name.replace(String.valueOf(quote), "" + quote + quote) + quote;
  }

  private String from(Child child, Match match, Optional<Match> known, int rows) {
    return " FROM "
        + table(child.schema(), child.name())
        + " AS "
        + CHILD
        + " WHERE "
        + condition(child, match, known, rows);
  }

  private String condition(Child child, Match match, Optional<Match> known, int rows) {
    String active =
        child
            .marker()
            .map(
                marker ->
                    Predicate.of(
                            marker,
                            CHILD + '.' + dialect.written(marker.column()),
                            Visibility.ACTIVE)
                        + " AND ")
            .orElse("");
    return active + in(CHILD, match, rows) + known.map(this::without).orElse("");
  }

  private String without(Match known) {
    String names =
        numbers(known.columns().size()).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
    return numbers(known.columns().size())
        .mapToObj(i -> "known.k" + i + " = " + column(CHILD, known.columns().get(i - 1)))
        .collect(
            Collectors.joining(
                " AND ",
                " AND NOT EXISTS (SELECT FROM "
                    + unnest(known)
                    + " AS known ("
                    + names
                    + ") WHERE ",
                ")"));
  }

  private static String unnest(Match key) {
    return key.types().stream()
        .map(StepSql::array)
        .collect(Collectors.joining(", ", "unnest(", ")"));
  }

  private static String array(String type) {
    return "CAST(? AS " + type + "[])";
  }

  private static IntStream numbers(int size) {
    return IntStream.rangeClosed(1, size);
  }

  private String column(String qualifier, String column) {
    return qualifier + '.' + quoted(dialect, column);
  }

  private String table(String schema, String name) {
    return (schema.isEmpty() ? "" : quoted(dialect, schema) + '.') + quoted(dialect, name);
  }
}
