package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Deletion;
import io.softdelete.cli.ddl.ArchivePart;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.Server;
import io.softdelete.cli.schema.Table;
import io.softdelete.cli.schema.TypeFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An archive can't take every row of its table. */
public final class ArchiveDrift implements Rule {
  private static final String ID = "archive-drift";
  private static final Pattern NUMERIC =
      Pattern.compile("(?:numeric|decimal)\\((\\d+)(?:, ?(\\d+))?\\).*");
  private static final List<String> INTEGERS = List.of("tinyint", "smallint", "int", "bigint");

  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .flatMap(table -> table.archive().stream().flatMap(archive -> examine(table, archive)));
  }

  private static Stream<Finding> examine(RegisteredTable table, Deletion.Archive archive) {
    Optional<Table> live = table.schema().find(archive.table());
    List<String> fix = ArchivePart.statements(table, archive);
    Stream<Finding> missing =
        fix.isEmpty()
            ? Stream.empty()
            : Stream.of(
                Finding.error(
                        ID,
                        table.sql(),
                        live.isPresent()
                            ? "the archive " + archive.table() + " lacks columns"
                            : "the archive " + archive.table() + " isn't there",
                        "Every DELETE fails (SD006) before anything moves.")
                    .fixedBy(fix));
    return Stream.concat(
        missing,
        live.stream()
            .flatMap(
                kept -> Stream.concat(narrow(table, archive, kept), greedy(table, archive, kept))));
  }

  private static Stream<Finding> narrow(
      RegisteredTable table, Deletion.Archive archive, Table live) {
    return table.table().columns().stream()
        .flatMap(
            column ->
                find(table.schema(), live, column).stream()
                    .filter(kept -> narrower(kept, column))
                    .filter(kept -> !isSet(table.schema(), archive, kept))
                    .map(
                        kept ->
                            Finding.error(
                                    ID,
                                    table.sql(),
                                    kept.name() + " is narrower in the archive " + archive.table(),
                                    "It is "
                                        + kept.type()
                                        + ", the table's "
                                        + column.type()
                                        + (losesDigits(kept, column)
                                            ? ": digits are lost, or the DELETE fails."
                                            : ": every DELETE fails (SD006)."))
                                .fixedBy(widen(table, live, kept, column))));
  }

  /** A column of the archive that wants a value which nobody gives. */
  private static Stream<Finding> greedy(
      RegisteredTable table, Deletion.Archive archive, Table live) {
    Schema schema = table.schema();
    return live.columns().stream()
        .filter(Column::needsValue)
        .filter(kept -> !isSet(schema, archive, kept))
        .filter(
            kept ->
                find(schema, table.table(), kept)
                    .map(column -> !column.is(Column.Trait.NOT_NULL))
                    .orElse(true))
        .map(
            kept ->
                Finding.error(
                    ID,
                    table.sql(),
                    kept.name() + " must not be NULL in the archive " + archive.table(),
                    "The table doesn't always have a value for it: the DELETE of such a row fails."
                        + " Name it in archive.set, give it a default, or let it be NULL."));
  }

  private static Optional<Column> find(Schema schema, Table table, Column column) {
    return table.columns().stream()
        .filter(other -> schema.server().same(other.name(), column.name()))
        .findFirst();
  }

  private static boolean isSet(Schema schema, Deletion.Archive archive, Column column) {
    return archive.set().keySet().stream()
        .anyMatch(name -> schema.server().same(name, column.name()));
  }

  private static boolean narrower(Column kept, Column column) {
    if (kept.family() == TypeFamily.TEXT && column.family() == TypeFamily.TEXT) {
      return kept.length() > 0 && (column.length() == 0 || kept.length() < column.length());
    }
    if (losesDigits(kept, column)) {
      return true;
    }
    int width = INTEGERS.indexOf(integer(kept));
    return width >= 0 && width < INTEGERS.indexOf(integer(column));
  }

  /** Precision and scale; none for another type, and for a number of any size. */
  private static List<Integer> digits(Column column) {
    Matcher numeric = NUMERIC.matcher(column.type().toLowerCase(Locale.ROOT));
    return numeric.matches()
        ? List.of(
            Integer.parseInt(numeric.group(1)),
            Optional.ofNullable(numeric.group(2)).map(Integer::parseInt).orElse(0))
        : List.of();
  }

  private static boolean losesDigits(Column kept, Column column) {
    List<Integer> fewer = digits(kept);
    List<Integer> digits = digits(column);
    if (fewer.isEmpty() || digits.isEmpty()) {
      return !fewer.isEmpty() && column.type().equalsIgnoreCase("numeric");
    }
    return fewer.get(1) < digits.get(1)
        || fewer.get(0) - fewer.get(1) < digits.get(0) - digits.get(1);
  }

  private static String integer(Column column) {
    String type = column.type().toLowerCase(Locale.ROOT).split("[ (]", 2)[0];
    return type.equals("integer") ? "int" : type;
  }

  private static String widen(RegisteredTable table, Table live, Column kept, Column column) {
    Server server = table.schema().server();
    String alter = "ALTER TABLE " + server.table(live.name());
    String name = server.identifier(kept.name());
    return switch (server.dialect()) {
      case MARIADB -> alter + " MODIFY " + name + " " + column.type();
      case POSTGRESQL -> alter + " ALTER COLUMN " + name + " TYPE " + column.type();
      case H2, STANDARD -> alter + " ALTER COLUMN " + name + " SET DATA TYPE " + column.type();
    };
  }
}
