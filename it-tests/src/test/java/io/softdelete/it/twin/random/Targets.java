package io.softdelete.it.twin.random;

import io.softdelete.it.twin.TwinTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes which table a statement changes, and which of its rows. */
final class Targets {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Targets(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /** A registered table, under its own name or an alias. */
  Target target(Reference.Role role) {
    TwinTable table = draft.registeredTable();
    boolean aliased = choices.percent(55);
    String place = draft.reference(table, written(table), aliased, role);
    String name = aliased ? draft.name("t") : table.name();
    return new Target(
        aliased ? place + choices.of(" ", " AS ") + name : place,
        table,
        new Relation(name, Sources.results(table.columns())));
  }

  /** The name of a table, with or without its schema. */
  String written(TwinTable table) {
    return choices.percent(8) ? "public." + table.name() : table.name();
  }

  /** FROM or USING, where PostgreSQL is the database, and WHERE. */
  String restriction(String word, Target target, Scope around, int depth) {
    Scope scope = around.inner(List.of(target.relation()));
    Scope inside = scope;
    StringBuilder text = new StringBuilder();
    List<String> conditions = new ArrayList<>();
    boolean defined = !draft.unused(around.expressions()).isEmpty();
    if (draft.postgresql() && (defined || (draft.hasRoom() && choices.percent(30)))) {
      Set<String> taken = new HashSet<>(Set.of(target.relation().name()));
      Joins.From from = grammar.joins().from(around, taken, depth - 1, 2);
      text.append(word).append(from.text());
      List<Relation> all = new ArrayList<>(List.of(target.relation()));
      all.addAll(from.relations());
      inside = around.inner(all);
      conditions.addAll(from.conditions());
      List<Field> joined = inside.narrowed(from.relations()).own();
      conditions.add(grammar.conditions().joining(scope.own(), joined, false));
    }
    if (choices.percent(conditions.isEmpty() ? 90 : 60)) {
      conditions.add("(" + grammar.conditions().condition(inside, depth) + ")");
    }
    if (!conditions.isEmpty()) {
      text.append(" WHERE ").append(String.join(" AND ", conditions));
    }
    return text.toString();
  }
}
