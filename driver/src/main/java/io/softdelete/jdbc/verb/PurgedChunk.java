package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.BoundSql;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Some of the rows that a PURGE names, and what goes with them. Used once, by one thread. */
final class PurgedChunk {
  private final Run run;
  private final References sql;
  private final Map<TableName, PurgedTable> tables;
  private final PurgedTable root;
  private final Rows named;
  private final Map<TableName, Rows> candidates = new LinkedHashMap<>();
  private final ReferenceGraph graph = new ReferenceGraph();
  private final Set<String> blocking = new TreeSet<>();

  PurgedChunk(Run run, Map<TableName, PurgedTable> tables, PurgedTable root, Rows named) {
    this.run = run;
    this.sql = new References(run.dialect(), tables);
    this.tables = tables;
    this.root = root;
    this.named = named;
    candidates.put(root.table().place(), named);
  }

  /** Rows of a table whose references are looked for. */
  private record Open(PurgedTable table, Rows rows) {}

  /** Finds and locks all that may go too, and settles what has to stay. */
  void explore() throws SQLException {
    Deque<Open> open = new ArrayDeque<>();
    open.add(new Open(root, named));
    named.keys().forEach(key -> graph.add(node(root, key)));
    while (!open.isEmpty()) {
      Open parents = open.remove();
      for (PurgedTable.Reference reference : parents.table().references()) {
        Optional<PurgedTable> child = Optional.ofNullable(tables.get(reference.key().child()));
        if (child.isEmpty()) {
          block(parents, reference.key());
        } else {
          Rows added = follow(parents, reference, child.get());
          if (!added.isEmpty()) {
            open.add(new Open(child.get(), added));
          }
        }
      }
    }
    graph.settle(named.keys().stream().map(key -> node(root, key)).toList());
  }

  private static ReferenceGraph.Node node(PurgedTable table, List<Object> key) {
    return new ReferenceGraph.Node(table.table().place(), key);
  }

  /** Rows of a table that keeps them: what they refer to stays. */
  private void block(Open parents, ForeignKey key) throws SQLException {
    int length = parents.table().table().named();
    for (@Nullable Object[] pair : pairs(parents, key, length)) {
      graph.block(node(parents.table(), Rows.key(pair, length)));
      blocking.add(key.child().toString());
    }
  }

  private Rows follow(Open parents, PurgedTable.Reference reference, PurgedTable child)
      throws SQLException {
    ForeignKey key = reference.key();
    int parentKey = parents.table().table().named();
    int childKey = child.table().named();
    List<@Nullable Object[]> pairs = pairs(parents, key, parentKey + childKey);
    Rows known =
        candidates.computeIfAbsent(child.table().place(), place -> new Rows(child.table()));
    Rows added =
        child.equals(root)
            ? new Rows(child.table())
            : known.addNew(lock(child, tails(pairs, parentKey)));
    added.keys().forEach(each -> graph.add(node(child, each)));
    for (@Nullable Object[] pair : pairs) {
      ReferenceGraph.Node above = node(parents.table(), Rows.key(pair, parentKey));
      ReferenceGraph.Node below = node(child, Rows.key(tail(pair, parentKey), childKey));
      if (below.equals(above) && run.dialect() == Dialect.MARIADB) {
        // InnoDB takes the row for one that refers to it.
        graph.referSelf(below, reference);
      } else if (graph.contains(below)) {
        graph.refer(below, above, reference);
      } else if (!below.equals(above)) {
        graph.block(above);
        blocking.add(key.child().toString());
      }
    }
    return added;
  }

  private List<@Nullable Object[]> pairs(Open parents, ForeignKey key, int columns)
      throws SQLException {
    List<@Nullable Object[]> pairs = new ArrayList<>();
    GhostTable table = parents.table().table();
    // A transaction of its own has looked at nothing before the parents were locked.
    String latest = run.autoCommit() ? "" : run.latest();
    for (KeyLists.Portion portion :
        KeyLists.portions(parents.rows().values(), table.keyPlaces(), run.dialect())) {
      run.query(
          sql.query(parents.table(), key, portion.rows()) + latest,
          portion.parameters(),
          result -> {
            while (result.next()) {
              @Nullable Object[] pair = new Object[columns];
              for (int i = 0; i < columns; i++) {
                pair[i] = result.getObject(i + 1);
              }
              pairs.add(pair);
            }
            return pairs;
          });
    }
    return pairs;
  }

  private Rows lock(PurgedTable child, List<@Nullable Object[]> keys) throws SQLException {
    Rows rows = new Rows(child.table());
    for (KeyLists.Portion portion :
        KeyLists.portions(keys, child.table().keyPlaces(), run.dialect())) {
      run.query(
          sql.lock(child, portion.rows()),
          portion.parameters(),
          result -> rows.read(result, Integer.MAX_VALUE));
    }
    return rows;
  }

  private static List<@Nullable Object[]> tails(List<@Nullable Object[]> pairs, int from) {
    List<@Nullable Object[]> tails = new ArrayList<>();
    pairs.forEach(pair -> tails.add(tail(pair, from)));
    return tails;
  }

  private static @Nullable Object[] tail(@Nullable Object[] pair, int from) {
    return Arrays.copyOfRange(pair, from, pair.length);
  }

  /** The named rows that go. */
  Rows goingRoots() {
    return named.only(graph.going(root.table().place()));
  }

  /** The tables whose rows stand in the way. */
  Set<String> blocking() {
    return blocking;
  }

  /** Removes what may go, what refers to others first; the named rows that are gone. */
  Rows remove() throws SQLException {
    Rows gone = new Rows(root.table());
    List<ReferenceGraph.Step> steps = graph.order();
    for (ReferenceGraph.Step step : steps) {
      PurgedTable table = Optional.ofNullable(tables.get(step.place())).orElseThrow();
      Rows rows = Optional.ofNullable(candidates.get(step.place())).orElseThrow().only(step.keys());
      if (step.cut().isPresent()) {
        cut(step.cut().get(), table, rows);
      } else {
        delete(table, rows);
        if (table.equals(root)) {
          gone.addNew(rows);
        }
      }
    }
    graph.stuck().forEach(node -> blocking.add(node.place().toString()));
    return gone;
  }

  /** Rows that refer to each other in a circle: one of the references is taken away. */
  private void cut(PurgedTable.Reference reference, PurgedTable table, Rows rows)
      throws SQLException {
    String place = table.table().placeSql(run.dialect());
    StringBuilder update = new StringBuilder("UPDATE " + place + " SET ");
    for (String column : reference.nullable()) {
      update
          .append(update.charAt(update.length() - 2) == 'T' ? "" : ", ")
          .append(StepSql.quoted(run.dialect(), column))
          .append(" = NULL");
    }
    run.change(new BoundSql(update.toString(), List.of()), place, table.table(), rows);
  }

  private void delete(PurgedTable table, Rows rows) throws SQLException {
    String place = table.table().placeSql(run.dialect());
    run.record(table.trail(), table.table(), place, rows);
    if (!table.table().archived()) {
      run.token().hold();
    }
    long deleted =
        run.change(
            new BoundSql("DELETE FROM " + place, List.of()),
            place,
            table.deleted(),
            table.table(),
            rows);
    if (deleted != rows.count()) {
      throw SqlErrors.unsafe(
          "PURGE FROM %s: %d rows of %s were to go and %d would have gone. Nothing was done. Instead: give the table a primary key."
              .formatted(root.table().name(), rows.count(), table.table().place(), deleted));
    }
  }
}
