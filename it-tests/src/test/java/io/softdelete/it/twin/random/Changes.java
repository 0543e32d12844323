package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import io.softdelete.it.twin.Type;
import java.util.List;
import java.util.stream.Collectors;

/** Writes statements that change a table, with WITH and RETURNING around what changes it. */
final class Changes {
  private final Draft draft;
  private final Choices choices;
  private final Grammar grammar;
  private final Inserts inserts;
  private final Updates updates;
  private final Upserts upserts;

  Changes(Draft draft, Grammar grammar) {
    this.draft = draft;
    this.choices = draft.choices;
    this.grammar = grammar;
    this.inserts = new Inserts(draft, grammar);
    this.updates = new Updates(draft, grammar);
    this.upserts = new Upserts(draft);
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

  /** An INSERT that says what becomes of conflicts, or a MERGE. */
  Change upsert() {
    return upserts.upsert();
  }

  /** A TRUNCATE, which only PostgreSQL can roll back. */
  Change truncate() {
    TwinTable table = draft.registeredTable();
    String place = draft.reference(table, draft.written(table), false, Reference.Role.DELETED);
    String text =
        choices.of("TRUNCATE ", "TRUNCATE TABLE ") + place + choices.of("", "", " RESTRICT");
    return Change.of(text, table, table.name(), List.of());
  }

  /** A query over the rows that a change gives (H2). */
  Change deltaQuery(int depth) {
    Change change =
        switch (choices.below(3)) {
          case 0 -> inserts.insert(Scope.EMPTY, depth);
          case 1 -> updates.update(Scope.EMPTY, depth);
          default -> delete(Scope.EMPTY, depth);
        };
    boolean deletes = change.text().startsWith("DELETE");
    String which =
        deletes
            ? "OLD"
            : change.text().startsWith("INSERT")
                ? choices.of("NEW", "FINAL")
                : choices.of("OLD", "NEW", "FINAL");
    String list = choices.of("*", "COUNT(*)", "MAX(id), COUNT(*)");
    String text =
        "SELECT "
            + list
            + " FROM "
            + which
            + " TABLE ("
            + change.text()
            + ")"
            + choices.of("", " AS d");
    return new Change(
        text, change.table(), change.name(), change.marking(), change.table().columns());
  }

  /** A query over what a change in its WITH clause returns (PostgreSQL). */
  Change changingQuery(int depth) {
    Change change = change(depth);
    List<Column> kept = returnable(change.table());
    String name = draft.name("w");
    Relation result = new Relation(name, Sources.results(kept));
    Scope inside = Scope.EMPTY.withExpression(name, draft.defined(result));
    String with = "WITH " + name + " AS (" + change.returning(kept).text() + ")";
    // Of two changes of one table in one statement nobody can say which comes first.
    draft.keep(change.table());
    if (choices.percent(30)) {
      // A change that reads what the one before gave, and is read in its turn.
      Change second = delete(inside, Math.min(depth, 1));
      draft.keep(second.table());
      List<Column> returned = returnable(second.table());
      String next = draft.name("w");
      with += ", " + next + " AS (" + second.returning(returned).text() + ")";
      inside =
          inside.withExpression(next, draft.defined(new Relation(next, Sources.results(returned))));
    }
    if (choices.percent(25)) {
      Change last = choices.percent(50) ? delete(inside, 1) : updates.update(inside, 1);
      return new Change(with + " " + last.text(), change.table(), change.name(), true, kept);
    }
    String query =
        grammar.queries().bare(List.of(Type.INTEGER, Type.TEXT), inside, Math.min(depth, 1));
    String text = with + " " + query;
    return new Change(text, change.table(), change.name(), change.marking(), kept);
  }

  /** A change of the row that a cursor stands on (PostgreSQL). */
  Change current() {
    draft.asCommand();
    boolean deletes = choices.percent(60);
    Target target =
        grammar.targets().target(deletes ? Reference.Role.DELETED : Reference.Role.CHANGED, false);
    TwinTable table = target.table();
    String cursor = draft.name("c");
    String read = draft.reference(table, draft.written(table), false, Reference.Role.SOURCE);
    String order =
        table.columns().stream()
            .filter(column -> column.role() != Column.Role.LIFECYCLE)
            .map(Column::name)
            .collect(Collectors.joining(", "));
    String change =
        deletes
            ? "DELETE FROM " + target.text()
            : "UPDATE " + target.text() + " SET id = " + choices.between(3, 12);
    StringBuilder text =
        new StringBuilder(
            "DECLARE %s CURSOR FOR SELECT * FROM %s ORDER BY %s FOR UPDATE"
                .formatted(cursor, read, order));
    for (int i = choices.between(1, 3); i > 0; i--) {
      text.append("; FETCH ")
          .append(choices.of("NEXT FROM ", "2 FROM ", "FORWARD 3 FROM "))
          .append(cursor)
          .append("; ")
          .append(change)
          .append(" WHERE CURRENT OF ")
          .append(cursor);
    }
    String whole = text.append("; CLOSE ").append(cursor).toString();
    return new Change(whole, table, table.name(), true, returnable(table));
  }

  /** Changes of different tables and queries in one text, which see each other's work. */
  Change several(int depth) {
    Change first = unmarking(depth);
    draft.keep(first.table());
    StringBuilder text = new StringBuilder(first.text());
    for (int i = choices.between(1, 2); i > 0; i--) {
      text.append(choices.of("; ", ";"));
      if (choices.percent(50)) {
        text.append(grammar.queries().statement(Math.min(depth, 1)).text());
      } else {
        Change next = unmarking(Math.min(depth, 1));
        draft.keep(next.table());
        text.append(next.text());
      }
    }
    return new Change(
        text.toString(), first.table(), first.name(), true, returnable(first.table()));
  }

  /** A change that leaves the marker alone: on the twin a marked row would still be read. */
  private Change unmarking(int depth) {
    Change change = change(depth);
    return change.marking() ? delete(Scope.EMPTY, depth) : change;
  }

  private Change change(int depth) {
    return switch (choices.below(5)) {
      case 0 -> inserts.insert(Scope.EMPTY, depth);
      case 1, 2 -> updates.update(Scope.EMPTY, depth);
      default -> delete(Scope.EMPTY, depth);
    };
  }

  private static List<Column> returnable(TwinTable table) {
    return table.columns().stream()
        .filter(column -> !column.name().equals(KnownRefusal.SEVERAL_ACTIVE_VALUES))
        .toList();
  }

  private Change delete(Scope around, int depth) {
    if (draft.mariadb()) {
      return mariadbDelete(around, depth);
    }
    Target target = grammar.targets().target(Reference.Role.DELETED);
    return Change.of(
        "DELETE FROM "
            + target.text()
            + grammar.targets().restriction(" USING ", target, around, depth),
        target.table(),
        target.relation().name(),
        List.of());
  }

  private Change mariadbDelete(Scope around, int depth) {
    Target target =
        grammar.targets().target(Reference.Role.DELETED, draft.hasRoom() && choices.percent(20));
    String name = target.relation().name();
    String text;
    if (name.equals(target.table().name()) && choices.percent(85)) {
      String modifier = choices.percent(5) ? choices.of("LOW_PRIORITY ", "QUICK ", "IGNORE ") : "";
      text =
          "DELETE "
              + modifier
              + "FROM "
              + target.text()
              + grammar.targets().restriction("", target, around, depth);
    } else {
      Targets.Joined joined = grammar.targets().joined(target, around, depth);
      String head =
          choices.percent(50) ? "DELETE " + name + " FROM " : "DELETE FROM " + name + " USING ";
      text = head + joined.tables() + joined.where();
    }
    return Change.of(text, target.table(), name, List.of());
  }

  private Definitions.With with(int depth) {
    return draft.postgresql() && choices.percent(12)
        ? grammar.definitions().with(Scope.EMPTY, depth)
        : new Definitions.With("", Scope.EMPTY);
  }

  private Change returning(Change change) {
    if (draft.mariadb() && choices.percent(12)) {
      return mariadbReturning(change);
    }
    if (!draft.postgresql() || !choices.percent(20)) {
      return change;
    }
    List<Column> all = change.table().columns();
    return change.returning(choices.percent(25) ? all : choices.some(all, choices.between(1, 4)));
  }

  /** INSERT and DELETE of one table have it there, UPDATE has not. */
  private Change mariadbReturning(Change change) {
    boolean deletes =
        change.text().startsWith("DELETE FROM ‹") && !change.text().contains(" USING ");
    if (!deletes && !change.text().startsWith("INSERT")) {
      return change;
    }
    boolean numbered =
        change.table().columns().stream().anyMatch(it -> it.role() == Column.Role.NUMBER);
    if (deletes && !numbered) {
      draft.mayBeRefused(KnownRefusal.RETURNING);
    }
    return change.returning(choices.some(change.table().columns(), choices.between(1, 4)));
  }
}
