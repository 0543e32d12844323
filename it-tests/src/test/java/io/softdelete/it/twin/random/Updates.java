package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Type;
import java.util.List;
import java.util.stream.Collectors;

/** Writes UPDATE statements. */
final class Updates {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Updates(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /** An UPDATE at this place. */
  Change update(Scope around, int depth) {
    Target target = grammar.targets().target(Reference.Role.CHANGED);
    List<Relation> relation = List.of(target.relation());
    // FROM may bring columns of the same names, so that none may stand without its table.
    Scope scope = around.inner(relation).narrowed(relation);
    List<Column> candidates = target.table().columns().stream().filter(this::settable).toList();
    List<Column> columns = choices.some(candidates, choices.between(1, 3));
    boolean pair =
        columns.size() == 2 && !draft.mariadb() && draft.hasRoom() && choices.percent(30);
    String name = draft.mariadb() ? target.relation().name() + "." : "";
    String assignments =
        pair
            ? pair(columns.get(0), columns.get(1), scope, depth)
            : columns.stream()
                .map(column -> name + column.name() + " = " + value(column, scope, depth))
                .collect(Collectors.joining(", "));
    String text;
    if (draft.mariadb() && draft.hasRoom() && choices.percent(15)) {
      Targets.Joined joined = grammar.targets().joined(target, around, depth);
      text = "UPDATE " + joined.tables() + " SET " + assignments + joined.where();
    } else {
      String restriction = grammar.targets().restriction(" FROM ", target, around, depth);
      text = "UPDATE " + target.text() + " SET " + assignments + restriction;
    }
    return Change.of(text, target.table(), target.relation().name(), columns);
  }

  private boolean settable(Column column) {
    return switch (column.role()) {
      case KEY -> true;
      case PAYLOAD -> column.roomy();
      case LIFECYCLE -> column.type() == Type.BOOLEAN && choices.percent(15);
      case NUMBER -> false;
    };
  }

  private String value(Column column, Scope scope, int depth) {
    return choices.percent(30)
        ? draft.value(column.type())
        : grammar.expressions().stored(column, scope, depth);
  }

  private String pair(Column first, Column second, Scope scope, int depth) {
    return "(%s, %s) = (SELECT %s, %s)"
        .formatted(
            first.name(), second.name(), one(first, scope, depth), one(second, scope, depth));
  }

  private String one(Column column, Scope scope, int depth) {
    String value = grammar.queries().scalar(column.type(), scope, depth - 1);
    return column.nullable() ? value : "COALESCE(" + value + ", 1)";
  }
}
