package io.softdelete.cli.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A column that looks like a marker, by its name and type. Immutable.
 *
 * @param column the column
 * @param active the value of active rows as the catalog writes it in YAML
 * @param deleted the value of deleted rows as the catalog writes it in YAML
 */
public record MarkerLike(Column column, String active, String deleted) {
  private static final Set<String> MOMENTS =
      Set.of(
          "deleted_at",
          "deleted_on",
          "deleted_date",
          "date_deleted",
          "deletion_date",
          "deletion_time",
          "deleted_time",
          "deleted_ts",
          "deletedat",
          "deletedon",
          "deleted",
          "removed_at",
          "removed_on",
          "trashed_at",
          "discarded_at");
  private static final Set<String> FLAGS =
      Set.of(
          "is_deleted",
          "isdeleted",
          "deleted",
          "deleted_flag",
          "delete_flag",
          "del_flag",
          "soft_deleted",
          "is_removed",
          "removed",
          "is_trashed");

  /** The column of a table that looks most like a marker. */
  public static Optional<MarkerLike> in(Table table) {
    List<MarkerLike> found = table.columns().stream().flatMap(c -> of(c).stream()).toList();
    return found.stream()
        .filter(like -> like.active().equals("null"))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  private static Optional<MarkerLike> of(Column column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    TypeFamily family = column.family();
    boolean nullable = !column.is(Column.Trait.NOT_NULL);
    if (MOMENTS.contains(name) && nullable && family == TypeFamily.TIMESTAMP) {
      return Optional.of(new MarkerLike(column, "null", "CURRENT_TIMESTAMP"));
    }
    if (MOMENTS.contains(name) && nullable && family == TypeFamily.DATE) {
      return Optional.of(new MarkerLike(column, "null", "CURRENT_DATE"));
    }
    return FLAGS.contains(name) ? flag(column, family, nullable) : Optional.empty();
  }

  private static Optional<MarkerLike> flag(Column column, TypeFamily family, boolean nullable) {
    return switch (family) {
      case BOOLEAN -> Optional.of(of(column, "false", "true", nullable));
      case INTEGER -> Optional.of(of(column, "0", "1", nullable));
      case TEXT -> {
        boolean digits = column.byDefault().orElse("").contains("'0'");
        yield Optional.of(
            digits
                ? of(column, "\"'0'\"", "\"'1'\"", nullable)
                : of(column, "\"'N'\"", "\"'Y'\"", nullable));
      }
      default -> Optional.empty();
    };
  }

  private static MarkerLike of(Column column, String active, String deleted, boolean nullable) {
    return new MarkerLike(column, nullable ? "[" + active + ", null]" : active, deleted);
  }
}
