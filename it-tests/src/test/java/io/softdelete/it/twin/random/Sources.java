package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import io.softdelete.it.twin.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes single items of FROM. */
final class Sources {
  private static final List<String> ODD_NAMES =
      List.of("C 1", "Order", "deleted_at", "rs", "ur", "data", "level", "Mixed", "_x");

  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Sources(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /**
   * A table, a common table expression, a derived table or a list of values.
   *
   * @param around the place of the query whose FROM it is
   * @param taken the names that this FROM has already; the new one is added
   * @param depth how deep queries may nest in it
   */
  Tree item(Scope around, Set<String> taken, int depth) {
    List<String> unused = draft.unused(around.expressions());
    if (!unused.isEmpty() && choices.percent(85)) {
      return expression(around, choices.from(unused), taken);
    }
    if (!around.expressions().isEmpty() && choices.percent(35)) {
      List<String> names = around.expressions().keySet().stream().sorted().toList();
      return expression(around, choices.from(names), taken);
    }
    if (depth > 0 && choices.percent(11) && draft.hasRoom()) {
      return derived(around, taken, depth);
    }
    if (depth > 0 && choices.percent(3) && !draft.mariadb()) {
      return values(around, taken, depth);
    }
    if (depth > 0 && draft.postgresql() && choices.percent(3)) {
      return functions(around, taken, depth);
    }
    return table(around, taken);
  }

  /** A derived table that may name the columns of the items before it (PostgreSQL). */
  Tree lateral(Scope around, List<Relation> before, Set<String> taken, int depth) {
    Query query = grammar.queries().table(around.inner(before).narrowed(before), depth - 1);
    String name = draft.name("l");
    taken.add(name);
    return Tree.of(
        "LATERAL (" + query.text() + ") AS " + name, new Relation(name, query.columns()), false);
  }

  private Tree expression(Scope around, String name, Set<String> taken) {
    Relation expression = around.expressions().get(name);
    draft.use(expression);
    String alias = taken.contains(name) || choices.percent(60) ? draft.name("e") : name;
    taken.add(alias);
    return Tree.of(
        alias.equals(name) ? name : name + choices.of(" ", " AS ") + alias,
        new Relation(alias, expression.columns()),
        false);
  }

  private Tree derived(Scope around, Set<String> taken, int depth) {
    // Only PostgreSQL lets a derived table see the queries around the one it stands in.
    Scope visible = draft.postgresql() && choices.percent(30) ? around : detached(around);
    Query query = grammar.queries().table(visible, depth - 1);
    String name = draft.name("d");
    taken.add(name);
    if (choices.percent(25) && !draft.mariadb()) {
      List<Relation.Result> renamed = renamed(query.columns());
      return Tree.of(
          "(" + query.text() + ") AS " + name + list(renamed), new Relation(name, renamed), false);
    }
    return Tree.of(
        "(" + query.text() + ")" + choices.of(" ", " AS ") + name,
        new Relation(name, query.columns()),
        false);
  }

  static Scope detached(Scope around) {
    return new Scope(List.of(), around.expressions(), Optional.empty(), true);
  }

  private Tree values(Scope around, Set<String> taken, int depth) {
    String name = draft.name("v");
    taken.add(name);
    List<Relation.Result> columns =
        List.of(
            new Relation.Result(draft.name("c"), Type.INTEGER, Column.Role.KEY),
            new Relation.Result(draft.name("c"), Type.TEXT, Column.Role.PAYLOAD));
    Scope scope = detached(around);
    List<String> rows = new ArrayList<>();
    for (int i = choices.between(1, 3); i > 0; i--) {
      String number = grammar.expressions().value(Type.INTEGER, scope, choices.below(depth + 1));
      rows.add("(CAST(" + number + " AS INTEGER), " + draft.typedValue(Type.TEXT) + ")");
    }
    return Tree.of(
        "(VALUES " + String.join(", ", rows) + ") AS " + name + list(columns),
        new Relation(name, columns),
        false);
  }

  /** What functions give, beside each other with ROWS FROM. */
  private Tree functions(Scope around, Set<String> taken, int depth) {
    Scope scope = detached(around);
    List<String> calls = new ArrayList<>();
    List<Relation.Result> columns = new ArrayList<>();
    for (int i = choices.between(1, 2); i > 0; i--) {
      String query =
          choices.percent(50)
              ? "unnest(ARRAY("
                  + grammar.queries().sorted(List.of(Type.INTEGER), scope, depth - 1)
                  + "))"
              : "generate_series(1, CAST(LEAST("
                  + grammar.queries().count(scope, depth - 1)
                  + ", 30) AS INTEGER))";
      calls.add(query);
      columns.add(new Relation.Result(draft.name("c"), Type.INTEGER, Column.Role.KEY));
    }
    boolean beside = calls.size() > 1 || choices.percent(50);
    String text = String.join(", ", calls);
    String name = draft.name("f");
    taken.add(name);
    return Tree.of(
        (beside ? "ROWS FROM (" + text + ")" : text) + " AS " + name + list(columns),
        new Relation(name, columns),
        false);
  }

  private Tree table(Scope around, Set<String> taken) {
    TwinTable table = draft.table();
    boolean hidden = around.expressions().containsKey(table.name());
    String written = hidden ? draft.database.qualified(table.name()) : draft.written(table);
    List<Relation.Result> columns = results(table.columns());
    String alias = alias(table, taken);
    taken.add(alias);
    boolean aliased = !alias.equals(table.name());
    if (choices.percent(5)) {
      Optional<Tree> odd = odd(table, written, alias);
      if (odd.isPresent()) {
        return odd.get();
      }
    }
    String place = draft.reference(table, written, aliased, Reference.Role.SOURCE);
    if (aliased && choices.percent(8) && !draft.mariadb()) {
      List<Relation.Result> renamed = renamed(columns);
      return Tree.of(place + " AS " + alias + list(renamed), new Relation(alias, renamed), true);
    }
    String text = aliased ? place + choices.of(" ", " AS ") + alias : place;
    return Tree.of(text, new Relation(alias, columns), true);
  }

  /** A table with more around its name than an alias. */
  private Optional<Tree> odd(TwinTable table, String written, String alias) {
    boolean aliased = !alias.equals(table.name());
    String name = aliased ? " AS " + alias : "";
    boolean lockable = true;
    String text;
    if (draft.postgresql()) {
      text =
          switch (choices.below(4)) {
            case 0 -> "ONLY %s" + name;
            case 1 -> "ONLY (%s)" + name;
            case 2 -> "%s *" + name;
            default -> {
              lockable = false;
              yield "%s"
                  + name
                  + choices.of(" TABLESAMPLE BERNOULLI (100)", " TABLESAMPLE SYSTEM (100)");
            }
          };
    } else if (draft.h2()) {
      text =
          aliased && table.registered()
              ? choices.of("(%s)" + name, "%s" + name + " USE INDEX (" + table.name() + "_id)")
              : "(%s)" + name;
    } else if (table.registered()) {
      text =
          "%s"
              + name
              + choices.of(" USE", " FORCE", " IGNORE")
              + " INDEX ("
              + table.name()
              + "_id)";
    } else {
      return Optional.empty();
    }
    String place = draft.undividable(table, written);
    return Optional.of(
        Tree.of(text.formatted(place), new Relation(alias, results(table.columns())), lockable));
  }

  /** Columns of a table as a query sees them. */
  static List<Relation.Result> results(List<Column> columns) {
    return columns.stream()
        .map(column -> new Relation.Result(column.name(), column.type(), column.role()))
        .toList();
  }

  private List<Relation.Result> renamed(List<Relation.Result> columns) {
    return columns.stream()
        .map(column -> new Relation.Result(draft.name("n"), column.type(), column.role()))
        .toList();
  }

  private static String list(List<Relation.Result> columns) {
    return columns.stream().map(Relation.Result::name).collect(Collectors.joining(", ", " (", ")"));
  }

  private String oddName() {
    String name = choices.from(ODD_NAMES);
    return Character.isUpperCase(name.charAt(0)) || name.equals("deleted_at")
        ? draft.database.quoted(name)
        : name;
  }

  /** The table's own name, another table's, an odd one or a plain one. */
  private String alias(TwinTable table, Set<String> taken) {
    String alias =
        switch (choices.below(12)) {
          case 0, 1, 2 -> table.name();
          case 3 -> choices.from(draft.tables()).name();
          case 4 -> oddName();
          default -> draft.name(table.name().substring(0, 1));
        };
    return taken.contains(alias) ? draft.name("t") : alias;
  }
}
