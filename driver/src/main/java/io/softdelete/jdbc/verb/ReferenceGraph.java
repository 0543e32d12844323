package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows may go, and in what order: one that is referred to by a row that stays has to stay,
 * and what that one refers to as well. Not thread-safe.
 */
final class ReferenceGraph {
  private final Set<Node> nodes = new LinkedHashSet<>();
  private final Map<Node, Set<Node>> parents = new HashMap<>();
  private final Map<Node, Map<Node, Set<PurgedTable.Reference>>> children = new HashMap<>();
  private final Set<Node> staying = new LinkedHashSet<>();
  private final Set<Node> stuck = new LinkedHashSet<>();
  private final Set<Node> going = new LinkedHashSet<>();
  private final Map<PurgedTable.Reference, List<Node>> selfish = new LinkedHashMap<>();

  /** A row. */
  record Node(TableName place, List<Object> key) {}

  /**
   * What is done at once.
   *
   * @param place the table
   * @param keys the rows
   * @param cut the reference that is taken away from them; empty when they are removed
   */
  record Step(TableName place, List<List<Object>> keys, Optional<PurgedTable.Reference> cut) {}

  /** A row that may go. */
  void add(Node node) {
    nodes.add(node);
  }

  boolean contains(Node node) {
    return nodes.contains(node);
  }

  /** A row refers to itself, where that has to be taken away before it can be removed. */
  void referSelf(Node node, PurgedTable.Reference reference) {
    if (reference.nullable().isEmpty()) {
      block(node);
    } else {
      selfish.computeIfAbsent(reference, key -> new ArrayList<>()).add(node);
    }
  }

  /** A row that may go refers to another; what it says of itself doesn't matter. */
  void refer(Node child, Node parent, PurgedTable.Reference reference) {
    if (!child.equals(parent)) {
      parents.computeIfAbsent(child, key -> new LinkedHashSet<>()).add(parent);
      children
          .computeIfAbsent(parent, key -> new LinkedHashMap<>())
          .computeIfAbsent(child, key -> new LinkedHashSet<>())
          .add(reference);
    }
  }

  /** A row has to stay. */
  void block(Node node) {
    staying.add(node);
  }

  /**
   * What a staying row refers to stays too. A row that isn't named goes only with one that it
   * refers to.
   */
  void settle(Collection<Node> named) {
    Deque<Node> open = new ArrayDeque<>(staying);
    while (!open.isEmpty()) {
      for (Node parent : parents.getOrDefault(open.remove(), Set.of())) {
        if (staying.add(parent)) {
          open.add(parent);
        }
      }
    }
    named.stream().filter(node -> !staying.contains(node)).forEach(open::add);
    going.addAll(open);
    while (!open.isEmpty()) {
      for (Node child : children.getOrDefault(open.remove(), Map.of()).keySet()) {
        if (going.add(child)) {
          open.add(child);
        }
      }
    }
  }

  /** The rows of a table that go. */
  Collection<List<Object>> going(TableName place) {
    return going.stream().filter(node -> node.place().equals(place)).map(Node::key).toList();
  }

  /** What goes, what refers to others first. */
  List<Step> order() {
    List<Step> steps = new ArrayList<>();
    Set<Node> left = new LinkedHashSet<>(going);
    selfish.forEach(
        (reference, rows) ->
            add(steps, rows.stream().filter(going::contains).toList(), Optional.of(reference)));
    while (!left.isEmpty()) {
      List<Node> free = left.stream().filter(node -> !isReferred(node, left)).toList();
      if (free.isEmpty()) {
        List<Step> cuts = cuts(left);
        if (cuts.isEmpty()) {
          stuck.addAll(left);
          return steps;
        }
        steps.addAll(cuts);
        continue;
      }
      add(steps, free, Optional.empty());
      free.forEach(left::remove);
    }
    return steps;
  }

  /** The rows that refer to each other in a circle that nothing opens. */
  Set<Node> stuck() {
    return stuck;
  }

  private boolean isReferred(Node node, Set<Node> left) {
    return children.getOrDefault(node, Map.of()).keySet().stream().anyMatch(left::contains);
  }

  /** Takes away all references that may be NULL among the rows that are left. */
  private List<Step> cuts(Set<Node> left) {
    Map<PurgedTable.Reference, List<Node>> cut = new LinkedHashMap<>();
    for (Node parent : left) {
      Map<Node, Set<PurgedTable.Reference>> below = children.getOrDefault(parent, Map.of());
      below.entrySet().removeIf(child -> left.contains(child.getKey()) && isCut(child, cut));
    }
    List<Step> steps = new ArrayList<>();
    cut.forEach((reference, rows) -> add(steps, rows, Optional.of(reference)));
    return steps;
  }

  private static boolean isCut(
      Map.Entry<Node, Set<PurgedTable.Reference>> child,
      Map<PurgedTable.Reference, List<Node>> cut) {
    child
        .getValue()
        .removeIf(
            reference -> {
              boolean nullable = !reference.nullable().isEmpty();
              if (nullable) {
                cut.computeIfAbsent(reference, key -> new ArrayList<>()).add(child.getKey());
              }
              return nullable;
            });
    return child.getValue().isEmpty();
  }

  private static void add(List<Step> steps, List<Node> rows, Optional<PurgedTable.Reference> cut) {
    Map<TableName, List<List<Object>>> byTable = new LinkedHashMap<>();
    rows.forEach(
        node -> byTable.computeIfAbsent(node.place(), key -> new ArrayList<>()).add(node.key()));
    byTable.forEach((place, keys) -> steps.add(new Step(place, keys, cut)));
  }
}
