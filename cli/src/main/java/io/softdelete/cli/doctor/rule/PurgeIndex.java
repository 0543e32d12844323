package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.ddl.DdlWishes;
import io.softdelete.cli.ddl.PurgeIndexPart;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import java.util.stream.Stream;

/** PURGE has no index to find old deleted rows by. */
public final class PurgeIndex implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    PurgeIndexPart part = new PurgeIndexPart(DdlWishes.NONE);
    return examination
        .tables()
        .flatMap(
            table ->
                part.change(table).stream()
                    .map(
                        change ->
                            Finding.warning(
                                    "purge-index",
                                    table.sql(),
                                    "no index begins with the time of deletion",
                                    "Every batch of PURGE reads the whole table.")
                                .fixedBy(change.sql())));
  }
}
