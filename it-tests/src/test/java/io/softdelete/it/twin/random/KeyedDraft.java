package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Bind;
import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.Type;
import io.softdelete.it.twin.random.KeyedTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pieces of one statement that writes by key, and its parameters. Not thread-safe. */
final class KeyedDraft {
  final Choices choices;
  final Database database;
  final KeyedTable table;
  private final List<Bind> parameters = new ArrayList<>();
  private final int parameterChance;

  KeyedDraft(Choices choices, Database database, KeyedTable table) {
    this.choices = choices;
    this.database = database;
    this.table = table;
    this.parameterChance = choices.percent(40) ? 50 : 0;
  }

  List<Bind> parameters() {
    return parameters;
  }

  boolean postgresql() {
    return database == Database.POSTGRESQL;
  }

  boolean mariadb() {
    return database == Database.MARIADB;
  }

  /** The table's name, now and then quoted or with its schema. */
  String target() {
    if (choices.percent(10)) {
      return database.qualified(table.name());
    }
    return choices.percent(8) ? quoted(table.name()) : table.name();
  }

  /** A name in quotes, as the database spells it. */
  String quoted(String name) {
    return database.quoted(database == Database.H2 ? name.toUpperCase(Locale.ROOT) : name);
  }

  /** All columns of the keys and some of the others, in any order. */
  List<Column> chosen() {
    List<Column> chosen = new ArrayList<>(table.keyed());
    for (Column column : table.others()) {
      if (choices.percent(55)) {
        chosen.add(choices.percent(75) ? chosen.size() : 0, column);
      }
    }
    return chosen;
  }

  /** Some columns that no key has. */
  List<Column> others() {
    return choices.some(table.others(), choices.between(1, table.others().size()));
  }

  /** A column list. */
  String list(List<Column> columns) {
    return columns.stream()
        .map(column -> choices.percent(10) ? quoted(column.name()) : column.name())
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /** Rows of values. */
  String rows(List<Column> columns) {
    return IntStream.range(0, choices.from(List.of(1, 1, 2, 3)))
        .mapToObj(
            row -> columns.stream().map(this::value).collect(Collectors.joining(", ", "(", ")")))
        .collect(Collectors.joining(", "));
  }

  /** A value that is stored in a column. */
  String value(Column column) {
    if (!table.isKey(column) && choices.percent(20)) {
      return column.type() == Type.INTEGER && choices.percent(50)
          ? choices.of("(SELECT MAX(points) FROM offers)", "(SELECT COUNT(*) FROM post_tags)")
          : choices.of("DEFAULT", "NULL");
    }
    Bind bind = bind(column);
    if (choices.percent(parameterChance)) {
      parameters.add(bind);
      return "?";
    }
    return bind.value() instanceof Integer number && choices.percent(5)
        ? "1 + " + (number - 1)
        : bind.literal();
  }

  Bind bind(Column column) {
    return new Bind(column.type(), choices.from(column.values()));
  }

  /** A condition on the table's own columns. */
  String condition(String qualifier) {
    Column column = choices.from(choices.percent(60) ? table.keyed() : table.columns());
    String name = qualifier + column.name();
    String value = bind(column).literal();
    return switch (choices.below(4)) {
      case 0 -> name + " <> " + value;
      case 1 -> name + " IN (" + value + ", " + bind(column).literal() + ")";
      case 2 -> name + " IS NOT NULL";
      default -> name + " = " + value;
    };
  }

  /** A query that gives these columns, in an order. */
  String query(List<Column> columns) {
    String from = choices.of("offers", "incoming");
    String items =
        columns.stream().map(column -> read(column, from)).collect(Collectors.joining(", "));
    String order =
        IntStream.rangeClosed(1, columns.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    return "SELECT "
        + choices.of("", "", "DISTINCT ")
        + items
        + " FROM "
        + from
        + " s"
        + choices.of("", "", " LEFT JOIN badges b ON b.code = s.code")
        + (choices.percent(40) ? " WHERE s.code " + choices.of("<> 'B-9'", "< 'B-5'") : "")
        + " ORDER BY "
        + order;
  }

  /** What of a row of offers or incoming fits a column. */
  String read(Column column, String from) {
    boolean pairs = from.equals("incoming") && choices.percent(80);
    return switch (column.name()) {
      case "code", "login", "email" -> "s.code";
      case "label", "plan", "name", "note" -> choices.of("s.label", "s.label", "'q'");
      case "points", "visits", "logins" -> choices.of("s.points", "s.points + 1", "7");
      case "number" -> choices.of("600 + s.points", "500 + s.points", "1 + s.points");
      case "post_id" -> pairs ? "s.post_id" : choices.of("1", "2", "9", "3");
      case "tag_id" -> pairs ? "s.tag_id" : choices.of("1", "2", "9", "8");
      default -> "DATE '2021-01-01'";
    };
  }
}
