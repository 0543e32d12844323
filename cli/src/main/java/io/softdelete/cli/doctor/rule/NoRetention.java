package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Deletion;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.RegisteredTable;
import java.util.List;
import java.util.stream.Stream;

/** Deleted rows are kept for ever. */
public final class NoRetention implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    List<String> tables =
        examination
            .tables()
            .filter(table -> !(table.policy().deletion() instanceof Deletion.Hard))
            .filter(table -> table.policy().retention().isEmpty())
            .map(RegisteredTable::sql)
            .toList();
    return tables.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.note(
                "no-retention",
                String.join(", ", tables),
                "deleted rows are kept for ever",
                "They cost space and time, and the law may want personal ones gone. Let the"
                    + " catalog say retention: 365d, say; PURGE removes what is older."));
  }
}
