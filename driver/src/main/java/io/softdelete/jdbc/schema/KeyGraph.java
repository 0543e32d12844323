package io.softdelete.jdbc.schema;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The foreign keys of a database, seen from the registered tables. Immutable. */
public final class KeyGraph {
  private final RegisteredTables registered;
  private final Map<String, List<ForeignKey>> fromRegistered;
  private final Map<String, List<ForeignKey>> guards;

  KeyGraph(List<ForeignKey> keys, RegisteredTables registered) {
    this.registered = registered;
    this.fromRegistered =
        byParent(
            keys.stream()
                .filter(key -> is(key.childSchema(), key.child(), policy -> true))
                .toList());
    this.guards = byParent(guards(keys));
  }

  /** A key from a registered table, itself included, to this one. */
  public Optional<ForeignKey> registeredChildOf(String schema, String table) {
    return find(fromRegistered, schema, table);
  }

  /**
   * A key by which a physical deletion from this table reaches a soft or archive table; SPEC §7
   * calls such a table guarded.
   */
  public Optional<ForeignKey> guarding(String schema, String table) {
    return find(guards, schema, table);
  }

  /** Whether no table is guarded. */
  public boolean guardsNothing() {
    return guards.isEmpty();
  }

  /** Goes up from the tables that keep their rows, until no key adds one. */
  private List<ForeignKey> guards(List<ForeignKey> keys) {
    List<ForeignKey> found = new ArrayList<>();
    for (ForeignKey key : keys) {
      if (key.onDelete().changesChildren()
          && is(key.childSchema(), key.child(), policy -> !isHard(policy))) {
        found.add(key);
      }
    }
    // A soft table's rows are never deleted physically: no key that leads to one ever fires.
    found.removeIf(key -> is(key.parentSchema(), key.parent(), KeyGraph::isSoft));
    for (int i = 0; i < found.size(); i++) {
      for (ForeignKey above : keys) {
        if (above.onDelete() == ForeignKey.DeleteRule.CASCADE
            && leadsTo(found.get(i), above.childSchema(), above.child())
            && !is(above.parentSchema(), above.parent(), KeyGraph::isSoft)
            && !found.contains(above)) {
          found.add(above);
        }
      }
    }
    return found;
  }

  private boolean is(String schema, String table, Predicate<TablePolicy> condition) {
    return registered.policyOf(schema, table).filter(condition).isPresent();
  }

  private static boolean isHard(TablePolicy policy) {
    return policy.deletion() instanceof Deletion.Hard;
  }

  private static boolean isSoft(TablePolicy policy) {
    return policy.deletion() instanceof Deletion.Soft;
  }

  private Optional<ForeignKey> find(
      Map<String, List<ForeignKey>> keys, String schema, String table) {
    return keys.getOrDefault(table.toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(key -> leadsTo(key, schema, table))
        .findFirst();
  }

  private boolean leadsTo(ForeignKey key, String schema, String table) {
    return registered.same(key.parent(), table)
        && registered.sameSchema(key.parentSchema(), schema);
  }

  private static Map<String, List<ForeignKey>> byParent(List<ForeignKey> keys) {
    return keys.stream()
        .collect(Collectors.groupingBy(key -> key.parent().toLowerCase(Locale.ROOT)));
  }
}
