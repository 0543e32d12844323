package io.softdelete.jdbc.schema;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The foreign keys of a database, seen from the registered tables. Immutable. */
public final class KeyGraph {
  private final RegisteredTables registered;
  private final List<ForeignKey> keys;
  private final Map<String, List<ForeignKey>> all;
  private final Map<String, List<ForeignKey>> guards;
  private final Map<TableName, List<String>> rowKeys = new HashMap<>();
  private final Set<TableName> concerned;

  KeyGraph(List<ForeignKey> keys, List<RowKey> rowKeys, RegisteredTables registered) {
    this.registered = registered;
    this.keys = List.copyOf(keys);
    this.all = byParent(keys);
    this.guards = byParent(guards(keys));
    rowKeys.forEach(key -> this.rowKeys.put(key.table(), key.columns()));
    this.concerned = concerned(keys);
  }

  /** The same tables where no key is enforced: nothing is followed, and nothing is in the way. */
  KeyGraph unenforced() {
    List<RowKey> named = new ArrayList<>();
    rowKeys.forEach((table, columns) -> named.add(new RowKey(table, columns)));
    return new KeyGraph(List.of(), named, registered);
  }

  /** All keys that were read, whoever they concern. */
  public List<ForeignKey> keys() {
    return keys;
  }

  /**
   * The keys that a deletion from a table has to follow in the database's stead, in the order in
   * which the database looks at them. From a table whose rows really go, what leads to nothing of
   * ours is left to the database, and so is what it overwrites.
   */
  public List<ForeignKey> followed(String schema, String table) {
    boolean stays = is(new TableName(schema, table), KeyGraph::isSoft);
    return all.getOrDefault(table.toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(key -> leadsTo(key, schema, table))
        .filter(
            key ->
                stays
                    ? policy(key.child()).isPresent()
                    : concerned.contains(key.child()) && !key.onDelete().writesChildren())
        .toList();
  }

  /**
   * A key of a soft table that leads to one whose rows really go: a deleted row would block the
   * deletion, or be lost.
   */
  public Optional<ForeignKey> softChildOf(String schema, String table) {
    TableName name = new TableName(schema, table);
    boolean ours = policy(name).isPresent();
    return is(name, KeyGraph::isSoft)
        ? Optional.empty()
        : all.getOrDefault(table.toLowerCase(Locale.ROOT), List.of()).stream()
            .filter(key -> leadsTo(key, schema, table) && is(key.child(), KeyGraph::isSoft))
            .filter(key -> ours || key.onDelete().changesChildren())
            .findFirst();
  }

  /** The tables whose keys lead to a table, whether they are registered or not. */
  List<String> referrers(String schema, String table) {
    return all.getOrDefault(table.toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(key -> leadsTo(key, schema, table))
        .map(key -> key.child().table())
        .toList();
  }

  /**
   * A key by which a TRUNCATE of a table with CASCADE empties one whose rows are to be kept,
   * whatever the keys on the way say of a DELETE.
   */
  public Optional<ForeignKey> emptied(String schema, String table) {
    List<TableName> reached = new ArrayList<>(List.of(spelled(schema, table)));
    for (int i = 0; i < reached.size(); i++) {
      TableName parent = reached.get(i);
      for (ForeignKey key : all.getOrDefault(parent.table().toLowerCase(Locale.ROOT), List.of())) {
        if (leadsTo(key, parent.schema(), parent.table()) && !reached.contains(key.child())) {
          if (is(key.child(), policy -> !isHard(policy) || policy.audit())) {
            return Optional.of(key);
          }
          reached.add(key.child());
        }
      }
    }
    return Optional.empty();
  }

  /** All keys that lead to a table, registered or not on either side. */
  public List<ForeignKey> keysTo(TableName parent) {
    return all.getOrDefault(parent.table().toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(key -> leadsTo(key, parent.schema(), parent.table()))
        .toList();
  }

  /** All keys that a table has. */
  public List<ForeignKey> keysFrom(TableName child) {
    return all.values().stream()
        .flatMap(List::stream)
        .filter(key -> registered.same(key.child().table(), child.table()))
        .filter(key -> registered.sameSchema(key.child().schema(), child.schema()))
        .toList();
  }

  /**
   * The keys of a registered table that lead to soft ones: a row that they refer to may be deleted,
   * and yet be there for the database.
   */
  public List<ForeignKey> references(String schema, String table) {
    return all.values().stream()
        .flatMap(List::stream)
        .filter(key -> registered.same(key.child().table(), table))
        .filter(key -> registered.sameSchema(key.child().schema(), schema))
        .filter(key -> policy(key.child()).isPresent() && is(key.parent(), KeyGraph::isSoft))
        .toList();
  }

  /** The columns that name the rows of a table that is part of a key; empty when none do. */
  public List<String> rowKey(TableName table) {
    return rowKeys.getOrDefault(table, List.of());
  }

  /** The policy of a table; empty when it isn't registered. */
  public Optional<TablePolicy> policy(TableName table) {
    return registered.policyOf(table.schema(), table.table());
  }

  /** The table of this name as the keys spell it; the same when no key leads to it. */
  public TableName spelled(String schema, String table) {
    return all.getOrDefault(table.toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(key -> leadsTo(key, schema, table))
        .map(ForeignKey::parent)
        .findFirst()
        .orElseGet(() -> new TableName(schema, table));
  }

  /**
   * A key by which a physical deletion from this table reaches a soft or archive table; SPEC §7
   * calls such a table guarded.
   */
  public Optional<ForeignKey> guarding(String schema, String table) {
    return guards.getOrDefault(table.toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(key -> leadsTo(key, schema, table))
        .findFirst();
  }

  /** Whether no table is guarded. */
  public boolean guardsNothing() {
    return guards.isEmpty();
  }

  /** Goes up from the tables that keep their rows, until no key adds one. */
  private List<ForeignKey> guards(List<ForeignKey> keys) {
    List<ForeignKey> found = new ArrayList<>();
    for (ForeignKey key : keys) {
      if (key.onDelete().changesChildren() && is(key.child(), policy -> !isHard(policy))) {
        found.add(key);
      }
    }
    // A soft table's rows are never deleted physically: no key that leads to one ever fires.
    found.removeIf(key -> is(key.parent(), KeyGraph::isSoft));
    for (int i = 0; i < found.size(); i++) {
      for (ForeignKey above : keys) {
        if (above.onDelete() == ForeignKey.DeleteRule.CASCADE
            && found.get(i).parent().equals(above.child())
            && !is(above.parent(), KeyGraph::isSoft)
            && !found.contains(above)) {
          found.add(above);
        }
      }
    }
    return found;
  }

  /**
   * The tables whose deletion does more than the database does, those whose rows hold soft ones in
   * their place as long as they are there, and those that cascade to any of them.
   */
  private Set<TableName> concerned(List<ForeignKey> keys) {
    Set<TableName> found = new LinkedHashSet<>();
    for (ForeignKey key : keys) {
      boolean holds = !key.onDelete().changesChildren() && is(key.parent(), KeyGraph::isSoft);
      if (is(key.child(), policy -> holds || !isHard(policy) || policy.audit())) {
        found.add(key.child());
      }
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      for (ForeignKey key : keys) {
        grown |=
            key.onDelete() == ForeignKey.DeleteRule.CASCADE
                && found.contains(key.child())
                && found.add(key.parent());
      }
    }
    return found;
  }

  private boolean is(TableName table, Predicate<TablePolicy> condition) {
    return policy(table).filter(condition).isPresent();
  }

  private static boolean isHard(TablePolicy policy) {
    return policy.deletion() instanceof Deletion.Hard;
  }

  private static boolean isSoft(TablePolicy policy) {
    return policy.deletion() instanceof Deletion.Soft;
  }

  private boolean leadsTo(ForeignKey key, String schema, String table) {
    return registered.same(key.parent().table(), table)
        && registered.sameSchema(key.parent().schema(), schema);
  }

  private static Map<String, List<ForeignKey>> byParent(List<ForeignKey> keys) {
    return keys.stream()
        .collect(Collectors.groupingBy(key -> key.parent().table().toLowerCase(Locale.ROOT)));
  }
}
