package io.softdelete.cli.init;

import io.softdelete.cli.schema.CatalogNames;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.Index;
import io.softdelete.cli.schema.PersonalLike;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.Table;
import io.softdelete.cli.schema.TypeFamily;
import io.softdelete.rewriter.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an erasure overwrites personal columns with. Immutable.
 *
 * @param schema whose table
 * @param names how names are written
 * @param table the table
 */
record ErasureProposal(Schema schema, CatalogNames names, Table table) {
  private static final int ROOM_FOR_KEY = 40;
  private static final String WORD = "deleted";

  /** The value of {@code erase}; empty where nothing looks personal. */
  Optional<String> line() {
    String columns =
        PersonalLike.in(table).stream()
            .flatMap(
                column ->
                    value(column).map(value -> names.column(column.name()) + ": " + value).stream())
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? Optional.empty() : Optional.of("{set: {" + columns + "}}");
  }

  private Optional<String> value(Column column) {
    boolean unique =
        table.indexes().stream()
            .anyMatch(i -> i.is(Index.Trait.UNIQUE) && i.columns().contains(column.name()));
    boolean mail = column.name().toLowerCase(Locale.ROOT).contains("mail");
    if (column.family() == TypeFamily.TEXT && (unique || mail)) {
      Optional<String> named = byKey(column, mail ? "@removed.invalid" : "");
      if (named.isPresent()) {
        return named;
      }
    }
    return column.is(Column.Trait.NOT_NULL) ? placeholder(column) : Optional.of("null");
  }

  /** Different for each row. */
  private Optional<String> byKey(Column column, String end) {
    List<String> key = table.primaryKey();
    if (key.size() != 1 || (column.length() > 0 && column.length() < ROOM_FOR_KEY)) {
      return Optional.empty();
    }
    String id = names.identifier(key.get(0));
    String start = "'" + WORD + "_'";
    if (schema.server().dialect() == Dialect.MARIADB) {
      String last = end.isEmpty() ? "" : ", '" + end + "'";
      return Optional.of(CatalogNames.expression("CONCAT(" + start + ", " + id + last + ")"));
    }
    String last = end.isEmpty() ? "" : " || '" + end + "'";
    return Optional.of(CatalogNames.expression(start + " || " + id + last));
  }

  private static Optional<String> placeholder(Column column) {
    return switch (column.family()) {
      case TEXT ->
          Optional.of(
              CatalogNames.expression(
                  column.length() == 0 || column.length() >= WORD.length()
                      ? "'" + WORD + "'"
                      : "''"));
      case DATE -> Optional.of(CatalogNames.expression("DATE '1900-01-01'"));
      case TIMESTAMP -> Optional.of(CatalogNames.expression("TIMESTAMP '1900-01-01 00:00:00'"));
      default -> Optional.empty();
    };
  }
}
