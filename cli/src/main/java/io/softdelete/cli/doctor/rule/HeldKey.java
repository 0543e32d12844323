package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Reinsert;
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

/** A deleted row holds a value that has to be unique. */
public final class HeldKey implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .filter(table -> table.policy().reinsert() != Reinsert.REVIVE)
        .flatMap(
            table ->
                table.table().indexes().stream()
                    .filter(index -> GhostKey.of(table, index) == GhostKey.HELD)
                    .map(index -> finding(table, index)));
  }

  private static Finding finding(RegisteredTable table, Index index) {
    return Finding.warning(
            "unique-held",
            table.sql(),
            "deleted rows count in the unique key " + index.name() + " (" + index.shown() + ")",
            "Nobody can use the value of a deleted row again: the INSERT fails with a unique"
                + " violation on a row that nobody sees. Let it count active rows only.")
        .fixedBy(
            new KeyPart(DdlWishes.NONE).changes(table, index).stream().map(Change::sql).toList());
  }
}
