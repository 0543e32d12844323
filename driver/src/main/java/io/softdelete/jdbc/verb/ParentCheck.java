package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that restored rows refer to active rows, and locks those: a deletion of a parent waits
 * for us, and we for it. The failure is the one that the database has for a missing parent.
 */
final class ParentCheck {
  private static final int MARIADB_NO_PARENT = 1452;
  private static final int H2_NO_PARENT = 23506;

  private final Run run;
  private final RestoredTable table;

  ParentCheck(Run run, RestoredTable table) {
    this.run = run;
    this.table = table;
  }

  /**
   * Checks all keys of these rows.
   *
   * @throws SQLException 23503 on PostgreSQL, 23506 on H2, 23000 on MariaDB
   */
  void check(Rows rows) throws SQLException {
    for (RestoredTable.ParentKey parent : table.up()) {
      check(parent, rows);
    }
  }

  private void check(RestoredTable.ParentKey parent, Rows rows) throws SQLException {
    ForeignKey key = parent.key();
    int[] places = table.table().places(key.childColumns());
    StepSql.Match match =
        new StepSql.Match(key.parentColumns(), table.table().match(key.childColumns()).types());
    for (KeyLists.Portion portion :
        KeyLists.portions(distinct(rows, places), places, run.dialect())) {
      List<String> missing =
          run.query(
              query(parent, match, portion.rows()),
              portion.parameters(),
              result -> {
                List<String> values = new ArrayList<>();
                while (values.isEmpty() && result.next()) {
                  if (result.getInt(1) == 0) {
                    for (int i = 0; i < places.length; i++) {
                      values.add(result.getString(i + 2));
                    }
                  }
                }
                return values;
              });
      if (!missing.isEmpty()) {
        fail(key, missing);
      }
    }
  }

  private static List<@Nullable Object[]> distinct(Rows rows, int[] places) {
    Set<List<Object>> seen = new HashSet<>();
    List<@Nullable Object[]> distinct = new ArrayList<>();
    for (@Nullable Object[] row : rows.values()) {
      @Nullable Object[] values = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        values[i] = row[places[i]];
      }
      if (seen.add(Rows.key(values, places.length))) {
        distinct.add(row);
      }
    }
    return distinct;
  }

  private String query(RestoredTable.ParentKey parent, StepSql.Match match, int rows) {
    Dialect dialect = run.dialect();
    return "SELECT CASE WHEN "
        + parent.active()
        + " THEN 1 ELSE 0 END, "
        + match.columns().stream()
            .map(column -> "p." + StepSql.quoted(dialect, column))
            .collect(Collectors.joining(", "))
        + " FROM "
        + GhostTable.sql(parent.key().parent(), dialect)
        + " AS p WHERE "
        + run.sql().in("p", match, rows)
        + switch (dialect) {
          case POSTGRESQL -> " FOR KEY SHARE OF p";
          case MARIADB -> " LOCK IN SHARE MODE";
          case H2, STANDARD -> " FOR UPDATE";
        };
  }

  private void fail(ForeignKey key, List<String> values) throws SQLException {
    String list = String.join(", ", values);
    switch (run.dialect()) {
      case POSTGRESQL ->
          run.statements()
              .run(
                  StepSql.raise(
                      new StepSql.Failure(
                          "23503",
                          "insert or update on table \"%s\" violates foreign key constraint \"%s\""
                              .formatted(key.child().table(), key.name()),
                          "Key (%s)=(%s) is not present in table \"%s\"."
                              .formatted(
                                  String.join(", ", key.childColumns()),
                                  list,
                                  key.parent().table()),
                          key.child().schema(),
                          key.child().table(),
                          key.name())),
                  List.of(),
                  PreparedStatement::execute);
      case MARIADB ->
          throw new SQLIntegrityConstraintViolationException(
              "Cannot add or update a child row: a foreign key constraint fails (%s, CONSTRAINT `%s` FOREIGN KEY (%s) REFERENCES `%s` (%s)%s)"
                  .formatted(
                      GhostTable.sql(key.child(), Dialect.MARIADB),
                      key.name(),
                      quoted(key.childColumns(), "`", ", "),
                      key.parent().table(),
                      quoted(key.parentColumns(), "`", ", "),
                      key.onDelete() == ForeignKey.DeleteRule.RESTRICT ? "" : " " + key.onDelete()),
              "23000",
              MARIADB_NO_PARENT);
      case H2, STANDARD ->
          throw new SQLIntegrityConstraintViolationException(
              "Referential integrity constraint violation: \"%s: %s.%s FOREIGN KEY(%s) REFERENCES %s.%s(%s) (%s)\""
                  .formatted(
                      key.name(),
                      key.child().schema(),
                      key.child().table(),
                      String.join(", ", key.childColumns()),
                      key.parent().schema(),
                      key.parent().table(),
                      String.join(", ", key.parentColumns()),
                      list),
              "23506",
              H2_NO_PARENT);
    }
  }

  private static String quoted(List<String> names, String quote, String separator) {
    return names.stream().map(name -> quote + name + quote).collect(Collectors.joining(separator));
  }
}
