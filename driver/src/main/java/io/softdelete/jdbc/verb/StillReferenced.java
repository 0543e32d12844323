package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no ON DELETE action of the database fires when a row is removed: what would be
 * deleted or overwritten by it makes the removal fail, as a key without an action does by itself.
 */
final class StillReferenced {
  private static final int MARIADB_REFERENCED = 1451;
  private static final int H2_REFERENCED = 23503;

  private final Run run;
  private final ErasedTable table;

  StillReferenced(Run run, ErasedTable table) {
    this.run = run;
    this.table = table;
  }

  /**
   * Refuses to remove rows to which others refer.
   *
   * @throws SQLException 23503 on PostgreSQL and H2, 23000 on MariaDB
   */
  void refuse(Rows rows) throws SQLException {
    for (ForeignKey key : table.references()) {
      if (key.onDelete().changesChildren()) {
        refuse(key, rows);
      }
    }
  }

  private void refuse(ForeignKey key, Rows rows) throws SQLException {
    GhostTable parent = table.live();
    boolean self = key.child().equals(parent.name());
    int named = self ? parent.named() : 0;
    int values = key.parentColumns().size();
    for (KeyLists.Portion portion :
        KeyLists.portions(rows.values(), parent.keyPlaces(), run.dialect())) {
      List<String> referring =
          run.query(
              query(key, parent, self, portion.rows()),
              portion.parameters(),
              result -> {
                List<String> found = new ArrayList<>();
                while (found.isEmpty() && result.next()) {
                  @Nullable Object[] child = new Object[named];
                  for (int i = 0; i < named; i++) {
                    child[i] = result.getObject(values + i + 1);
                  }
                  if (!self || !rows.keys().contains(Rows.key(child, named))) {
                    for (int i = 1; i <= values; i++) {
                      found.add(result.getString(i));
                    }
                  }
                }
                return found;
              });
      if (!referring.isEmpty()) {
        fail(key, String.join(", ", referring));
      }
    }
  }

  private String query(ForeignKey key, GhostTable parent, boolean self, int rows) {
    Dialect dialect = run.dialect();
    List<String> columns = new ArrayList<>();
    key.parentColumns().forEach(name -> columns.add("p." + StepSql.quoted(dialect, name)));
    if (self) {
      parent
          .keyNames()
          .forEach(
              name -> columns.add(io.softdelete.rewriter.verb.NamedRows.value(dialect, "c", name)));
    }
    return "SELECT "
        + String.join(", ", columns)
        + " FROM "
        + GhostTable.sql(key.child(), dialect)
        + " AS c JOIN "
        + parent.placeSql(dialect)
        + " AS p ON "
        + IntStream.range(0, key.childColumns().size())
            .mapToObj(
                i ->
                    "c."
                        + StepSql.quoted(dialect, key.childColumns().get(i))
                        + " = p."
                        + StepSql.quoted(dialect, key.parentColumns().get(i)))
            .collect(Collectors.joining(" AND "))
        + " WHERE "
        + run.sql().in("p", parent.key(), rows)
        + run.latest();
  }

  private void fail(ForeignKey key, String values) throws SQLException {
    switch (run.dialect()) {
      case POSTGRESQL ->
          run.statements()
              .run(
                  StepSql.raise(
                      new StepSql.Failure(
                          "23503",
                          "update or delete on table \"%s\" violates foreign key constraint \"%s\" on table \"%s\""
                              .formatted(key.parent().table(), key.name(), key.child().table()),
                          "Key (%s)=(%s) is still referenced from table \"%s\"."
                              .formatted(
                                  String.join(", ", key.parentColumns()),
                                  values,
                                  key.child().table()),
                          key.child().schema(),
                          key.child().table(),
                          key.name())),
                  List.of(),
                  PreparedStatement::execute);
      case MARIADB ->
          throw new SQLIntegrityConstraintViolationException(
              "Cannot delete or update a parent row: a foreign key constraint fails (%s, CONSTRAINT `%s`)"
                  .formatted(GhostTable.sql(key.child(), Dialect.MARIADB), key.name()),
              "23000",
              MARIADB_REFERENCED);
      case H2, STANDARD ->
          throw new SQLIntegrityConstraintViolationException(
              "Referential integrity constraint violation: \"%s: %s FOREIGN KEY(%s) REFERENCES %s(%s) (%s)\""
                  .formatted(
                      key.name(),
                      key.child(),
                      String.join(", ", key.childColumns()),
                      key.parent(),
                      String.join(", ", key.parentColumns()),
                      values),
              "23503",
              H2_REFERENCED);
    }
  }
}
