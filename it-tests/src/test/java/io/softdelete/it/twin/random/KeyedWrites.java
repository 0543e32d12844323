package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Type;
import io.softdelete.it.twin.random.KeyedTable.Column;
import java.util.List;
import java.util.stream.Collectors;

/** Writes statements that insert, change and delete rows of a table by its keys. */
final class KeyedWrites {
  private final KeyedDraft draft;
  private final Choices choices;
  private final KeyedTable table;

  KeyedWrites(KeyedDraft draft) {
    this.draft = draft;
    this.choices = draft.choices;
    this.table = draft.table;
  }

  String statement() {
    int kind = choices.below(100);
    if (kind < 12) {
      return "DELETE FROM " + draft.target() + " WHERE " + draft.condition("") + returning();
    }
    if (kind < 18) {
      return update();
    }
    if (kind < 38) {
      return "INSERT INTO " + draft.target() + source(draft.chosen()) + returning();
    }
    return switch (draft.database) {
      case POSTGRESQL -> kind < 72 ? conflict() : new KeyedMerges(draft).statement();
      case H2 -> kind < 58 ? mergeByKey() : new KeyedMerges(draft).statement();
      case MARIADB -> mariadb(kind);
    };
  }

  private String update() {
    Column column = choices.from(choices.percent(30) ? table.columns() : table.others());
    return "UPDATE "
        + draft.target()
        + " SET "
        + column.name()
        + " = "
        + (column.type() == Type.INTEGER && choices.percent(40)
            ? column.name() + " + 1"
            : draft.bind(column).literal())
        + " WHERE "
        + draft.condition("");
  }

  private String source(List<Column> columns) {
    if (choices.percent(30)) {
      return draft.list(columns) + " " + draft.query(columns);
    }
    if (draft.mariadb() && choices.percent(12)) {
      return columns.stream()
          .map(column -> column.name() + " = " + draft.value(column))
          .collect(Collectors.joining(", ", " SET ", ""));
    }
    return draft.list(columns) + " VALUES " + draft.rows(columns);
  }

  private String returning() {
    String first = table.columns().get(0).name();
    return draft.postgresql() && choices.percent(25)
        ? " RETURNING " + choices.of("*", first, first + " AS k, 1 + 1")
        : "";
  }

  /** PostgreSQL's upsert. */
  private String conflict() {
    boolean aliased = choices.percent(25);
    String name = aliased ? "t" : table.name();
    String head =
        "INSERT INTO "
            + draft.target()
            + (aliased ? " AS t" : "")
            + source(draft.chosen())
            + " ON CONFLICT";
    String target = conflictTarget(choices.from(table.keys()));
    if (choices.percent(40)) {
      return head + (choices.percent(40) ? "" : target) + " DO NOTHING" + returning();
    }
    String set =
        draft.others().stream()
            .map(column -> column.name() + " = " + conflicting(column, name + '.'))
            .collect(Collectors.joining(", "));
    String where =
        choices.percent(30) ? " WHERE " + draft.condition(choices.of(name + '.', "EXCLUDED.")) : "";
    return head + target + " DO UPDATE SET " + set + where + returning();
  }

  private String conflictTarget(List<String> key) {
    if (!table.equals(KeyedTable.ACCOUNTS) && choices.percent(15)) {
      String constraint = key.contains("login") ? "_login_key" : "_pkey";
      return " ON CONSTRAINT " + table.name() + constraint;
    }
    boolean conditional = key.contains("email") && choices.percent(25);
    return " (" + String.join(", ", key) + ")" + (conditional ? " WHERE email IS NOT NULL" : "");
  }

  private String conflicting(Column column, String qualifier) {
    String proposed = "EXCLUDED." + column.name();
    String there = qualifier + column.name();
    return column.type() == Type.INTEGER
        ? choices.of(proposed, there + " + " + proposed, there + " + 1")
        : choices.of(proposed, proposed, there);
  }

  /** H2's own MERGE. */
  private String mergeByKey() {
    List<Column> columns = draft.chosen();
    String rows = choices.percent(30) ? draft.query(columns) : "VALUES " + draft.rows(columns);
    return "MERGE INTO "
        + draft.target()
        + draft.list(columns)
        + " KEY ("
        + String.join(", ", choices.from(table.keys()))
        + ") "
        + rows;
  }

  private String mariadb(int kind) {
    List<Column> columns = draft.chosen();
    if (kind < 53) {
      return "INSERT IGNORE INTO " + draft.target() + source(columns);
    }
    if (kind < 71) {
      return "REPLACE INTO " + draft.target() + source(columns);
    }
    String set =
        draft.others().stream()
            .map(column -> column.name() + " = " + duplicate(column))
            .collect(Collectors.joining(", "));
    return "INSERT "
        + choices.of("", "", "", "IGNORE ")
        + "INTO "
        + draft.target()
        + source(columns)
        + " ON DUPLICATE KEY UPDATE "
        + set;
  }

  private String duplicate(Column column) {
    String proposed = "VALUES(" + column.name() + ")";
    String there = table.name() + '.' + column.name();
    return column.type() == Type.INTEGER
        ? choices.of(proposed, there + " + " + proposed, there + " + 1", "7")
        : choices.of(proposed, there);
  }
}
