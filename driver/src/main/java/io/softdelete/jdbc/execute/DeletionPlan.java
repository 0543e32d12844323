package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Session;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tables that a deletion may reach by foreign keys, and the order in which they are written.
 * Immutable once made.
 */
final class DeletionPlan {
  private final KeyGraph graph;
  private final LiveSession live;
  private final Reach reach;
  private final Roots roots;
  private final PlannedTable root;
  private final Map<TableName, PlannedTable> tables = new LinkedHashMap<>();
  private final List<PlannedTable> childrenFirst = new ArrayList<>();
  private final boolean circular;

  /**
   * Plans a deletion from a table.
   *
   * @throws SQLException SD006 when a key makes it unsafe, SD002 when rows can't be named
   */
  DeletionPlan(TableName table, KeyGraph graph, LiveSession live, Reach reach, Roots roots)
      throws SQLException {
    this.graph = graph;
    this.live = live;
    this.reach = reach;
    this.roots = roots;
    this.root = add(graph.spelled(table.schema(), table.table()));
    order(root, new HashSet<>());
    childrenFirst.remove(root);
    this.circular =
        reach.followsKeys()
            && !reach.recordsApart()
            && tables.values().stream().anyMatch(one -> one.physical() && leads(one, one.name()));
  }

  /** Whether the deleted rows themselves have to be found first. */
  enum Roots {
    /** Where something follows from it. */
    AS_NEEDED,
    /** In any case: they are kept or returned by statements of their own. */
    ALWAYS
  }

  /** How far a deletion goes. */
  enum Reach {
    /** It follows the foreign keys. */
    KEYS,
    /** It follows the foreign keys, and rows have to be kept by statements of their own. */
    KEYS_AND_RECORDINGS,
    /** It follows no key, and rows have to be kept by statements of their own. */
    RECORDINGS,
    /** It is only foretold: what the database does by its keys is followed too. */
    FORETOLD,
    /** It is only foretold, and only the database follows keys. */
    FORETOLD_OF_DATABASE;

    /** Whether it follows the foreign keys. */
    boolean followsKeys() {
      return this == KEYS || this == KEYS_AND_RECORDINGS;
    }

    /** Whether rows have to be kept by statements of their own. */
    boolean recordsApart() {
      return this == RECORDINGS || this == KEYS_AND_RECORDINGS;
    }

    /** Whether nothing is done. */
    boolean foretold() {
      return this == FORETOLD || this == FORETOLD_OF_DATABASE;
    }
  }

  PlannedTable root() {
    return root;
  }

  /** Whether there is any key to follow, or rows to be kept before they go. */
  boolean isNeeded() {
    return roots == Roots.ALWAYS || !root.keys().isEmpty() || recordsApart(root);
  }

  /** Whether rows are kept before any goes. */
  boolean keepsFirst() {
    return circular || reach.recordsApart();
  }

  /**
   * Whether the database's own cascades may come back to rows of a table, and take some before
   * their turn: there all rows that really go are kept before any of them does.
   */
  boolean circular() {
    return circular;
  }

  /** Whether the rows of a table have to be kept before they go. */
  boolean recordsApart(PlannedTable table) {
    return table.recorded() && (reach.recordsApart() || isBare(table));
  }

  /** Whether rows of a table are deleted by nothing but a DELETE. */
  boolean isBare(PlannedTable table) {
    return circular && table.physical();
  }

  /** Whether the deletion of a table's rows may take named ones along. */
  boolean takesNamed(PlannedTable table) {
    return isBare(table) && leads(table, root.name());
  }

  /** The tables other than the root's, children before parents. */
  List<PlannedTable> childrenFirst() {
    return childrenFirst;
  }

  /** A table that may lose rows; empty for one that may not. */
  Optional<PlannedTable> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** All tables from which rows may be deleted, the root's first. */
  Iterable<PlannedTable> tables() {
    return tables.values();
  }

  /**
   * Whether it matters which row goes first: a key that refuses may be violated as long as the
   * cascade of another row hasn't taken what refers to it.
   */
  boolean ordered() {
    return tables.values().stream()
        .flatMap(table -> table.keys().stream())
        .anyMatch(key -> !key.onDelete().changesChildren() && tables.containsKey(key.child()));
  }

  KeyGraph graph() {
    return graph;
  }

  /** Whether CASCADE keys lead from a table to another, or back to itself. */
  private boolean leads(PlannedTable from, TableName to) {
    Set<TableName> reached = new HashSet<>();
    Deque<PlannedTable> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (ForeignKey key : open.remove().keys()) {
        if (key.onDelete() == ForeignKey.DeleteRule.CASCADE && reached.add(key.child())) {
          table(key.child()).ifPresent(open::add);
        }
      }
    }
    return reached.contains(to);
  }

  private List<ForeignKey> keysTo(TableName name) {
    boolean physical =
        new PlannedTable(name, graph.policy(name), List.of(), 0, List.of()).physical();
    if (reach.foretold() && physical) {
      return graph.keysTo(name);
    }
    return reach.followsKeys() || reach == Reach.FORETOLD
        ? graph.followed(name.schema(), name.table())
        : List.of();
  }

  private PlannedTable add(TableName name) throws SQLException {
    List<ForeignKey> keys = keysTo(name);
    Optional<ForeignKey> soft =
        reach.followsKeys() ? graph.softChildOf(name.schema(), name.table()) : Optional.empty();
    if (soft.isPresent()) {
      throw SqlErrors.mismatch(
          "Deleting from %s: rows really go, and the foreign key %s (%s) of the soft table %s leads"
                  .formatted(name, soft.get().name(), soft.get().onDelete(), soft.get().child())
              + " to it: its deleted rows would block the deletion or be lost. Instead: register "
              + name
              + " with delete: soft, or drop the key.");
    }
    PlannedTable table = planned(name, keys);
    tables.put(name, table);
    for (ForeignKey key : keys) {
      if (key.onDelete() == ForeignKey.DeleteRule.CASCADE && !tables.containsKey(key.child())) {
        add(key.child());
      }
    }
    return table;
  }

  /** What a key refuses to let go has to be gone before what it refers to. */
  private void order(PlannedTable table, Set<TableName> seen) {
    seen.add(table.name());
    for (ForeignKey key : table.keys()) {
      PlannedTable child = tables.get(key.child());
      if (child != null && !key.onDelete().writesChildren() && !seen.contains(child.name())) {
        order(child, seen);
      }
    }
    childrenFirst.add(table);
  }

  private PlannedTable planned(TableName name, List<ForeignKey> keys) throws SQLException {
    PlannedTable unnamed = new PlannedTable(name, graph.policy(name), List.of(), 0, keys);
    boolean unneeded = roots == Roots.AS_NEEDED && keys.isEmpty() && tables.isEmpty();
    if (unneeded && !recordsApart(unnamed) && !reach.foretold()) {
      return unnamed;
    }
    Optional<String> schema = Optional.of(name.schema()).filter(text -> !text.isEmpty());
    List<String> known = graph.rowKey(name);
    List<String> named = known.isEmpty() ? live.primaryKey(schema, name.table()) : known;
    if (named.isEmpty() && keys.isEmpty() && reach.foretold()) {
      // They needn't be named to be counted.
      List<Session.Column> all = live.columns(schema, name.table());
      return new PlannedTable(
          name, graph.policy(name), all.subList(0, Math.min(1, all.size())), 0, keys);
    }
    if (named.isEmpty()) {
      throw SqlErrors.unsafe(
          "Deleting from "
              + name
              + " by several statements: it has no primary key and no unique key without NULL, by"
              + " which its rows could be named. Instead: give it one.");
    }
    List<String> names = new ArrayList<>(named);
    for (ForeignKey key : keys) {
      key.parentColumns().stream().filter(column -> !names.contains(column)).forEach(names::add);
    }
    Map<String, Session.Column> live = new LinkedHashMap<>();
    this.live.columns(schema, name.table()).forEach(column -> live.put(column.name(), column));
    List<Session.Column> columns = new ArrayList<>();
    for (String column : names) {
      Session.Column found = live.get(column);
      if (found == null) {
        throw SqlErrors.mismatch(
            "Deleting from " + name + ": its key names the column " + column + ", which it lacks.");
      }
      columns.add(found);
    }
    return new PlannedTable(name, graph.policy(name), columns, named.size(), keys);
  }
}
