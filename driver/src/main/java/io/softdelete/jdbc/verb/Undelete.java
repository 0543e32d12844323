package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.BoundSql;
import io.softdelete.rewriter.verb.GhostSql;
import io.softdelete.rewriter.verb.NamedRows;
import io.softdelete.rewriter.verb.VerbStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Restores rows: locks the named ones, finds and locks what was deleted with them, and writes
 * parents before children. Immutable.
 *
 * @param tables the tables that it may reach, parents first
 */
record Undelete(
    VerbStatement statement, GhostSql ghosts, Map<TableName, RestoredTable> tables, TableName root)
    implements VerbOperation.Action {
  private static final String CHILD = "c";

  VerbOperation operation(Dialect dialect) {
    return new VerbOperation(
        lock(dialect),
        tables.values().stream().anyMatch(table -> table.table().policy().audit()),
        statement.returning().map(returned -> returning(returned, dialect)),
        steps(dialect),
        this);
  }

  private RestoredTable table(TableName name) {
    return Optional.ofNullable(tables.get(name)).orElseThrow();
  }

  private String lock(Dialect dialect) {
    NamedRows rows = statement.rows();
    return rows.select(dialect, table(root).table().columnNames()) + rows.lock(dialect);
  }

  private List<String> steps(Dialect dialect) {
    List<String> steps = new ArrayList<>();
    steps.add(lock(dialect));
    tables
        .values()
        .forEach(parent -> parent.down().forEach(key -> steps.add(children(key, dialect, 1))));
    for (RestoredTable table : tables.values()) {
      GhostTable at = table.table();
      String place = at.placeSql(dialect);
      String key = " WHERE " + new StepSql(dialect).in(place, at.key(), 1);
      steps.add(table.restore().sql() + key);
      if (at.archived()) {
        steps.add("DELETE FROM " + place + key);
      }
    }
    statement
        .returning()
        .ifPresent(returned -> steps.add(returning(returned, dialect) + " WHERE …"));
    return steps;
  }

  @Override
  public long run(Run run, Optional<PreparedStatement> first) throws SQLException {
    GhostTable named = table(root).table();
    Rows roots =
        run.first(
            first,
            lock(run.dialect()),
            statement -> {
              try (var result = statement.executeQuery()) {
                return new Rows(named).read(result, Integer.MAX_VALUE);
              }
            });
    if (!roots.isEmpty()) {
      restore(run, all(run, roots));
    }
    if (statement.returning().isPresent()) {
      give(run, named, roots);
    }
    return roots.count();
  }

  private void give(Run run, GhostTable named, Rows roots) throws SQLException {
    VerbStatement.Returned returned = statement.returning().orElseThrow();
    KeyLists.Portion portion =
        KeyLists.whole(roots.values(), named.places(named.liveKey()), run.dialect());
    String condition =
        roots.isEmpty()
            ? "1 = 0"
            : run.sql().in(returned.alias(), named.match(named.liveKey()), portion.rows());
    run.give(
        returning(returned, run.dialect()) + " WHERE " + condition,
        roots.isEmpty() ? List.of() : portion.parameters());
  }

  private String returning(VerbStatement.Returned returned, Dialect dialect) {
    String table = GhostTable.sql(root, dialect);
    return "SELECT " + returned.items() + " FROM " + table + named(returned.alias());
  }

  /** A qualified name is no alias; without one the table is called as it is. */
  private static String named(String alias) {
    return alias.indexOf('.') >= 0 ? "" : " AS " + alias;
  }

  /** The named rows and what was deleted with them. */
  private Map<TableName, Rows> all(Run run, Rows roots) throws SQLException {
    Map<TableName, Rows> all = new HashMap<>();
    Deque<Found> open = new ArrayDeque<>();
    all.put(root, roots);
    open.add(new Found(table(root), roots));
    while (!open.isEmpty()) {
      Found parents = open.remove();
      for (ForeignKey key : parents.table().down()) {
        RestoredTable child = table(key.child());
        Rows known = all.computeIfAbsent(key.child(), name -> new Rows(child.table()));
        Rows added = known.addNew(children(run, parents, key, child));
        if (!added.isEmpty()) {
          open.add(new Found(child, added));
        }
      }
    }
    return all;
  }

  private record Found(RestoredTable table, Rows rows) {}

  private Rows children(Run run, Found parents, ForeignKey key, RestoredTable child)
      throws SQLException {
    GhostTable parent = parents.table().table();
    List<String> given = new ArrayList<>(key.parentColumns());
    given.add(parent.operation().orElseThrow());
    Rows rows = new Rows(child.table());
    for (KeyLists.Portion portion :
        KeyLists.portions(parents.rows().values(), parent.places(given), run.dialect())) {
      run.query(
          children(key, run.dialect(), portion.rows()),
          portion.parameters(),
          result -> rows.read(result, Integer.MAX_VALUE));
    }
    return rows;
  }

  private String children(ForeignKey key, Dialect dialect, int rows) {
    GhostTable child = table(key.child()).table();
    List<String> compared = new ArrayList<>(key.childColumns());
    compared.add(child.operation().orElseThrow());
    String columns =
        child.columnNames().stream()
            .map(column -> NamedRows.value(dialect, CHILD, column))
            .collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + " FROM "
        + child.placeSql(dialect)
        + " AS c WHERE "
        + ghosts.deleted(child.policy(), CHILD).map(deleted -> deleted + " AND ").orElse("")
        + new StepSql(dialect).in(CHILD, child.match(compared), rows)
        + (StepSql.arrays(dialect) ? " FOR UPDATE OF c" : " FOR UPDATE");
  }

  private void restore(Run run, Map<TableName, Rows> all) throws SQLException {
    for (RestoredTable table : tables.values()) {
      Rows rows =
          Optional.ofNullable(all.get(table.table().name())).orElse(new Rows(table.table()));
      if (rows.isEmpty()) {
        continue;
      }
      run.record(table.trail(), table.table(), table.table().placeSql(run.dialect()), rows);
      for (Rows generation : Generations.of(table, rows, run.dialect())) {
        write(run, table, generation);
      }
      table.losses().forEach(run::warn);
    }
    for (RestoredTable table : tables.values()) {
      Rows rows = all.get(table.table().name());
      if (rows != null && !rows.isEmpty()) {
        new ParentCheck(run, table).check(rows);
      }
    }
  }

  private static void write(Run run, RestoredTable table, Rows rows) throws SQLException {
    GhostTable at = table.table();
    String place = at.placeSql(run.dialect());
    long written = run.change(table.restore(), place, at, rows);
    if (at.archived()) {
      BoundSql delete = new BoundSql("DELETE FROM " + place, List.of());
      written = Math.max(written, run.change(delete, place, at, rows));
    }
    if (written != rows.count()) {
      throw SqlErrors.unsafe(
          "UNDELETE FROM %s: %d rows were found and %d would be restored; what names them isn't unique. Nothing was done. Instead: give %s a primary key."
              .formatted(at.name(), rows.count(), written, at.place()));
    }
  }
}
