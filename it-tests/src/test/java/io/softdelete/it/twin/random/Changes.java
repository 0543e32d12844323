package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Type;
import java.util.List;

/** Writes statements that change a table, with WITH and RETURNING around what changes it. */
final class Changes {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;
  private final Inserts inserts;
  private final Updates updates;

  Changes(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
    this.inserts = new Inserts(draft, grammar);
    this.updates = new Updates(draft, grammar);
  }

  /** An INSERT. */
  Change insert(int depth) {
    Definitions.With with = with(depth);
    return returning(inserts.insert(with.scope(), depth).after(with.text()));
  }

  /** An UPDATE. */
  Change update(int depth) {
    Definitions.With with = with(depth);
    return returning(updates.update(with.scope(), depth).after(with.text()));
  }

  /** A DELETE. */
  Change delete(int depth) {
    Definitions.With with = with(depth);
    return returning(delete(with.scope(), depth).after(with.text()));
  }

  /** A query over what a change in its WITH clause returns (PostgreSQL). */
  Change changingQuery(int depth) {
    Change change =
        switch (choices.below(5)) {
          case 0 -> inserts.insert(Scope.EMPTY, depth);
          case 1, 2 -> updates.update(Scope.EMPTY, depth);
          default -> delete(Scope.EMPTY, depth);
        };
    List<Column> kept =
        change.table().columns().stream()
            .filter(column -> column.role() != Column.Role.LIFECYCLE)
            .toList();
    String name = draft.name("w");
    Relation result = new Relation(name, Sources.results(kept));
    Scope inside = Scope.EMPTY.withExpression(name, draft.defined(result));
    String query =
        grammar.queries().bare(List.of(Type.INTEGER, Type.TEXT), inside, Math.min(depth, 1));
    String text = "WITH " + name + " AS (" + change.returning(kept).text() + ") " + query;
    return new Change(text, change.table(), change.name(), change.marking(), kept);
  }

  private Change delete(Scope around, int depth) {
    Target target = grammar.targets().target(Reference.Role.DELETED);
    return Change.of(
        "DELETE FROM "
            + target.text()
            + grammar.targets().restriction(" USING ", target, around, depth),
        target.table(),
        target.relation().name(),
        List.of());
  }

  private Definitions.With with(int depth) {
    return draft.postgresql() && choices.percent(12)
        ? grammar.definitions().with(Scope.EMPTY, depth)
        : new Definitions.With("", Scope.EMPTY);
  }

  private Change returning(Change change) {
    if (!draft.postgresql() || !choices.percent(20)) {
      return change;
    }
    List<Column> all = change.table().columns();
    return change.returning(choices.percent(25) ? all : choices.some(all, choices.between(1, 4)));
  }
}
