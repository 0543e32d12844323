package io.softdelete.it.twin.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes FROM clauses: items, joined in every way, beside each other. */
final class Joins {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Joins(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /**
   * A FROM clause.
   *
   * @param text the SQL after the word FROM
   * @param relations the relations in scope
   * @param conditions what WHERE should say, so that items beside each other don't multiply
   * @param lockable whether FOR UPDATE can lock all of its rows
   */
  record From(String text, List<Relation> relations, List<String> conditions, boolean lockable) {}

  /** A FROM clause of a query at this place. */
  From from(Scope around, int depth, int mostItems) {
    return from(around, new HashSet<>(), depth, mostItems);
  }

  /** A FROM clause that doesn't use the names that are taken. */
  From from(Scope around, Set<String> taken, int depth, int mostItems) {
    Tree first = tree(around, taken, depth, items(mostItems));
    List<String> texts = new ArrayList<>(List.of(first.text()));
    List<Relation> relations = new ArrayList<>(first.relations());
    List<String> conditions = new ArrayList<>();
    boolean lockable = first.lockable();
    while (texts.size() < 3 && relations.size() < mostItems && choices.percent(14)) {
      Tree next =
          draft.postgresql() && depth > 0 && draft.hasRoom() && choices.percent(15)
              ? grammar.sources().lateral(around, relations, taken, depth)
              : tree(around, taken, depth, choices.between(1, 2));
      if (choices.percent(96)) {
        conditions.add(
            grammar.conditions().joining(fields(relations), fields(next.relations()), false));
      }
      texts.add(next.text());
      relations.addAll(next.relations());
      lockable &= next.lockable();
    }
    return new From(String.join(", ", texts), List.copyOf(relations), conditions, lockable);
  }

  private int items(int most) {
    int wanted =
        switch (choices.below(12)) {
          case 0, 1, 2, 3 -> 1;
          case 4, 5, 6, 7, 8 -> 2;
          case 9, 10 -> 3;
          default -> choices.between(3, 5);
        };
    return Math.min(wanted, most);
  }

  private Tree tree(Scope around, Set<String> taken, int depth, int items) {
    if (items <= 1 || !draft.hasRoom()) {
      return grammar.sources().item(around, taken, depth);
    }
    int leftItems = choices.percent(70) ? items - 1 : choices.between(1, items - 1);
    Tree left = tree(around, taken, depth, leftItems);
    if (draft.postgresql() && depth > 0 && draft.hasRoom() && choices.percent(5)) {
      Tree right = grammar.sources().lateral(around, left.relations(), taken, depth);
      return joined(left, choices.of(" JOIN ", " LEFT JOIN "), right, " ON TRUE", false);
    }
    Tree right = tree(around, taken, depth, items - leftItems);
    Tree joined = join(around, left, right, depth);
    if (draft.postgresql() && choices.percent(4)) {
      return named(joined, taken);
    }
    return choices.percent(8) ? bracketed(joined) : joined;
  }

  private Tree join(Scope around, Tree left, Tree right, int depth) {
    int kind = choices.below(100);
    if (kind < 4 && !left.join() && !right.join()) {
      return joined(left, " CROSS JOIN ", right, "", true);
    }
    // On several columns hardly any rows meet.
    int natural = common(left, right).size() == 1 ? 14 : 6;
    if (kind < natural && mergeable(left, right, common(left, right))) {
      String type =
          switch (draft.database) {
            case POSTGRESQL -> choices.of("", "", "LEFT ", "RIGHT ", "FULL ");
            case MARIADB -> choices.of("", "", "LEFT ", "RIGHT ");
            case H2 -> "";
          };
      return merged(left, " NATURAL " + type + "JOIN ", right, common(left, right), "");
    }
    if (kind < 26 && mergeable(left, right, List.of("id"))) {
      String type = choices.of("", "", "LEFT ", "RIGHT ", draft.postgresql() ? "FULL " : "LEFT ");
      return merged(left, " " + type + "JOIN ", right, List.of("id"), using());
    }
    boolean full = draft.postgresql() && kind >= 92;
    String type =
        full
            ? choices.of(" FULL JOIN ", " FULL OUTER JOIN ")
            : choices.of(
                draft.mariadb() ? " STRAIGHT_JOIN " : " JOIN ",
                " JOIN ",
                " INNER JOIN ",
                " LEFT JOIN ",
                " LEFT OUTER JOIN ",
                " LEFT JOIN ",
                " RIGHT JOIN ",
                " RIGHT OUTER JOIN ");
    String condition =
        grammar.conditions().joining(fields(left.relations()), fields(right.relations()), full);
    if (!full && choices.percent(30)) {
      Scope on = around.inner(left.with(right)).narrowed(left.with(right));
      condition += choices.of(" AND ", " AND ", " AND ", " AND ", " OR ");
      condition += "(" + grammar.conditions().condition(on, depth - 1) + ")";
    }
    boolean inner = !type.contains("LEFT") && !type.contains("RIGHT") && !full;
    String on = " ON " + condition;
    if (right.join() && right.text().contains(" ON ") && choices.percent(25)) {
      // Without parentheses: a LEFT JOIN b JOIN c ON … ON …
      return new Tree(
          left.text() + type + right.text() + on,
          left.with(right),
          columns(left, right),
          true,
          inner && left.lockable() && right.lockable());
    }
    if (type.equals(" LEFT OUTER JOIN ") && !left.join() && choices.percent(10)) {
      Tree outer = joined(left, type, right, on, false);
      return new Tree("{oj " + outer.text() + "}", outer.relations(), outer.columns(), true, false);
    }
    return joined(left, type, right, on, inner);
  }

  private String using() {
    return draft.postgresql() && choices.percent(10)
        ? " USING (id) AS " + draft.name("u")
        : " USING (id)";
  }

  private static Tree bracketed(Tree join) {
    return new Tree(
        "(" + join.text() + ")", join.relations(), join.columns(), true, join.lockable());
  }

  private static Tree joined(Tree left, String type, Tree right, String on, boolean inner) {
    return new Tree(
        left.text() + type + right.operand() + on,
        left.with(right),
        columns(left, right),
        true,
        inner && left.lockable() && right.lockable());
  }

  private static List<Relation.Result> columns(Tree left, Tree right) {
    List<Relation.Result> columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    return columns;
  }

  private static List<Field> fields(List<Relation> relations) {
    return relations.stream().flatMap(relation -> relation.fields().stream()).toList();
  }

  private static List<String> common(Tree left, Tree right) {
    return left.columns().stream()
        .map(Relation.Result::name)
        .distinct()
        .filter(name -> right.count(name) > 0)
        .toList();
  }

  /**
   * Whether the columns may be merged: each is there once on both sides, with one type. H2 looks
   * for them in one table only.
   */
  private boolean mergeable(Tree left, Tree right, List<String> names) {
    boolean single = !left.join() && !right.join();
    return !names.isEmpty()
        && (single || draft.postgresql())
        && names.stream()
            .allMatch(
                name ->
                    left.count(name) == 1
                        && right.count(name) == 1
                        && find(left, name).type() == find(right, name).type());
  }

  private static Relation.Result find(Tree tree, String name) {
    return tree.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Tree merged(Tree left, String type, Tree right, List<String> names, String using) {
    List<Relation.Result> columns = new ArrayList<>();
    names.forEach(name -> columns.add(find(left, name)));
    for (Relation.Result column : columns(left, right)) {
      if (!names.contains(column.name())) {
        columns.add(column);
      }
    }
    return new Tree(
        left.text() + type + right.operand() + using, left.with(right), columns, true, false);
  }

  /** A join under one name (PostgreSQL), whose own relations are no longer to be seen. */
  private Tree named(Tree join, Set<String> taken) {
    String name = draft.name("j");
    taken.add(name);
    List<Relation.Result> columns =
        join.columns().stream()
            .map(column -> new Relation.Result(draft.name("n"), column.type(), column.role()))
            .toList();
    String list =
        columns.stream().map(Relation.Result::name).collect(Collectors.joining(", ", " (", ")"));
    return Tree.of("(" + join.text() + ") AS " + name + list, new Relation(name, columns), false);
  }
}
