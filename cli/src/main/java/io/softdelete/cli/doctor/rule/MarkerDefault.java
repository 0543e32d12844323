package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Marker;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.RegisteredTable;
import java.util.stream.Stream;

/** A row that is inserted without a value for the marker isn't born active. */
public final class MarkerDefault implements Rule {
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
                                .filter(column -> column.generation().isEmpty())
                                .flatMap(column -> examine(table, soft.marker(), column))));
  }

  private static Stream<Finding> examine(RegisteredTable table, Marker marker, Column column) {
    boolean nullIsActive = marker.active().stream().anyMatch(SqlExpression::isNull);
    boolean onlyNull = marker.active().stream().allMatch(SqlExpression::isNull);
    if (column.byDefault().isEmpty() ? nullIsActive : !onlyNull) {
      return Stream.empty();
    }
    String name = table.schema().server().identifier(column.name());
    String active = marker.active().get(0).sql();
    boolean fails = column.byDefault().isEmpty() && column.is(Column.Trait.NOT_NULL);
    Finding finding =
        new Finding(
            fails
                ? io.softdelete.cli.doctor.Severity.WARNING
                : io.softdelete.cli.doctor.Severity.ERROR,
            "marker-default",
            table.sql(),
            column.byDefault().isEmpty()
                ? "the marker " + column.name() + " has no default"
                : "the default of the marker "
                    + column.name()
                    + " is "
                    + column.byDefault().get()
                    + ", and active rows have NULL",
            fails
                ? "An INSERT that doesn't name it fails."
                : "A row that is inserted without it is born deleted.",
            java.util.List.of());
    return Stream.of(
        finding.fixedBy(
            "ALTER TABLE "
                + table.sql()
                + " ALTER COLUMN "
                + name
                + (onlyNull ? " DROP DEFAULT" : " SET DEFAULT " + active)));
  }
}
