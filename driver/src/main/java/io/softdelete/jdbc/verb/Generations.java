package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows that come back into a table with a key to itself in an order in which each finds its
 * parent. PostgreSQL looks at the end of a statement; H2 and MariaDB look at every row.
 */
final class Generations {
  private Generations() {}

  static List<Rows> of(RestoredTable table, Rows rows, Dialect dialect) {
    GhostTable at = table.table();
    if (!at.archived() || table.self().isEmpty() || dialect == Dialect.POSTGRESQL) {
      return List.of(rows);
    }
    List<Rows> generations = new ArrayList<>();
    Map<List<Object>, @Nullable Object[]> waiting = new HashMap<>();
    for (@Nullable Object[] row : rows.values()) {
      waiting.put(Rows.key(row, at.named()), row);
    }
    while (!waiting.isEmpty()) {
      Set<List<Object>> next = ready(table, waiting);
      // What is left refers to itself in a circle: the database says what it thinks of that.
      Set<List<Object>> now = next.isEmpty() ? new HashSet<>(waiting.keySet()) : next;
      generations.add(rows.only(now));
      now.forEach(waiting::remove);
    }
    return generations;
  }

  private static Set<List<Object>> ready(
      RestoredTable table, Map<List<Object>, @Nullable Object[]> waiting) {
    Set<List<Object>> ready = new HashSet<>(waiting.keySet());
    for (ForeignKey key : table.self()) {
      int[] parent = table.table().places(key.parentColumns());
      int[] child = table.table().places(key.childColumns());
      Map<List<Object>, List<Object>> parents = new HashMap<>();
      waiting.forEach((name, row) -> parents.put(values(row, parent), name));
      waiting.forEach(
          (name, row) -> {
            List<Object> found = parents.get(values(row, child));
            if (found != null && !found.equals(name)) {
              ready.remove(name);
            }
          });
    }
    return ready;
  }

  private static List<Object> values(@Nullable Object[] row, int[] places) {
    @Nullable Object[] values = new Object[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = row[places[i]];
    }
    return Rows.key(values, places.length);
  }
}
