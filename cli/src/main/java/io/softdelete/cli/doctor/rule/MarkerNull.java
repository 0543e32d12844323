package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Marker;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.rewriter.Dialect;
import java.util.stream.Stream;

/** A marker may be NULL though NULL means deleted, or must not be though NULL means active. */
public final class MarkerNull implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .flatMap(
            table ->
                table.soft().stream()
                    .flatMap(
                        soft ->
                            table.column(soft.marker().column()).stream()
                                .flatMap(column -> examine(table, soft.marker(), column))));
  }

  private static Stream<Finding> examine(RegisteredTable table, Marker marker, Column column) {
    boolean notNull = column.is(Column.Trait.NOT_NULL);
    boolean nullIsActive = marker.active().stream().anyMatch(SqlExpression::isNull);
    boolean onlyNull = marker.active().stream().allMatch(SqlExpression::isNull);
    if (notNull && onlyNull) {
      return Stream.of(
          Finding.error(
                  "marker-null",
                  table.sql(),
                  "the marker " + column.name() + " must not be NULL, and NULL means active",
                  "Every row is a deleted one.")
              .fixedBy(nullable(table, column)));
    }
    if (!notNull && !nullIsActive) {
      return Stream.of(
          Finding.warning(
                  "marker-null",
                  table.sql(),
                  "the marker " + column.name() + " may be NULL, which means deleted",
                  "Rows that were inserted with NULL are invisible. Let the catalog say active: ["
                      + marker.active().get(0).sql()
                      + ", null], or forbid NULL.")
              .fixedBy(notNullable(table, column)));
    }
    return Stream.empty();
  }

  private static String nullable(RegisteredTable table, Column column) {
    String name = table.schema().server().identifier(column.name());
    String alter = "ALTER TABLE " + table.sql();
    return switch (table.schema().server().dialect()) {
      case MARIADB -> alter + " MODIFY " + name + " " + column.type() + " NULL";
      case POSTGRESQL, H2, STANDARD -> alter + " ALTER COLUMN " + name + " DROP NOT NULL";
    };
  }

  private static String notNullable(RegisteredTable table, Column column) {
    String name = table.schema().server().identifier(column.name());
    String alter = "ALTER TABLE " + table.sql();
    return table.schema().server().dialect() == Dialect.MARIADB
        ? alter + " MODIFY " + name + " " + column.type() + " NOT NULL"
        : alter + " ALTER COLUMN " + name + " SET NOT NULL";
  }
}
