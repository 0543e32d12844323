package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import io.softdelete.it.twin.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes WITH clauses. */
final class Definitions {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;

  Definitions(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
  }

  /**
   * A WITH clause.
   *
   * @param text the SQL, with a space at its end
   * @param scope the place after it, where its names are known
   */
  record With(String text, Scope scope) {}

  /** A WITH clause at this place. */
  With with(Scope around, int depth) {
    if (choices.percent(draft.postgresql() ? 20 : 10)) {
      return recursive(around);
    }
    Scope scope = around;
    List<String> texts = new ArrayList<>();
    for (int i = choices.between(1, 3); i > 0; i--) {
      // On H2 a table hides a common table expression of its name; see the hand-written cases.
      boolean shadow = draft.postgresql() && choices.percent(25);
      String name = shadow ? choices.from(draft.tables()).name() : draft.name("w");
      if (texts.stream().anyMatch(text -> text.startsWith(name + " "))) {
        continue;
      }
      // H2 sees no columns of the queries around from inside a WITH clause.
      Scope visible = draft.postgresql() ? scope : Sources.detached(scope);
      Query query = grammar.queries().table(visible, depth - 1);
      List<Relation.Result> columns = query.columns();
      String list = "";
      if (choices.percent(30)) {
        columns =
            columns.stream()
                .map(c -> new Relation.Result(draft.name("n"), c.type(), c.role()))
                .toList();
        list =
            columns.stream()
                .map(Relation.Result::name)
                .collect(Collectors.joining(", ", "(", ") "));
      }
      String kind =
          draft.postgresql()
              ? choices.of("AS", "AS", "AS MATERIALIZED", "AS NOT MATERIALIZED")
              : "AS";
      texts.add(name + " " + list + kind + " (" + query.text() + ")");
      scope = scope.withExpression(name, draft.defined(new Relation(name, columns)));
    }
    return new With("WITH " + String.join(", ", texts) + " ", scope);
  }

  /** A walk along a table's reference to itself or to another key, four steps deep at most. */
  private With recursive(Scope around) {
    TwinTable table = draft.registeredTable();
    String name = draft.name("w");
    String step = draft.name("n");
    String key = draft.name("n");
    List<String> keys =
        table.columns().stream()
            .filter(c -> c.role() == Column.Role.KEY && c.type() == Type.INTEGER)
            .map(Column::name)
            .toList();
    // By one and the same key each step would multiply the rows.
    List<String> two = choices.some(keys, 2);
    boolean down = choices.percent(50);
    String from = two.get(down ? 0 : 1);
    String to = two.get(down ? 1 : 0);
    String anchor = hidden(around, table);
    String first = draft.reference(table, anchor, true, Reference.Role.SOURCE);
    String second = draft.reference(table, anchor, true, Reference.Role.SOURCE);
    String text =
        "WITH RECURSIVE %s(%s, %s) AS (SELECT a.%s, 1 FROM %s a WHERE a.id <= 4 "
                .formatted(name, key, step, from, first)
            + choices.of("UNION ALL", draft.postgresql() ? "UNION" : "UNION ALL")
            + " SELECT b.%s, p.%s + 1 FROM %s b %s JOIN %s p ON b.%s = p.%s WHERE p.%s < 3) "
                .formatted(from, step, second, choices.of("", "INNER"), name, to, key, step);
    List<Relation.Result> columns =
        new ArrayList<>(
            List.of(
                new Relation.Result(key, Type.INTEGER, Column.Role.KEY),
                new Relation.Result(step, Type.INTEGER, Column.Role.PAYLOAD)));
    if (draft.postgresql()) {
      text += search(key) + cycle(key, columns) + " ";
    }
    Relation relation = new Relation(name, columns);
    return new With(text, around.withExpression(name, draft.defined(relation)));
  }

  private String search(String key) {
    return choices.percent(20)
        ? choices.of(" SEARCH DEPTH", " SEARCH BREADTH")
            + " FIRST BY "
            + key
            + " SET "
            + draft.name("o")
        : "";
  }

  private String cycle(String key, List<Relation.Result> columns) {
    if (!choices.percent(20)) {
      return "";
    }
    String mark = draft.name("m");
    columns.add(new Relation.Result(mark, Type.BOOLEAN, Column.Role.PAYLOAD));
    return " CYCLE "
        + key
        + " SET "
        + mark
        + choices.of("", " TO TRUE DEFAULT FALSE")
        + " USING "
        + draft.name("o");
  }

  private String hidden(Scope around, TwinTable table) {
    return around.expressions().containsKey(table.name())
        ? draft.database.qualified(table.name())
        : table.name();
  }
}
