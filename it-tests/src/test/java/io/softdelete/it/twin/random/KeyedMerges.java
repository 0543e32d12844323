package io.softdelete.it.twin.random;

import io.softdelete.it.twin.random.KeyedTable.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes MERGE by a key, in all branches. */
final class KeyedMerges {
  private final KeyedDraft draft;
  private final Choices choices;
  private final KeyedTable table;
  private final List<Column> columns;
  private final Map<String, String> values = new HashMap<>();
  private final String name;

  KeyedMerges(KeyedDraft draft) {
    this.draft = draft;
    this.choices = draft.choices;
    this.table = draft.table;
    this.columns = draft.chosen();
    this.name = choices.percent(60) ? "t" : table.name();
  }

  String statement() {
    String source = choices.percent(40) ? literalRows() : tableRows();
    List<String> key = choices.from(table.keys());
    String on =
        key.stream()
            .map(column -> name + '.' + column + " = " + values.get(column))
            .collect(Collectors.joining(" AND "));
    StringBuilder text =
        new StringBuilder("MERGE INTO ")
            .append(draft.target())
            .append(name.equals("t") ? choices.of(" t", " AS t") : "")
            .append(" USING ")
            .append(source)
            .append(" ON ")
            .append(on)
            .append(choices.percent(12) ? " AND " + draft.condition(name + '.') : "");
    int before = text.length();
    if (choices.percent(40)) {
      matched(text, " AND " + draft.condition(name + '.'));
    }
    if (choices.percent(60)) {
      matched(text, "");
    }
    if (draft.postgresql() && choices.percent(25)) {
      text.append(" WHEN NOT MATCHED BY SOURCE THEN ")
          .append(
              choices.percent(50)
                  ? "DELETE"
                  : "UPDATE SET " + table.others().get(0).name() + " = NULL");
    }
    if (text.length() == before || choices.percent(75)) {
      notMatched(text, values.get(key.get(0)));
    }
    return text.toString();
  }

  private void matched(StringBuilder text, String condition) {
    List<Column> set = draft.others().stream().filter(columns::contains).toList();
    text.append(" WHEN MATCHED").append(condition).append(" THEN ");
    if (set.isEmpty() || choices.percent(35)) {
      text.append("DELETE");
      return;
    }
    text.append(
        set.stream()
            .map(column -> column.name() + " = " + values.get(column.name()))
            .collect(Collectors.joining(", ", "UPDATE SET ", "")));
  }

  private void notMatched(StringBuilder text, String key) {
    text.append(" WHEN NOT MATCHED")
        .append(choices.percent(25) ? " AND " + key + " IS NOT NULL" : "")
        .append(" THEN INSERT")
        .append(draft.list(columns))
        .append(
            columns.stream()
                .map(
                    column ->
                        !table.isKey(column) && choices.percent(10)
                            ? "DEFAULT"
                            : values.get(column.name()))
                .collect(Collectors.joining(", ", " VALUES (", ")")));
  }

  private String literalRows() {
    columns.forEach(column -> values.put(column.name(), "s.c_" + column.name()));
    String names =
        columns.stream()
            .map(column -> "c_" + column.name())
            .collect(Collectors.joining(", ", " (", ")"));
    return IntStream.range(0, choices.between(1, 3))
        .mapToObj(
            row ->
                columns.stream()
                    .map(column -> draft.bind(column).literal())
                    .collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(", ", "(VALUES ", ") AS s" + names));
  }

  private String tableRows() {
    String from = choices.of("offers", "incoming");
    columns.forEach(column -> values.put(column.name(), draft.read(column, from)));
    return choices.percent(50)
        ? from + " s"
        : "(SELECT * FROM " + from + " WHERE code <> 'B-1') AS s";
  }
}
