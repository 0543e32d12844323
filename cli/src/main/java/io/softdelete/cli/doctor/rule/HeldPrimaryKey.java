package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Reinsert;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.GhostKey;
import java.util.stream.Stream;

/** A deleted row holds a primary key that the application gives. */
public final class HeldPrimaryKey implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .filter(table -> table.policy().reinsert() != Reinsert.REVIVE)
        .flatMap(
            table ->
                table.table().indexes().stream()
                    .filter(index -> GhostKey.of(table, index) == GhostKey.HELD_PRIMARY)
                    .map(
                        index ->
                            Finding.note(
                                "primary-key-held",
                                table.sql(),
                                "deleted rows hold their primary key (" + index.shown() + ")",
                                "A row that is deleted and inserted again fails. Where that"
                                    + " happens, as in tables that link two others, let the"
                                    + " catalog say reinsert: revive.")));
  }
}
