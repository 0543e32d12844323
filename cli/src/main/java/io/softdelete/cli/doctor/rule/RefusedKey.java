package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.ForeignKeys;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import java.util.stream.Stream;

/** A soft table has a key to one whose rows really go: the driver refuses that parent's DELETE. */
public final class RefusedKey implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination.catalog().foreignKeys() == ForeignKeys.IGNORE
        ? Stream.empty()
        : examination
            .foreignKeys()
            .filter(key -> isSoft(examination, key.child()))
            .filter(key -> leaves(examination, key))
            .map(key -> finding(examination, key));
  }

  private static boolean leaves(Examination examination, ForeignKey key) {
    return examination
        .policyOf(key.parent())
        .map(policy -> !(policy.deletion() instanceof Deletion.Soft))
        .orElseGet(() -> key.onDelete().changesChildren());
  }

  private static boolean isSoft(Examination examination, TableName table) {
    return examination
        .policyOf(table)
        .filter(policy -> policy.deletion() instanceof Deletion.Soft)
        .isPresent();
  }

  private static Finding finding(Examination examination, ForeignKey key) {
    String child = examination.sql(key.child());
    boolean mariadb = examination.server().dialect() == Dialect.MARIADB;
    return Finding.error(
            "key-refused",
            examination.sql(key.parent()),
            child + ", a soft table, refers to it by " + key.name() + " " + key.onDelete(),
            "A deleted row of "
                + child
                + " would stand in the way of the DELETE or be lost with it, so the driver refuses"
                + " it (SD006). Let both be soft, or both archive, or drop the key.")
        .fixedBy(
            "ALTER TABLE "
                + child
                + (mariadb ? " DROP FOREIGN KEY " : " DROP CONSTRAINT ")
                + examination.server().identifier(key.name()));
  }
}
