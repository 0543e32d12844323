package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import java.util.stream.Stream;

/** A registered table isn't there. */
public final class MissingTable implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.registration().missing().stream()
        .map(
            policy ->
                Finding.error(
                    "table-missing",
                    policy.name().sql(),
                    "the catalog registers a table that isn't there",
                    "If its name is misspelt, its rows are really deleted."
                        + " Correct the name in the catalog, or take it out."));
  }
}
