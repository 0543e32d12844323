package io.softdelete.cli.ddl;

import io.softdelete.catalog.Marker;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.cli.schema.RegisteredTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The column for a marker, from the values that it is to hold. */
final class MarkerColumn {
  private static final int SHORTEST_TEXT = 20;

  private MarkerColumn() {}

  /** The column; empty when its type can't be told. */
  static Optional<NewColumn> of(RegisteredTable table, Marker marker, Ddl ddl) {
    String name = table.written(marker.column());
    List<SqlExpression> literals =
        marker.active().stream().filter(value -> !value.isNull()).toList();
    boolean nullable = literals.size() < marker.active().size();
    Optional<String> type = type(marker, literals, ddl);
    String rest =
        literals.isEmpty()
            ? ""
            : " DEFAULT " + literals.get(0).sql() + (nullable ? "" : " NOT NULL");
    return type.map(known -> new NewColumn(name, known, rest, Ddl.Visibility.HIDDEN));
  }

  private static Optional<String> type(Marker marker, List<SqlExpression> literals, Ddl ddl) {
    if (marker.deleted().isCurrentTimestamp()) {
      return Optional.of(ddl.timestamp());
    }
    List<String> values =
        Stream.concat(literals.stream(), Stream.of(marker.deleted()))
            .map(SqlExpression::sql)
            .toList();
    if (values.stream().allMatch(MarkerColumn::isBoolean)) {
      return Optional.of("boolean");
    }
    if (values.stream().allMatch(MarkerColumn::isSmall)) {
      return Optional.of("smallint");
    }
    if (!literals.isEmpty()
        && values.subList(0, literals.size()).stream().allMatch(MarkerColumn::isSmall)) {
      // Deleted is some moment as a number.
      return Optional.of("bigint");
    }
    int longest = values.stream().mapToInt(String::length).max().orElse(0);
    return values.stream().allMatch(MarkerColumn::isText)
        ? Optional.of("varchar(" + Math.max(SHORTEST_TEXT, longest) + ")")
        : Optional.empty();
  }

  private static boolean isBoolean(String sql) {
    return sql.equalsIgnoreCase("TRUE") || sql.equalsIgnoreCase("FALSE");
  }

  private static boolean isSmall(String sql) {
    String digits = sql.startsWith("-") ? sql.substring(1) : sql;
    return !digits.isEmpty() && digits.length() < 5 && digits.chars().allMatch(Character::isDigit);
  }

  private static boolean isText(String sql) {
    return sql.length() > 1 && sql.startsWith("'") && sql.endsWith("'");
  }
}
