package io.softdelete.rewriter;

import io.softdelete.catalog.Marker;
import io.softdelete.rewriter.plan.Predicate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what {@code foreign-keys: strict} asks about new references: which of the parents are
 * deleted, under a lock that keeps the others from being deleted. Immutable.
 */
public final class ReferenceSql {
  /** The variable in which MariaDB's UPDATE leaves its references. */
  public static final String VARIABLE = "@softdelete_references";

  private static final String BEFORE = "@softdelete_was";
  private static final String OLD = "softdelete_old";

  private static final String PARENT = "p";

  private final Dialect dialect;
  private final StepSql steps;

  /** For this syntax. */
  public ReferenceSql(Dialect dialect) {
    this.dialect = dialect;
    this.steps = new StepSql(dialect);
  }

  /** A column as text, as the database itself reads it. */
  public static String text(Dialect dialect, String column) {
    return dialect == Dialect.POSTGRESQL ? "CAST(" + column + " AS text)" : column;
  }

  /**
   * The first assignment of an UPDATE of MariaDB, which assigns from left to right: it notes the
   * references of a row as they are before.
   */
  public static String before(List<String> columns) {
    String column = StepSql.quoted(Dialect.MARIADB, columns.get(0));
    return "%s = IF((%s := %s) IS NULL, %s, %s), "
        .formatted(column, BEFORE, noted(columns), column, column);
  }

  /**
   * The last assignment of such an UPDATE: it notes the references of each row before and after,
   * with a colon between and a comma behind each row: each column in hexadecimal digits or a minus
   * sign for NULL, with a full stop between columns.
   */
  public static String remember(List<String> columns) {
    String reference = "CONCAT(%s, ':', %s)".formatted(BEFORE, noted(columns));
    String column = StepSql.quoted(Dialect.MARIADB, columns.get(0));
    return ", %s = IF((%s := IF(FIND_IN_SET(%s, %s), %s, CONCAT(%s, ',', %s))) IS NULL, %s, %s)"
        .formatted(
            column, VARIABLE, reference, VARIABLE, VARIABLE, VARIABLE, reference, column, column);
  }

  private static String noted(List<String> columns) {
    return columns.stream()
        .map(column -> StepSql.quoted(Dialect.MARIADB, column))
        .map(column -> "IFNULL(HEX(CAST(" + column + " AS CHAR)), '-')")
        .collect(Collectors.joining(", ", "CONCAT_WS('.', ", ")"));
  }

  /**
   * Which columns an UPDATE of PostgreSQL has left as they were: within RETURNING, a sub-query sees
   * the row as it was before the statement. The key must not be written.
   *
   * @param qualifier what the updated row is called
   */
  public static String unchanged(
      String schema, String table, String qualifier, List<String> key, List<String> columns) {
    String values =
        columns.stream()
            .map(name -> StepSql.quoted(Dialect.POSTGRESQL, name))
            .map(name -> OLD + "." + name + " IS NOT DISTINCT FROM " + qualifier + "." + name)
            .collect(Collectors.joining(", ", "CAST(ARRAY[", "] AS text)"));
    String same =
        key.stream()
            .map(name -> StepSql.quoted(Dialect.POSTGRESQL, name))
            .map(name -> " AND " + OLD + "." + name + " = " + qualifier + "." + name)
            .collect(Collectors.joining());
    return "(SELECT %s FROM %s.%s AS %s WHERE %s.tableoid = %s.tableoid%s)"
        .formatted(
            values,
            StepSql.quoted(Dialect.POSTGRESQL, schema),
            StepSql.quoted(Dialect.POSTGRESQL, table),
            OLD,
            OLD,
            qualifier,
            same);
  }

  /**
   * The parents of given keys that are deleted; a parent that isn't is kept so. Gives 1 for a
   * deleted one and 0 for others where the database can't tell them apart, then the key.
   */
  public String deleted(String schema, String table, Marker marker, StepSql.Match key, int rows) {
    String column = PARENT + '.' + dialect.written(marker.column());
    String name = (schema.isEmpty() ? "" : quoted(schema) + '.') + quoted(table);
    String from = " FROM " + name + " AS " + PARENT + " WHERE " + steps.in(PARENT, key, rows);
    String gone =
        "CASE WHEN " + Predicate.of(marker, column, Visibility.ACTIVE) + " THEN 0 ELSE 1 END";
    if (dialect != Dialect.POSTGRESQL) {
      return "SELECT "
          + gone
          + key.columns().stream().map(this::selected).collect(Collectors.joining())
          + from
          + (dialect == Dialect.MARIADB ? " LOCK IN SHARE MODE" : " FOR UPDATE");
    }
    String keys =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                i -> ", CAST(" + PARENT + '.' + quoted(key.columns().get(i)) + " AS text) AS k" + i)
            .collect(Collectors.joining());
    return "SELECT * FROM (SELECT "
        + gone
        + " AS gone"
        + keys
        + from
        + " FOR KEY SHARE OF "
        + PARENT
        + ") AS found WHERE gone = 1";
  }

  private String selected(String column) {
    return ", " + PARENT + '.' + quoted(column);
  }

  private String quoted(String name) {
    return StepSql.quoted(dialect, name);
  }

  /** Lets MariaDB itself fail, as its own check of a foreign key would. */
  public static String signal(int vendorCode, String message) {
    return "SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = "
        + vendorCode
        + ", MESSAGE_TEXT = '"
        + message.replace("\\", "\\\\").replace("'", "''")
        + "'";
  }
}
