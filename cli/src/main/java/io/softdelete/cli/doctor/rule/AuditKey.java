package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import java.util.stream.Stream;

/** An audited table has no primary key for the audit row to name. */
public final class AuditKey implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .filter(table -> table.policy().audit() && table.table().primaryKey().isEmpty())
        .map(
            table ->
                Finding.error(
                    "audit-key",
                    table.sql(),
                    "is audited, and its rows have no primary key",
                    "Nobody could tell afterwards which row it was: every DELETE fails (SD006)."));
  }
}
