package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.ForeignKeys;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.BoundSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans an UNDELETE: which tables it may reach, and what restores their rows. Used once. */
final class UndeletePlanner {
  private final Planning planning;
  private final GhostTables tables;
  private final Map<TableName, GhostTable> found = new LinkedHashMap<>();
  private final List<TableName> parentsLast = new ArrayList<>();

  UndeletePlanner(Planning planning) {
    this.planning = planning;
    this.tables = planning.tables();
  }

  VerbOperation plan() throws SQLException {
    TableName root = planning.root();
    find(root, planning.statement().policy(), new LinkedHashSet<>());
    List<TableName> order = new ArrayList<>(parentsLast);
    Collections.reverse(order);
    Map<TableName, RestoredTable> restored = new LinkedHashMap<>();
    for (TableName name : order) {
      restored.put(name, restored(table(name)));
    }
    return new Undelete(planning.statement(), planning.ghosts(), restored, root)
        .operation(planning.dialect());
  }

  /** Depth first: a table is done when all that refers to it is. */
  private void find(TableName name, TablePolicy policy, Set<TableName> open) throws SQLException {
    open.add(name);
    Set<String> columns = new LinkedHashSet<>();
    for (ForeignKey key : down(name)) {
      columns.addAll(key.parentColumns());
    }
    for (ForeignKey key : planning.keys().keysFrom(name)) {
      columns.addAll(key.childColumns());
    }
    found.put(name, tables.table(name, policy, columns));
    for (ForeignKey key : down(name)) {
      if (!open.contains(key.child())) {
        find(key.child(), planning.keys().policy(key.child()).orElseThrow(), open);
      }
    }
    parentsLast.add(name);
  }

  private GhostTable table(TableName name) {
    return Optional.ofNullable(found.get(name)).orElseThrow();
  }

  /** The keys of registered tables that keep their deleted rows. */
  private List<ForeignKey> down(TableName name) {
    return planning.keys().keysTo(name).stream()
        .filter(
            key ->
                planning
                    .keys()
                    .policy(key.child())
                    .filter(policy -> !(policy.deletion() instanceof Deletion.Hard))
                    .isPresent())
        .toList();
  }

  private RestoredTable restored(GhostTable table) {
    List<ForeignKey> down =
        down(table.name()).stream()
            .filter(key -> table.operation().isPresent())
            .filter(key -> table(key.child()).operation().isPresent())
            .toList();
    return new RestoredTable(
        table,
        down,
        up(table),
        planning.keys().keysFrom(table.name()).stream()
            .filter(key -> key.parent().equals(table.name()))
            .toList(),
        table.policy().deletion() instanceof Deletion.Soft soft
            ? planning
                .ghosts()
                .restoring(soft, column -> tables.type(table.name(), column))
                .within("UPDATE " + table.placeSql(planning.dialect()) + " SET ", "")
            : new BoundSql(fromArchive(table), List.of()),
        planning.trail(table.name(), table.policy(), "UNDELETE"),
        new Losses(planning.keys()).of(table, down));
  }

  private List<RestoredTable.ParentKey> up(GhostTable table) {
    if (planning.rewriter().settings().catalog().foreignKeys() == ForeignKeys.IGNORE) {
      return List.of();
    }
    List<RestoredTable.ParentKey> up = new ArrayList<>();
    for (ForeignKey key : planning.keys().keysFrom(table.name())) {
      planning
          .keys()
          .policy(key.parent())
          .flatMap(policy -> planning.ghosts().active(policy, "p"))
          .ifPresent(active -> up.add(new RestoredTable.ParentKey(key, active)));
    }
    return up;
  }

  /** The live table's own columns, in its types. */
  private String fromArchive(GhostTable table) {
    Dialect dialect = planning.dialect();
    Map<String, String> kept =
        tables.columns(table.place()).stream()
            .collect(Collectors.toMap(Session.Column::name, Session.Column::type));
    List<Session.Column> columns =
        tables.columns(table.name()).stream().filter(column -> !column.generated()).toList();
    boolean overriding =
        dialect != Dialect.MARIADB
            && columns.stream().anyMatch(column -> column.is(Session.Trait.IDENTITY));
    String names =
        columns.stream()
            .map(column -> StepSql.quoted(dialect, column.name()))
            .collect(Collectors.joining(", "));
    String values =
        columns.stream()
            .map(
                column -> {
                  String name = StepSql.quoted(dialect, column.name());
                  return column.type().equals(kept.get(column.name())) || dialect == Dialect.MARIADB
                      ? name
                      : "CAST(" + name + " AS " + column.type() + ")";
                })
            .collect(Collectors.joining(", "));
    return "INSERT INTO "
        + GhostTable.sql(table.name(), dialect)
        + " ("
        + names
        + (overriding ? ") OVERRIDING SYSTEM VALUE SELECT " : ") SELECT ")
        + values
        + " FROM "
        + table.placeSql(dialect);
  }
}
