package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.SqlWords;
import io.softdelete.cli.schema.StoredCode;
import io.softdelete.rewriter.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Code in the database names a soft table and not its marker: it sees deleted rows. */
public final class CodeReads implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.schema().code().stream()
        .filter(code -> hasBody(examination, code))
        .flatMap(code -> examine(examination, code));
  }

  /** A PostgreSQL trigger's body is its function's. */
  static boolean hasBody(Examination examination, StoredCode code) {
    return !code.definition().isEmpty()
        && (code.kind() != StoredCode.Kind.TRIGGER
            || examination.server().dialect() != Dialect.POSTGRESQL);
  }

  private static Stream<Finding> examine(Examination examination, StoredCode code) {
    SqlWords words = SqlWords.of(code.definition(), examination.server());
    List<String> tables =
        examination
            .tables()
            .filter(table -> table.soft().isPresent())
            .filter(table -> !code.table().equals(Optional.of(table.table().name())))
            .filter(table -> table.isNamed(words))
            .filter(table -> !table.mentionsMarker(code.definition()))
            .filter(table -> !table.isDeletedFrom(words))
            .map(RegisteredTable::sql)
            .toList();
    return tables.isEmpty() ? Stream.empty() : Stream.of(finding(examination, code, tables));
  }

  private static Finding finding(Examination examination, StoredCode code, List<String> tables) {
    String name = examination.sql(code.name());
    Finding finding =
        Finding.warning(
            "code-reads",
            name,
            "the " + code.kind() + " names " + String.join(", ", tables) + " and not the marker",
            "It runs inside the database, past the driver: it sees deleted rows, and shows them"
                + " to whoever asks.");
    return code.kind() == StoredCode.Kind.VIEW
        ? examination
            .filtered(code.definition().strip())
            .map(query -> finding.fixedBy("CREATE OR REPLACE VIEW " + name + " AS " + bare(query)))
            .orElse(finding)
        : finding;
  }

  private static String bare(String query) {
    return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
  }
}
