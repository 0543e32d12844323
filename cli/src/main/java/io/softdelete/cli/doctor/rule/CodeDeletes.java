package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Deletion;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.SqlWords;
import io.softdelete.cli.schema.StoredCode;
import java.util.Optional;
import java.util.stream.Stream;

/** Code in the database really deletes rows of a registered table. */
public final class CodeDeletes implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.schema().code().stream()
        .filter(code -> CodeReads.hasBody(examination, code))
        .flatMap(code -> examine(examination, code));
  }

  private static Stream<Finding> examine(Examination examination, StoredCode code) {
    SqlWords words = SqlWords.of(code.definition(), examination.server());
    return examination
        .tables()
        .filter(table -> !(table.policy().deletion() instanceof Deletion.Hard))
        .filter(table -> !code.table().equals(Optional.of(table.table().name())))
        .filter(table -> table.isDeletedFrom(words))
        .map(
            table ->
                Finding.error(
                    "code-deletes",
                    examination.sql(code.name()),
                    "the " + code.kind() + " deletes from " + table.sql(),
                    "It runs inside the database, past the driver: the rows are gone. Let it set"
                        + " the marker instead, or let the application delete."));
  }
}
