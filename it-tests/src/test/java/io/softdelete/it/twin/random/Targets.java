package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
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
    return target(role, choices.percent(55));
  }

  /** A registered table. */
  Target target(Reference.Role role, boolean aliased) {
    TwinTable table = draft.target();
    String place = draft.reference(table, draft.written(table), aliased, role);
    String name = aliased ? draft.name("t") : table.name();
    return new Target(
        aliased ? place + choices.of(" ", " AS ") + name : place,
        table,
        new Relation(name, Sources.results(table.columns())));
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
    return text.append(limit(target)).toString();
  }

  /** More rows than there are, or in an order that lets nobody tell which were left. */
  private String limit(Target target) {
    if (draft.h2() && choices.percent(10)) {
      return choices.of(" LIMIT 1000", " FETCH FIRST 1000 ROWS ONLY", " LIMIT 0");
    }
    if (!draft.mariadb() || !choices.percent(15)) {
      return "";
    }
    List<String> columns =
        target.relation().columns().stream()
            .filter(column -> column.role() != Column.Role.LIFECYCLE)
            .map(Relation.Result::name)
            .toList();
    return choices.of(" LIMIT 1000", " ORDER BY " + String.join(", ", columns) + " LIMIT 3");
  }

  /**
   * The target joined with other tables, as MariaDB's UPDATE and DELETE have it.
   *
   * @param tables the list of tables
   * @param where the condition
   */
  record Joined(String tables, String where) {}

  /** The target joined with others. */
  Joined joined(Target target, Scope around, int depth) {
    Set<String> taken = new HashSet<>(Set.of(target.relation().name()));
    Joins.From from = grammar.joins().from(around, taken, depth - 1, 2);
    List<Relation> all = new ArrayList<>(List.of(target.relation()));
    all.addAll(from.relations());
    Scope inside = around.inner(all);
    List<Field> others = inside.narrowed(from.relations()).own();
    String on =
        grammar
            .conditions()
            .joining(inside.narrowed(List.of(target.relation())).own(), others, false);
    if (from.text().contains("NATURAL ") || from.text().contains(" USING (")) {
      draft.mayBeRefused(KnownRefusal.MERGED_COLUMNS);
    }
    boolean plain = from.relations().size() == 1;
    String join = plain ? choices.of(" JOIN ", " LEFT JOIN ", " STRAIGHT_JOIN ") : ", ";
    List<String> conditions = new ArrayList<>(from.conditions());
    if (!plain) {
      conditions.add(on);
    }
    conditions.add("(" + grammar.conditions().condition(inside, depth) + ")");
    return new Joined(
        target.text() + join + from.text() + (plain ? " ON " + on : ""),
        " WHERE " + String.join(" AND ", conditions));
  }
}
