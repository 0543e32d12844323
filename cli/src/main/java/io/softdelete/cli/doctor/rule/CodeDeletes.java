package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Deletion;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.SqlWords;
import io.softdelete.cli.schema.StoredCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Code in the database really deletes rows of a registered table. */
public final class CodeDeletes implements Rule {
  private static final List<List<String>> DELETES =
      List.of(
          List.of("DELETE"),
          List.of("DELETE", "FROM"),
          List.of("TRUNCATE"),
          List.of("TRUNCATE", "TABLE"));

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
        .filter(table -> deletes(words, table))
        .map(
            table ->
                Finding.error(
                    "code-deletes",
                    examination.sql(code.name()),
                    "the " + code.kind() + " deletes from " + table.sql(),
                    "It runs inside the database, past the driver: the rows are gone. Let it set"
                        + " the marker instead, or let the application delete."));
  }

  /** Whether a text deletes from a table. */
  static boolean deletes(SqlWords words, RegisteredTable table) {
    String name = table.table().name().table();
    return DELETES.stream().anyMatch(sequence -> words.namesAfter(sequence, name));
  }
}
