package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import io.softdelete.it.twin.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes INSERT, UPDATE and DELETE. */
final class Changes {
  private static final int SHORT_TEXT = 100;

  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Changes(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /**
   * A change.
   *
   * @param text the SQL
   * @param table the table that it changes
   * @param returned the columns of that table that it returns
   * @param marking whether it may write the marker itself
   */
  record Change(String text, TwinTable table, List<Column> returned, boolean marking) {
    boolean returning() {
      return !returned.isEmpty();
    }
  }

  /** An INSERT. */
  Change insert(int depth) {
    Definitions.With with = with(depth);
    TwinTable table = draft.registeredTable();
    String target = draft.reference(table, written(table), false, Reference.Role.FILLED);
    List<Column> columns = insertable(table);
    String head = with.text() + "INSERT INTO " + target;
    String body;
    boolean query = !with.text().isEmpty() || choices.percent(50);
    if (query) {
      body = list(columns) + " " + selected(table, columns, with.scope(), depth);
    } else if (choices.percent(8)) {
      body = " DEFAULT VALUES";
    } else if (choices.percent(25)) {
      body = " VALUES (" + everyColumn(table, with.scope(), depth) + ")";
    } else {
      body = list(columns) + " VALUES " + rows(columns, with.scope(), depth);
    }
    return returning(head + body, table, table.name(), marking(columns));
  }

  private static String list(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ")"));
  }

  private List<Column> insertable(TwinTable table) {
    boolean lifecycle = choices.percent(8);
    List<Column> candidates =
        table.columns().stream()
            .filter(column -> column.role() != Column.Role.NUMBER)
            .filter(column -> lifecycle || column.role() != Column.Role.LIFECYCLE)
            .filter(column -> column.size() >= SHORT_TEXT || column.type() != Type.TEXT)
            .filter(column -> column.nullable() || choices.percent(40))
            .toList();
    return choices.some(candidates, choices.between(1, candidates.size()));
  }

  private String everyColumn(TwinTable table, Scope scope, int depth) {
    return table.columns().stream()
        .map(
            column ->
                switch (column.role()) {
                  case NUMBER, LIFECYCLE -> "DEFAULT";
                  case KEY, PAYLOAD ->
                      column.nullable() && column.size() >= SHORT_TEXT
                          ? stored(column, scope, depth)
                          : draft.value(column.type());
                })
        .collect(Collectors.joining(", "));
  }

  private String rows(List<Column> columns, Scope scope, int depth) {
    List<String> rows = new ArrayList<>();
    for (int i = choices.between(1, 3); i > 0; i--) {
      rows.add(
          columns.stream()
              .map(
                  column ->
                      choices.percent(60)
                          ? draft.value(column.type())
                          : stored(column, scope, depth))
              .collect(Collectors.joining(", ", "(", ")")));
    }
    return String.join(", ", rows);
  }

  private String selected(TwinTable table, List<Column> columns, Scope scope, int depth) {
    List<Type> types = columns.stream().map(Column::type).toList();
    if (choices.percent(12)) {
      Definitions.With with = grammar.definitions().with(scope, depth);
      return with.text() + query(table, types, with.scope(), depth);
    }
    String query = query(table, types, scope, depth);
    return choices.percent(15) ? "(" + query + ")" : query;
  }

  /** Rows that the database numbers come in an order, or their numbers would be anybody's guess. */
  private String query(TwinTable table, List<Type> types, Scope scope, int depth) {
    boolean numbered =
        table.columns().stream().anyMatch(column -> column.role() == Column.Role.NUMBER);
    return numbered
        ? grammar.queries().sorted(types, scope, depth)
        : grammar.queries().bare(types, scope, depth);
  }

  /** A value that the column can hold. */
  private String stored(Column column, Scope scope, int depth) {
    String value = grammar.expressions().value(column.type(), scope, depth);
    return column.nullable() ? value : "COALESCE(" + value + ", 1)";
  }

  /** An UPDATE. */
  Change update(int depth) {
    Definitions.With with = with(depth);
    TwinTable table = draft.registeredTable();
    Target target = target(table, Reference.Role.CHANGED, "UPDATE ");
    Scope scope = with.scope().inner(List.of(target.relation()));
    StringBuilder text = new StringBuilder(with.text()).append(target.text()).append(" SET ");
    List<Column> columns =
        table.columns().stream()
            .filter(column -> column.role() == Column.Role.KEY || settable(column))
            .toList();
    List<Column> chosen = choices.some(columns, choices.between(1, 3));
    if (chosen.size() == 2 && choices.percent(30) && draft.hasRoom()) {
      text.append('(').append(chosen.get(0).name()).append(", ").append(chosen.get(1).name());
      text.append(") = ").append(pair(chosen, scope, depth));
    } else {
      text.append(
          chosen.stream()
              .map(column -> column.name() + " = " + changed(column, scope, depth))
              .collect(Collectors.joining(", ")));
    }
    return returning(
        text + restriction(" FROM ", target, with.scope(), scope, depth),
        table,
        target.relation().name(),
        marking(chosen));
  }

  private static boolean marking(List<Column> columns) {
    return columns.stream().anyMatch(column -> column.role() == Column.Role.LIFECYCLE);
  }

  private boolean settable(Column column) {
    return switch (column.role()) {
      case PAYLOAD -> column.type() != Type.TEXT || column.size() >= SHORT_TEXT;
      case LIFECYCLE -> column.type() == Type.BOOLEAN && choices.percent(15);
      case KEY, NUMBER -> false;
    };
  }

  private String changed(Column column, Scope scope, int depth) {
    return choices.percent(30) ? draft.value(column.type()) : stored(column, scope, depth);
  }

  private String pair(List<Column> columns, Scope scope, int depth) {
    String first = grammar.queries().scalar(columns.get(0).type(), scope, depth - 1);
    String second = grammar.queries().scalar(columns.get(1).type(), scope, depth - 1);
    String one = columns.get(0).nullable() ? first : "COALESCE(" + first + ", 1)";
    String other = columns.get(1).nullable() ? second : "COALESCE(" + second + ", 1)";
    return "(SELECT " + one + ", " + other + ")";
  }

  /** A DELETE. */
  Change delete(int depth) {
    Definitions.With with = with(depth);
    TwinTable table = draft.registeredTable();
    Target target = target(table, Reference.Role.DELETED, "DELETE FROM ");
    Scope scope = with.scope().inner(List.of(target.relation()));
    String text =
        with.text() + target.text() + restriction(" USING ", target, with.scope(), scope, depth);
    return returning(text, table, target.relation().name(), false);
  }

  /** A query over what a DELETE in its WITH clause returns (PostgreSQL). */
  Change deletingQuery(int depth) {
    TwinTable table = draft.registeredTable();
    Target target = target(table, Reference.Role.DELETED, "DELETE FROM ");
    Scope scope = Scope.EMPTY.inner(List.of(target.relation()));
    String delete = target.text() + restriction(" USING ", target, Scope.EMPTY, scope, depth);
    List<Column> kept =
        table.columns().stream().filter(column -> column.role() != Column.Role.LIFECYCLE).toList();
    String list =
        kept.stream()
            .map(column -> target.relation().name() + "." + column.name())
            .collect(Collectors.joining(", "));
    String name = draft.name("w");
    Relation deleted = new Relation(name, Sources.results(kept));
    Scope inside = Scope.EMPTY.withExpression(name, draft.defined(deleted));
    String query =
        grammar.queries().bare(List.of(Type.INTEGER, Type.TEXT), inside, Math.min(depth, 1));
    return new Change(
        "WITH " + name + " AS (" + delete + " RETURNING " + list + ") " + query,
        table,
        kept,
        false);
  }

  private Definitions.With with(int depth) {
    return draft.postgresql() && choices.percent(12)
        ? grammar.definitions().with(Scope.EMPTY, depth)
        : new Definitions.With("", Scope.EMPTY);
  }

  private String written(TwinTable table) {
    return choices.percent(8) ? "public." + table.name() : table.name();
  }

  /**
   * The table that a statement changes.
   *
   * @param text the beginning of the statement
   * @param relation the table in scope
   */
  private record Target(String text, Relation relation) {}

  private Target target(TwinTable table, Reference.Role role, String verb) {
    boolean aliased = choices.percent(55);
    String place = draft.reference(table, written(table), aliased, role);
    String name = aliased ? draft.name("t") : table.name();
    return new Target(
        verb + place + (aliased ? choices.of(" ", " AS ") + name : ""),
        new Relation(name, Sources.results(table.columns())));
  }

  /** FROM or USING, where PostgreSQL is the database, and WHERE. */
  private String restriction(String word, Target target, Scope around, Scope scope, int depth) {
    Scope inside = scope;
    StringBuilder text = new StringBuilder();
    List<String> conditions = new ArrayList<>();
    boolean named = !draft.unused(around.expressions()).isEmpty();
    if (draft.postgresql() && (named || (draft.hasRoom() && choices.percent(30)))) {
      Set<String> taken = new HashSet<>(Set.of(target.relation().name()));
      Joins.From from = grammar.joins().from(around, taken, depth - 1, 2);
      text.append(word).append(from.text());
      List<Relation> all = new ArrayList<>(List.of(target.relation()));
      all.addAll(from.relations());
      inside = around.inner(all);
      conditions.addAll(from.conditions());
      conditions.add(
          grammar
              .conditions()
              .joining(scope.own(), inside.narrowed(from.relations()).own(), false));
    }
    if (choices.percent(conditions.isEmpty() ? 90 : 60)) {
      conditions.add("(" + grammar.conditions().condition(inside, depth) + ")");
    }
    if (!conditions.isEmpty()) {
      text.append(" WHERE ").append(String.join(" AND ", conditions));
    }
    return text.toString();
  }

  private Change returning(String text, TwinTable table, String name, boolean marking) {
    if (!draft.postgresql() || !choices.percent(20)) {
      return new Change(text, table, List.of(), marking);
    }
    if (choices.percent(25)) {
      return new Change(text + " RETURNING " + name + ".*", table, table.columns(), marking);
    }
    List<Column> columns = choices.some(table.columns(), choices.between(1, 4));
    String list =
        columns.stream()
            .map(column -> name + "." + column.name())
            .collect(Collectors.joining(", "));
    return new Change(text + " RETURNING " + list, table, columns, marking);
  }
}
