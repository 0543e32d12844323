package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes single SELECT blocks, from the select list to HAVING. */
final class Blocks {
  private static final String OVER = " OVER ";

  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Blocks(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /**
   * A block.
   *
   * @param query the query
   * @param sortable a further expression that ORDER BY may hold; empty if it may hold none
   * @param lockable whether FOR UPDATE may stand at its end
   */
  record Block(Query query, Optional<String> sortable, boolean lockable) {}

  /**
   * A block that gives columns of these types.
   *
   * @param around the place it stands in
   * @param depth how deep queries may nest in it
   * @param named whether each column needs a name
   */
  Block block(List<Type> types, Scope around, int depth, boolean named) {
    int mostItems = around.outer().isEmpty() && around.relations().isEmpty() ? 5 : 3;
    Joins.From from = grammar.joins().from(around, depth, mostItems);
    Scope scope = around.inner(from.relations());
    return switch (choices.below(10)) {
      case 0, 1 -> grouped(types, from, scope, depth, named);
      case 2 -> aggregated(types, from, scope, depth, named);
      default -> plain(types, from, scope, depth, named);
    };
  }

  /** A block that gives exactly one row of one column. */
  Query single(Type type, Scope around, int depth) {
    Joins.From from = grammar.joins().from(around, depth, 2);
    Scope scope = around.inner(from.relations());
    return aggregated(List.of(type), from, scope, depth, false).query();
  }

  /** A block that gives columns of few relations, for something to be looked up in. */
  Query lookup(List<Type> types, Scope around, int depth, boolean correlated) {
    Joins.From from = grammar.joins().from(around, depth - 1, choices.percent(75) ? 1 : 2);
    Scope scope = around.inner(from.relations());
    List<Item> items = types.stream().map(type -> column(type, scope)).toList();
    int chance = correlated ? 95 : 30;
    String where = where(from.conditions(), scope, depth, chance, 20);
    return query("SELECT ", items, false, " FROM " + from.text() + where);
  }

  /** A block that counts rows of few relations. */
  Query count(Scope around, int depth) {
    Joins.From from = grammar.joins().from(around, depth - 1, choices.percent(75) ? 1 : 2);
    Scope scope = around.inner(from.relations());
    String where = where(from.conditions(), scope, depth, 85, 20);
    Item item =
        new Item(
            choices.percent(70) ? "COUNT(*)" : "SUM(" + column(Type.INTEGER, scope).sql() + ")",
            Type.INTEGER,
            Column.Role.PAYLOAD);
    return query("SELECT ", List.of(item), false, " FROM " + from.text() + where);
  }

  /** A block that gives all columns of a table. */
  Query star(Scope around, int depth) {
    Tree item = grammar.sources().item(around, new HashSet<>(), depth - 1);
    Relation relation = item.relations().get(0);
    Scope scope = around.inner(item.relations());
    String list = choices.of("*", relation.name() + ".*");
    String where = where(List.of(), scope, depth, 60, 50);
    return new Query("SELECT " + list + " FROM " + item.text() + where, relation.columns());
  }

  private Block plain(List<Type> types, Joins.From from, Scope scope, int depth, boolean named) {
    boolean distinct = choices.percent(8);
    boolean windows = !distinct && choices.percent(10);
    String clause = "";
    List<Item> items = new ArrayList<>();
    boolean windowLeft = windows;
    for (Type type : types) {
      if (windowLeft && type == Type.INTEGER) {
        String window = grammar.aggregates().window(scope);
        // MariaDB sums up to the row, not over the partition, where another window is beside it.
        windowLeft = !draft.mariadb();
        if (clause.isEmpty() && choices.percent(30)) {
          String name = draft.name("w");
          int over = window.indexOf(OVER) + OVER.length();
          clause = " WINDOW " + name + " AS " + window.substring(over);
          window = window.substring(0, over) + name;
        }
        items.add(new Item(window, type, Column.Role.PAYLOAD));
      } else if (choices.percent(named ? 75 : 40)) {
        items.add(column(type, scope));
      } else {
        String value = grammar.expressions().value(type, scope, Math.min(depth, 2));
        items.add(new Item(value, type, Column.Role.PAYLOAD));
      }
    }
    String tail = " FROM " + from.text() + where(from.conditions(), scope, depth, 60, 50);
    // H2 pushes conditions into a derived table past its QUALIFY.
    boolean qualified =
        draft.h2()
            && !named
            && scope.outer().filter(Scope::beginning).isPresent()
            && choices.percent(6);
    if (qualified) {
      clause += " QUALIFY " + grammar.aggregates().window(scope) + choices.of(" <= 3", " <> 2");
    }
    Query query = query(distinct ? "SELECT DISTINCT " : "SELECT ", items, named, tail + clause);
    Optional<String> sortable =
        distinct || windows || qualified ? Optional.empty() : Optional.of(sort(scope, depth));
    return new Block(query, sortable, from.lockable() && !distinct && !windows && !qualified);
  }

  /** A column of this type, a key if there is one; else any value. */
  private Item column(Type type, Scope scope) {
    List<Field> fields = scope.own(type);
    List<Field> keys = fields.stream().filter(Field::key).toList();
    if (fields.isEmpty()) {
      return new Item(grammar.expressions().leaf(type, scope), type, Column.Role.PAYLOAD);
    }
    Field field = choices.from(!keys.isEmpty() && choices.percent(75) ? keys : fields);
    return new Item(grammar.expressions().field(field, scope), type, field.role());
  }

  private String sort(Scope scope, int depth) {
    // A number alone would be a position.
    return "COALESCE("
        + grammar.expressions().value(Type.INTEGER, scope, Math.min(depth, 1))
        + ", 0)"
        + choices.of("", " DESC");
  }

  private Block aggregated(
      List<Type> types, Joins.From from, Scope scope, int depth, boolean named) {
    List<Item> items = types.stream().map(type -> aggregate(type, scope, depth)).toList();
    String tail = " FROM " + from.text() + where(from.conditions(), scope, depth, 60, 40);
    return new Block(query("SELECT ", items, named, tail), Optional.empty(), false);
  }

  private Item aggregate(Type type, Scope scope, int depth) {
    return new Item(grammar.aggregates().aggregate(type, scope, depth), type, Column.Role.PAYLOAD);
  }

  private Block grouped(List<Type> types, Joins.From from, Scope scope, int depth, boolean named) {
    List<Field> keys = choices.some(scope.own(), choices.between(1, 2));
    Scope outside = scope.narrowed(grouping(scope, keys));
    List<Item> items = new ArrayList<>();
    for (Type type : types) {
      List<Field> fitting = keys.stream().filter(key -> key.type() == type).toList();
      if (fitting.isEmpty() || choices.percent(40)) {
        items.add(aggregate(type, scope, depth));
      } else {
        Field key = choices.from(fitting);
        items.add(new Item(key.sql(), type, key.role()));
      }
    }
    String list = keys.stream().map(Field::sql).collect(Collectors.joining(", "));
    String where = where(from.conditions(), scope, depth, 60, 40);
    String tail = " FROM " + from.text() + where + " GROUP BY " + sets(list, keys);
    if (choices.percent(30)) {
      tail += " HAVING " + having(scope, outside, depth);
    }
    return new Block(query("SELECT ", items, named, tail), Optional.empty(), false);
  }

  private String sets(String list, List<Field> keys) {
    if (draft.h2() || !choices.percent(20)) {
      return list;
    }
    if (draft.mariadb()) {
      return list + " WITH ROLLUP";
    }
    return switch (choices.below(3)) {
      case 0 -> "ROLLUP (" + list + ")";
      case 1 -> "CUBE (" + list + ")";
      default -> "GROUPING SETS ((" + list + "), (" + keys.get(0).sql() + "), ())";
    };
  }

  private String having(Scope scope, Scope outside, int depth) {
    // MariaDB gets correlated sub-queries in HAVING wrong where groups come from a derived table.
    if (depth > 0 && !draft.mariadb() && draft.hasRoom() && choices.percent(40)) {
      return choices.percent(50)
          ? "COUNT(*) <= " + grammar.queries().count(outside, depth - 1)
          : "EXISTS " + grammar.queries().lookup(List.of(Type.INTEGER), outside, depth - 1, true);
    }
    return choices.percent(50)
        ? "COUNT(*) " + choices.of(">= ", "<> ") + draft.count(1, 2)
        : grammar.aggregates().aggregate(Type.INTEGER, scope, 0) + " <> " + choices.below(9);
  }

  /** The relations with the grouping columns only: what may be named outside of aggregates. */
  private static List<Relation> grouping(Scope scope, List<Field> keys) {
    return scope.relations().stream()
        .map(
            relation ->
                new Relation(
                    relation.name(),
                    relation.columns().stream()
                        .filter(
                            column ->
                                keys.stream()
                                    .anyMatch(
                                        key ->
                                            key.relation().equals(relation.name())
                                                && key.name().equals(column.name())))
                        .toList()))
        .toList();
  }

  private String where(
      List<String> joins, Scope scope, int depth, int correlated, int conditional) {
    List<String> conditions = new ArrayList<>(joins);
    if (!scope.surrounding().isEmpty() && choices.percent(correlated)) {
      conditions.add(grammar.conditions().joining(scope.own(), scope.surrounding(), false));
    }
    if (choices.percent(conditional)) {
      String condition = grammar.conditions().condition(scope, depth);
      conditions.add(conditions.isEmpty() ? condition : "(" + condition + ")");
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** What stands in a select list. */
  private record Item(String sql, Type type, Column.Role role) {}

  private Query query(String select, List<Item> items, boolean named, String tail) {
    List<String> texts = new ArrayList<>();
    List<Relation.Result> columns = new ArrayList<>();
    for (Item item : items) {
      String name = draft.name("k");
      boolean shown = named || choices.percent(30);
      texts.add(item.sql() + (shown ? choices.of(" AS ", " AS ", " ") + name : ""));
      columns.add(new Relation.Result(name, item.type(), item.role()));
    }
    return new Query(select + String.join(", ", texts) + tail, columns);
  }
}
