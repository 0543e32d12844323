package io.softdelete.cli.schema;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a unique key of a soft table is to the table's deleted rows. */
public enum GhostKey {
  /** Deleted rows don't count in it, or its values are never given again. */
  FREE,
  /** A deleted row holds its values. */
  HELD,
  /** The primary key, which isn't a number that the database gives: a deleted row holds it. */
  HELD_PRIMARY,
  /** A column of it is NULL in every active row, so that no two rows are ever the same. */
  ENFORCES_NOTHING;

  /** What a unique index is to deleted rows. */
  public static GhostKey of(RegisteredTable table, Index index) {
    Optional<Deletion.Soft> soft = table.soft();
    if (soft.isEmpty() || !index.is(Index.Trait.UNIQUE)) {
      return FREE;
    }
    if (index.is(Index.Trait.PRIMARY)) {
      return isGiven(table.table(), index) ? FREE : HELD_PRIMARY;
    }
    if (!table.table().primaryKey().isEmpty()
        && index.columns().containsAll(table.table().primaryKey())) {
      return FREE;
    }
    return tells(table, soft.get(), index);
  }

  private static GhostKey tells(RegisteredTable table, Deletion.Soft soft, Index index) {
    boolean nullsDiffer = !index.is(Index.Trait.NULLS_EQUAL);
    if (has(table, index, soft.marker().column())) {
      if (isNullWhileActive(soft) && nullsDiffer) {
        return ENFORCES_NOTHING;
      }
      if (!isLiteral(soft.marker().deleted())) {
        return FREE;
      }
    }
    for (Map.Entry<Identifier, SqlExpression> set : soft.set().entrySet()) {
      if (has(table, index, set.getKey())) {
        boolean wasNull =
            soft.unset().getOrDefault(set.getKey(), SqlExpression.NULL).isNull()
                && table
                    .column(set.getKey())
                    .map(column -> !column.is(Column.Trait.NOT_NULL))
                    .orElse(true);
        return wasNull && nullsDiffer ? ENFORCES_NOTHING : FREE;
      }
    }
    return index.predicate().filter(table::mentionsMarker).isPresent() || looks(table, index)
        ? FREE
        : HELD;
  }

  /** Whether a part of it is computed from the marker. */
  private static boolean looks(RegisteredTable table, Index index) {
    boolean expression =
        index.parts().stream()
            .anyMatch(part -> part.column().isEmpty() && table.mentionsMarker(part.sql()));
    return expression
        || table.table().columns().stream()
            .filter(column -> index.columns().contains(column.name()))
            .flatMap(column -> column.generation().stream())
            .anyMatch(table::mentionsMarker);
  }

  /** Whether the database gives a column of a key, so that no value comes twice. */
  public static boolean isGiven(Table table, Index index) {
    return table.columns().stream()
        .filter(column -> index.columns().contains(column.name()))
        .anyMatch(
            column ->
                column.is(Column.Trait.NUMBERED)
                    || column.byDefault().isPresent()
                    || column.family() == TypeFamily.UUID);
  }

  private static boolean has(RegisteredTable table, Index index, Identifier name) {
    return table.column(name).map(column -> index.columns().contains(column.name())).orElse(false);
  }

  private static boolean isNullWhileActive(Deletion.Soft soft) {
    List<SqlExpression> active = soft.marker().active();
    return active.stream().allMatch(SqlExpression::isNull);
  }

  private static boolean isLiteral(SqlExpression value) {
    String sql = value.sql();
    boolean bool = sql.equalsIgnoreCase("TRUE") || sql.equalsIgnoreCase("FALSE");
    boolean number = sql.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '.');
    return bool || number || (sql.startsWith("'") && sql.endsWith("'"));
  }
}
