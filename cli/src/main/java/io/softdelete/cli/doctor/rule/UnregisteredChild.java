package io.softdelete.cli.doctor.rule;

import io.softdelete.catalog.Deletion;
import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.jdbc.schema.ForeignKey;
import java.util.stream.Stream;

/** Children that the database would have deleted with their soft parent stay. */
public final class UnregisteredChild implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .foreignKeys()
        .filter(key -> key.onDelete().changesChildren())
        .filter(key -> examination.policyOf(key.child()).isEmpty())
        .filter(key -> !examination.registration().keepsDeleted(key.child()))
        .filter(
            key ->
                examination
                    .policyOf(key.parent())
                    .filter(policy -> policy.deletion() instanceof Deletion.Soft)
                    .isPresent())
        .map(key -> finding(examination, key));
  }

  private static Finding finding(Examination examination, ForeignKey key) {
    return Finding.warning(
        "unregistered-child",
        examination.sql(key.child()),
        "isn't registered, and its key "
            + key.name()
            + " says "
            + key.onDelete()
            + " of "
            + examination.sql(key.parent()),
        "The parent's row stays, marked, so that key never fires: its children go on as if their"
            + " parent were active. Register this table too.");
  }
}
