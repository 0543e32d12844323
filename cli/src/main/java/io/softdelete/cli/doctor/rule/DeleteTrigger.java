package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.StoredCode;
import java.util.Locale;
import java.util.stream.Stream;

/** A trigger or rule waits for deletes that don't come any more. */
public final class DeleteTrigger implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.schema().code().stream()
        .filter(code -> code.event().contains("DELETE"))
        .filter(code -> !code.name().table().toLowerCase(Locale.ROOT).endsWith("_guard"))
        .flatMap(code -> examine(examination, code));
  }

  private static Stream<Finding> examine(Examination examination, StoredCode code) {
    return examination
        .tables()
        .filter(table -> table.soft().isPresent())
        .filter(table -> code.table().filter(table.table().name()::equals).isPresent())
        .map(
            table ->
                Finding.warning(
                    "delete-trigger",
                    table.sql(),
                    "the "
                        + code.kind()
                        + " "
                        + code.name().table()
                        + " fires on DELETE, which is an UPDATE now",
                    "What it did no longer happens, but for PURGE. Let it fire on the UPDATE that"
                        + " sets the marker."));
  }
}
