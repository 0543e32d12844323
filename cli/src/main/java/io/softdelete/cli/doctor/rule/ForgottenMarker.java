package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.CatalogNames;
import io.softdelete.cli.schema.MarkerLike;
import io.softdelete.cli.schema.Table;
import java.util.stream.Stream;

/** A table has a column that looks like a marker, and isn't registered. */
public final class ForgottenMarker implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.schema().tables().stream()
        .filter(table -> examination.policyOf(table.name()).isEmpty())
        .filter(table -> !examination.registration().keepsDeleted(table.name()))
        .flatMap(
            table ->
                MarkerLike.in(table).stream().map(marker -> finding(examination, table, marker)));
  }

  private static Finding finding(Examination examination, Table table, MarkerLike marker) {
    CatalogNames names = new CatalogNames(examination.schema());
    return Finding.warning(
        "marker-forgotten",
        examination.sql(table.name()),
        "the column " + marker.column().name() + " looks like a marker, and the catalog is silent",
        "Its deleted rows are seen, and a DELETE removes rows. Register it: "
            + names.table(table.name())
            + ": {marker: {column: "
            + names.column(marker.column().name())
            + ", active: "
            + marker.active()
            + ", deleted: "
            + marker.deleted()
            + "}}");
  }
}
