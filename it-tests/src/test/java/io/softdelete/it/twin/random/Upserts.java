package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.TwinTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes INSERTs that say what happens to a row whose key is there already, and MERGE. */
final class Upserts {
  private static final int LARGEST_NUMBER = 14;

  private final Draft draft;
  private final Choices choices;

  Upserts(Draft draft) {
    this.draft = draft;
    this.choices = draft.choices;
  }

  /** An upsert in this database's own words, or a MERGE where there is one. */
  Change upsert() {
    if (!draft.mariadb() && choices.percent(40)) {
      return merge();
    }
    TwinTable table = draft.tableWith(Column.Role.NUMBER);
    Column number = numbered(table);
    String name = draft.reference(table, draft.written(table), false, Reference.Role.FILLED);
    List<Column> columns = choices.some(writable(table), choices.between(1, 3));
    List<Column> all = new ArrayList<>(List.of(number));
    all.addAll(columns);
    String list = all.stream().map(Column::name).collect(Collectors.joining(", ", " (", ") "));
    String rows = list + "VALUES " + rows(columns);
    String text =
        switch (draft.database) {
          case POSTGRESQL ->
              "INSERT INTO " + name + rows + " ON CONFLICT" + action(table, number, columns);
          case H2 ->
              "MERGE INTO " + name + list + "KEY (" + number.name() + ") VALUES" + rows(columns);
          case MARIADB -> mariadb(name, rows, columns);
        };
    return Change.of(text, table, table.name(), columns);
  }

  private String action(TwinTable table, Column number, List<Column> columns) {
    if (choices.percent(40)) {
      return choices.of("", " (" + number.name() + ")") + " DO NOTHING";
    }
    String set =
        columns.stream()
            .map(column -> column.name() + " = EXCLUDED." + column.name())
            .collect(Collectors.joining(", "));
    String where = choices.percent(30) ? " WHERE " + table.name() + ".id <> 3" : "";
    return " (" + number.name() + ") DO UPDATE SET " + set + where;
  }

  private String mariadb(String name, String rows, List<Column> columns) {
    int kind = choices.below(3);
    if (kind == 1) {
      draft.mayBeRefused(KnownRefusal.UPSERT);
    }
    return switch (kind) {
      case 0 -> "INSERT IGNORE INTO " + name + rows;
      case 1 -> "REPLACE INTO " + name + rows;
      default ->
          "INSERT INTO "
              + name
              + rows
              + columns.stream()
                  .map(column -> column.name() + " = VALUES(" + column.name() + ")")
                  .collect(Collectors.joining(", ", " ON DUPLICATE KEY UPDATE ", ""));
    };
  }

  private Change merge() {
    TwinTable table = draft.registeredTable();
    boolean aliased = choices.percent(50);
    String place = draft.reference(table, draft.written(table), aliased, Reference.Role.FILLED);
    String name = aliased ? draft.name("t") : table.name();
    String source = draft.name("s");
    TwinTable from = draft.registeredTable();
    String read = draft.reference(from, draft.written(from), false, Reference.Role.SOURCE);
    List<Column> columns = choices.some(writable(table), choices.between(1, 2));
    String key = source + ".id";
    StringBuilder text =
        new StringBuilder("MERGE INTO ")
            .append(aliased ? place + " AS " + name : place)
            .append(" USING (SELECT DISTINCT id FROM ")
            .append(read)
            .append(" WHERE id ")
            .append(choices.of("<> 4", "< 7", "> 2"))
            .append(") AS ")
            .append(source)
            .append(" ON ")
            .append(name)
            .append(".id = ")
            .append(key);
    if (choices.percent(75)) {
      text.append(" WHEN MATCHED")
          .append(choices.percent(30) ? " AND " + key + " <> 2" : "")
          .append(" THEN ")
          .append(choices.percent(40) ? "DELETE" : update(columns));
    }
    if (choices.percent(70) || !text.toString().contains("WHEN")) {
      text.append(" WHEN NOT MATCHED THEN INSERT (id) VALUES (").append(key).append(" + 20)");
    }
    if (draft.postgresql() && choices.percent(20)) {
      text.append(" WHEN NOT MATCHED BY SOURCE THEN ")
          .append(choices.percent(50) ? "DELETE" : update(columns));
    }
    return Change.of(text.toString(), table, name, columns);
  }

  private String update(List<Column> columns) {
    return columns.stream()
        .map(column -> column.name() + " = " + draft.literal(column.type()))
        .collect(Collectors.joining(", ", "UPDATE SET ", ""));
  }

  private static Column numbered(TwinTable table) {
    return table.columns().stream()
        .filter(column -> column.role() == Column.Role.NUMBER)
        .findFirst()
        .orElseThrow();
  }

  private static List<Column> writable(TwinTable table) {
    return table.columns().stream()
        .filter(column -> column.role() == Column.Role.PAYLOAD && column.roomy())
        .toList();
  }

  private String rows(List<Column> columns) {
    Set<Integer> numbers = new HashSet<>();
    List<String> rows = new ArrayList<>();
    for (int i = choices.between(1, 3); i > 0; i--) {
      int number = choices.between(1, LARGEST_NUMBER);
      if (numbers.add(number)) {
        rows.add(
            columns.stream()
                .map(column -> ", " + draft.value(column.type()))
                .collect(Collectors.joining("", "(" + number, ")")));
      }
    }
    return String.join(", ", rows);
  }
}
