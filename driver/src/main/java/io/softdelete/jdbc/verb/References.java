package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.NamedRows;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the queries for what refers to rows that a PURGE removes. Immutable.
 *
 * @param tables the tables whose rows may go too
 */
record References(Dialect dialect, Map<TableName, PurgedTable> tables) {
  private static final String PARENT = "p";
  private static final String CHILD = "c";

  /**
   * The rows that refer to given ones by a key: what names the parent, and what names the child
   * where that may go.
   */
  String query(PurgedTable parent, ForeignKey key, int rows) {
    PurgedTable child = tables.get(key.child());
    String columns = values(PARENT, parent.table().keyNames());
    return (child == null ? "SELECT DISTINCT " + columns : "SELECT " + columns + ", ")
        + (child == null ? "" : values(CHILD, child.table().keyNames()))
        + " FROM "
        + GhostTable.sql(key.child(), dialect)
        + " AS c JOIN "
        + parent.table().placeSql(dialect)
        + " AS p ON "
        + IntStream.range(0, key.childColumns().size())
            .mapToObj(
                i ->
                    column(CHILD, key.childColumns().get(i))
                        + " = "
                        + column(PARENT, key.parentColumns().get(i)))
            .collect(Collectors.joining(" AND "))
        + " WHERE "
        + new StepSql(dialect).in(PARENT, parent.table().key(), rows);
  }

  /**
   * Locks rows that refer to removed ones, as far as they may go too and nobody has them locked.
   */
  String lock(PurgedTable child, int rows) {
    return "SELECT "
        + values(CHILD, child.table().columnNames())
        + " FROM "
        + child.table().placeSql(dialect)
        + " AS c WHERE "
        + new StepSql(dialect).in(CHILD, child.table().key(), rows)
        + " AND "
        + child.purgeable()
        + (StepSql.arrays(dialect) ? " FOR UPDATE OF c SKIP LOCKED" : " FOR UPDATE SKIP LOCKED");
  }

  private String values(String qualifier, List<String> names) {
    return names.stream()
        .map(name -> NamedRows.value(dialect, qualifier, name))
        .collect(Collectors.joining(", "));
  }

  private String column(String qualifier, String name) {
    return qualifier + '.' + StepSql.quoted(dialect, name);
  }
}
