package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.ddl.Change;
import io.softdelete.cli.ddl.DdlWishes;
import io.softdelete.cli.ddl.KeyPart;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.GhostKey;
import io.softdelete.cli.schema.Index;
import io.softdelete.cli.schema.RegisteredTable;
import java.util.stream.Stream;

/** A unique key has a column that is NULL in every active row. */
public final class KeyEnforcesNothing implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .flatMap(
            table ->
                table.table().indexes().stream()
                    .filter(index -> GhostKey.of(table, index) == GhostKey.ENFORCES_NOTHING)
                    .map(index -> finding(table, index)));
  }

  private static Finding finding(RegisteredTable table, Index index) {
    return Finding.error(
            "unique-enforces-nothing",
            table.sql(),
            "the unique key " + index.name() + " (" + index.shown() + ") enforces nothing",
            "A column of it is NULL in all active rows, and two NULLs are never the same: the"
                + " table takes the same values twice. Duplicates have to go before it is mended.")
        .fixedBy(
            new KeyPart(DdlWishes.NONE).changes(table, index).stream().map(Change::sql).toList());
  }
}
