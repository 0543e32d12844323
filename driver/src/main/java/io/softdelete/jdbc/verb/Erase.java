package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Erasure;
import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.BoundSql;
import io.softdelete.rewriter.verb.NamedRows;
import io.softdelete.rewriter.verb.VerbStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Erases what rows say of somebody, wherever they are: the named ones, and those that refer to them
 * and have an {@code erase} of their own. Immutable.
 *
 * @param tables the tables that it may reach, children first
 */
record Erase(
    VerbStatement statement, Map<TableName, ErasedTable> tables, TableName root, Proof proof)
    implements VerbOperation.Action {
  VerbOperation operation(Dialect dialect) {
    List<String> steps = new ArrayList<>();
    steps.add(first(dialect));
    for (ErasedTable table : tables.values()) {
      for (GhostTable place : table.places()) {
        String name = place.placeSql(dialect);
        String key = " WHERE " + new StepSql(dialect).in(name, place.key(), 1);
        steps.add(select(place, dialect) + key + " FOR UPDATE");
        steps.add(change(table, place, dialect).sql() + key);
      }
      steps.add(table.trail().sql() + table.live().placeSql(dialect) + " WHERE …");
    }
    return new VerbOperation(first(dialect), true, Optional.empty(), steps, this);
  }

  /** An archive and its table together can't be locked; that follows, row by row. */
  private String first(Dialect dialect) {
    NamedRows rows = statement.rows();
    String lock = named().places().size() > 1 ? "" : rows.lock(dialect);
    return rows.select(dialect, named().live().columnNames()) + lock;
  }

  private ErasedTable named() {
    return Optional.ofNullable(tables.get(root)).orElseThrow();
  }

  private static BoundSql change(ErasedTable table, GhostTable place, Dialect dialect) {
    String name = place.placeSql(dialect);
    return table
        .overwrite()
        .map(set -> set.within("UPDATE " + name + " SET ", ""))
        .orElseGet(() -> new BoundSql("DELETE FROM " + name, List.of()));
  }

  private static String select(GhostTable place, Dialect dialect) {
    return place.columnNames().stream()
        .map(column -> NamedRows.value(dialect, place.placeSql(dialect), column))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + place.placeSql(dialect)));
  }

  @Override
  public long run(Run run, Optional<PreparedStatement> first) throws SQLException {
    GhostTable live = named().live();
    Rows roots =
        run.first(
            first,
            first(run.dialect()),
            query -> {
              try (var result = query.executeQuery()) {
                return new Rows(live).read(result, Integer.MAX_VALUE);
              }
            });
    if (roots.isEmpty()) {
      return 0;
    }
    Map<TableName, Rows> all = close(run, roots);
    Proof.Erased erased = new Proof.Erased();
    for (ErasedTable table : tables.values()) {
      if (all.containsKey(table.name())) {
        refuseHeld(run, table, rows(all, table));
        proof.remember(run, table, rows(all, table), erased);
      }
    }
    for (ErasedTable table : tables.values()) {
      if (all.containsKey(table.name())) {
        erase(run, table, rows(all, table));
      }
    }
    for (ErasedTable table : tables.values()) {
      if (all.containsKey(table.name())) {
        proof.check(run, table, rows(all, table), erased);
      }
    }
    return roots.count();
  }

  private static Rows rows(Map<TableName, Rows> all, ErasedTable table) {
    return Optional.ofNullable(all.get(table.name())).orElseThrow();
  }

  private record Found(ErasedTable table, Rows rows) {}

  /** The named rows and those of children with an erasure of their own, all locked. */
  private Map<TableName, Rows> close(Run run, Rows roots) throws SQLException {
    Map<TableName, Rows> all = new LinkedHashMap<>();
    Deque<Found> open = new ArrayDeque<>();
    lock(run, named(), named().live().key(), roots, named().live().keyPlaces());
    all.put(root, roots);
    open.add(new Found(named(), roots));
    while (!open.isEmpty()) {
      Found parents = open.remove();
      for (ForeignKey key : parents.table().down()) {
        ErasedTable child = Optional.ofNullable(tables.get(key.child())).orElseThrow();
        GhostTable above = parents.table().live();
        StepSql.Match match =
            new StepSql.Match(key.childColumns(), above.match(key.parentColumns()).types());
        Rows found = lock(run, child, match, parents.rows(), above.places(key.parentColumns()));
        Rows added =
            all.computeIfAbsent(child.name(), name -> new Rows(child.live())).addNew(found);
        if (!added.isEmpty()) {
          open.add(new Found(child, added));
        }
      }
    }
    return all;
  }

  private static Rows lock(
      Run run, ErasedTable table, StepSql.Match match, Rows given, int[] places)
      throws SQLException {
    Rows rows = new Rows(table.live());
    for (GhostTable place : table.places()) {
      for (KeyLists.Portion portion : KeyLists.portions(given.values(), places, run.dialect())) {
        run.query(
            select(place, run.dialect())
                + " WHERE "
                + run.sql().in(place.placeSql(run.dialect()), match, portion.rows())
                + " FOR UPDATE",
            portion.parameters(),
            result -> rows.read(result, Integer.MAX_VALUE));
      }
    }
    return rows;
  }

  private static void refuseHeld(Run run, ErasedTable table, Rows rows) throws SQLException {
    if (table.hold().isEmpty()) {
      return;
    }
    for (GhostTable place : table.places()) {
      Rows held =
          run.fetch(select(place, run.dialect()), place, rows, " AND (" + table.hold().get() + ")");
      if (!held.isEmpty()) {
        throw SqlErrors.notAllowed(
            "ERASE FROM %s: %d rows of %s must be kept as they are (erase: %s in the catalog). Nothing was done. Instead: wait until the hold ends."
                .formatted(
                    table.name(),
                    held.count(),
                    place.place(),
                    table.hold().get().equals(Erasure.ALWAYS.sql())
                        ? "refuse"
                        : "hold: " + table.hold().get()));
      }
    }
  }

  private static void erase(Run run, ErasedTable table, Rows rows) throws SQLException {
    Rows left = rows;
    for (GhostTable place : table.places()) {
      Rows here = run.fetch(select(place, run.dialect()), place, left, "");
      run.record(Optional.of(table.trail()), place, place.placeSql(run.dialect()), here);
      left = left.without(here);
    }
    if (table.overwrite().isEmpty()) {
      if (table.policy().deletion() instanceof Deletion.Soft) {
        run.token().hold();
      }
      new StillReferenced(run, table).refuse(rows);
    }
    for (GhostTable place : table.places()) {
      run.change(change(table, place, run.dialect()), place.placeSql(run.dialect()), place, rows);
    }
    boolean keeps = !(table.policy().deletion() instanceof Deletion.Hard);
    if (table.overwrite().isPresent() && keeps) {
      GhostTable live = table.live();
      Rows there = run.fetch(select(live, run.dialect()), live, rows, "");
      if (!there.isEmpty()) {
        run.delete(live, there);
      }
    }
  }
}
