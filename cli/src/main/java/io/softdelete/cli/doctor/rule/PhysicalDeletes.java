package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.RegisteredTable;
import java.util.stream.Stream;

/** Rows of a soft table were really deleted, by the server's statistics or by the audit table. */
public final class PhysicalDeletes implements Rule {
  private static final String ID = "physical-deletes";

  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .filter(table -> table.soft().isPresent())
        .flatMap(table -> Stream.concat(counted(table), missing(examination, table)));
  }

  private static Stream<Finding> counted(RegisteredTable table) {
    long deletions = table.table().deletions();
    return deletions == 0
        ? Stream.empty()
        : Stream.of(
            Finding.note(
                ID,
                table.sql(),
                "the server counted " + deletions + " physically deleted rows",
                "If that was neither PURGE nor before the driver came, somebody deletes past it:"
                    + " ddl --guard-trigger stops that."));
  }

  private static Stream<Finding> missing(Examination examination, RegisteredTable table) {
    long gap = examination.gaps().getOrDefault(table.table().name(), 0L);
    return gap == 0
        ? Stream.empty()
        : Stream.of(
            Finding.warning(
                ID,
                table.sql(),
                gap + " rows are marked as deleted by the audit table, and gone",
                "Somebody removed them past the driver, or purged without a retention."));
  }
}
