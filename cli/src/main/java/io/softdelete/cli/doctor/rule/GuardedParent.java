package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.ForeignKeys;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.Table;
import io.softdelete.jdbc.schema.ForeignKey;
import java.util.stream.Stream;

/** A table whose physical deletes reach soft or archive tables. */
public final class GuardedParent implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.schema().tables().stream()
        .flatMap(
            table ->
                examination.keys().guarding(table.name().schema(), table.name().table()).stream()
                    .map(key -> finding(examination, table, key)));
  }

  private static Finding finding(Examination examination, Table table, ForeignKey key) {
    boolean registered = examination.policyOf(table.name()).isPresent();
    boolean ignored = examination.catalog().foreignKeys() == ForeignKeys.IGNORE;
    String what =
        "its DELETE reaches "
            + examination.sql(key.child())
            + " by "
            + key.name()
            + " "
            + key.onDelete();
    return registered && !ignored
        ? Finding.note(
            "guarded-parent",
            examination.sql(table.name()),
            what,
            "The driver carries it out by that table's policy, or refuses it (SD006).")
        : Finding.warning(
            "guarded-parent",
            examination.sql(table.name()),
            what,
            "A client without the driver, or a statement past it, really deletes or overwrites"
                + " rows that the catalog keeps. Register this table, or let the key restrict.");
  }
}
