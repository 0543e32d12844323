package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import io.softdelete.it.twin.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes INSERT statements. */
final class Inserts {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Inserts(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /** An INSERT at this place. */
  Change insert(Scope scope, int depth) {
    TwinTable table = draft.target();
    String written = draft.written(table);
    String head = "INSERT INTO " + draft.reference(table, written, false, Reference.Role.FILLED);
    List<Column> columns = columns(table);
    String list = columns.stream().map(Column::name).collect(Collectors.joining(", ", " (", ") "));
    boolean query = !draft.unused(scope.expressions()).isEmpty() || choices.percent(50);
    if (draft.mariadb() && !query) {
      // MariaDB rejects it, unless a derived table stands for the table.
      draft.withhold(table);
    }
    String text;
    if (query) {
      text = head + list + query(table, columns, scope, depth);
    } else if (choices.percent(8)) {
      text = head + (draft.mariadb() ? " () VALUES ()" : " DEFAULT VALUES");
    } else if (draft.mariadb() && choices.percent(20)) {
      text = head + assignments(columns, scope, depth);
    } else if (choices.percent(25)) {
      text = head + " VALUES (" + everyColumn(table, scope, depth) + ")";
    } else {
      text = head + list + "VALUES " + rows(columns, scope, depth);
    }
    return Change.of(text, table, table.name(), columns);
  }

  private String assignments(List<Column> columns, Scope scope, int depth) {
    return columns.stream()
        .map(column -> column.name() + " = " + grammar.expressions().stored(column, scope, depth))
        .collect(Collectors.joining(", ", " SET ", ""));
  }

  private List<Column> columns(TwinTable table) {
    boolean lifecycle = choices.percent(8);
    List<Column> candidates =
        table.columns().stream()
            .filter(column -> column.role() != Column.Role.NUMBER)
            .filter(column -> lifecycle || column.role() != Column.Role.LIFECYCLE)
            .filter(Column::roomy)
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
                      column.roomy()
                          ? grammar.expressions().stored(column, scope, depth)
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
                          : grammar.expressions().stored(column, scope, depth))
              .collect(Collectors.joining(", ", "(", ")")));
    }
    return String.join(", ", rows);
  }

  private String query(TwinTable table, List<Column> columns, Scope scope, int depth) {
    List<Type> types = columns.stream().map(Column::type).toList();
    if (choices.percent(12)) {
      Definitions.With with = grammar.definitions().with(scope, depth);
      return with.text() + fitting(table, types, with.scope(), depth);
    }
    String query = fitting(table, types, scope, depth);
    return choices.percent(15) ? "(" + query + ")" : query;
  }

  /** Rows that the database numbers come in an order, or their numbers would be anybody's guess. */
  private String fitting(TwinTable table, List<Type> types, Scope scope, int depth) {
    boolean numbered =
        table.columns().stream().anyMatch(column -> column.role() == Column.Role.NUMBER);
    return numbered
        ? grammar.queries().sorted(types, scope, depth)
        : grammar.queries().bare(types, scope, depth);
  }
}
