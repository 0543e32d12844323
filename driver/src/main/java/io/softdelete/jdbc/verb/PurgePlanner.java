package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.NamedRows;
import io.softdelete.rewriter.verb.VerbStatement.Trait;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans a PURGE: which tables hold rows that refer to the named ones. Used once. */
final class PurgePlanner {
  private static final String CHILD = "c";

  private final Planning planning;
  private final GhostTables tables;
  private final Dialect dialect;
  private final Map<TableName, PurgedTable> found = new LinkedHashMap<>();

  PurgePlanner(Planning planning) {
    this.planning = planning;
    this.tables = planning.tables();
    this.dialect = planning.dialect();
  }

  VerbOperation plan() throws SQLException {
    TableName root = planning.root();
    PurgedTable named = find(root, planning.statement().policy());
    boolean audited = found.values().stream().anyMatch(table -> table.trail().isPresent());
    boolean alone =
        dialect == Dialect.POSTGRESQL
            && named.references().isEmpty()
            && !audited
            && planning.statement().returning().isEmpty();
    return alone
        ? new SinglePurge(planning.statement(), named).operation()
        : new Purge(planning.statement(), rows(named), Map.copyOf(found), named)
            .operation(dialect, audited);
  }

  private PurgedTable find(TableName name, TablePolicy policy) throws SQLException {
    GhostTable table = tables.table(name, policy, List.of());
    List<ForeignKey> keys = planning.keys().keysTo(table.place());
    PurgedTable purged =
        new PurgedTable(
            table,
            keys.stream().map(this::reference).toList(),
            String.join(" AND ", planning.ghosts().purgeable(policy, CHILD)),
            planning.ghosts().deleted(policy, table.placeSql(dialect)),
            planning.trail(name, policy, "PURGE"));
    found.put(table.place(), purged);
    for (ForeignKey key : keys) {
      Optional<TablePolicy> child = planning.keys().policy(key.child()).filter(PurgePlanner::goes);
      if (child.isPresent() && !found.containsKey(key.child())) {
        find(key.child(), child.get());
      }
    }
    return purged;
  }

  /** Deleted rows of other tables go when their own time has come. */
  private static boolean goes(TablePolicy policy) {
    return policy.deletion() instanceof Deletion.Soft && policy.retention().isPresent();
  }

  private PurgedTable.Reference reference(ForeignKey key) {
    List<String> nullable =
        tables.columns(key.child()).stream()
            .filter(column -> !column.is(Session.Trait.NOT_NULL))
            .map(Session.Column::name)
            .filter(key.childColumns()::contains)
            .toList();
    return new PurgedTable.Reference(key, nullable);
  }

  /** Of a limited number none should be rows that have to stay: a caller might stop too early. */
  private NamedRows rows(PurgedTable named) {
    NamedRows rows = planning.statement().rows();
    if (!planning.statement().traits().contains(Trait.LIMITED)) {
      return rows;
    }
    for (PurgedTable.Reference reference : named.references()) {
      rows = rows.that(unreferenced(reference.key(), named, rows.qualifier()));
    }
    return rows;
  }

  private String unreferenced(ForeignKey key, PurgedTable named, String qualifier) {
    StringBuilder sql =
        new StringBuilder("NOT EXISTS (SELECT 1 FROM ")
            .append(GhostTable.sql(key.child(), dialect))
            .append(" AS c WHERE ")
            .append(equal(CHILD, key.childColumns(), qualifier, key.parentColumns()));
    PurgedTable child = found.get(key.child());
    if (key.child().equals(named.table().place())) {
      List<String> names = named.table().keyNames();
      sql.append(" AND NOT (").append(equal(CHILD, names, qualifier, names)).append(")");
    } else if (child != null) {
      sql.append(" AND CASE WHEN ").append(child.purgeable()).append(" THEN 1 ELSE 0 END = 0");
    }
    return sql.append(")").toString();
  }

  private String equal(String one, List<String> columns, String other, List<String> others) {
    return java.util.stream.IntStream.range(0, columns.size())
        .mapToObj(
            i ->
                one
                    + '.'
                    + StepSql.quoted(dialect, columns.get(i))
                    + " = "
                    + other
                    + '.'
                    + StepSql.quoted(dialect, others.get(i)))
        .collect(Collectors.joining(" AND "));
  }
}
