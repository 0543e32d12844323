package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.jdbc.schema.ForeignKey;
import java.util.stream.Stream;

/** A key between registered tables is checked at the end of the transaction. */
public final class DeferredKey implements Rule {
  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .foreignKeys()
        .filter(ForeignKey::deferred)
        .filter(key -> examination.policyOf(key.parent()).isPresent())
        .filter(key -> examination.policyOf(key.child()).isPresent())
        .map(
            key ->
                Finding.note(
                    "deferred-key",
                    examination.sql(key.child()),
                    "the key " + key.name() + " is checked at the end of the transaction",
                    "The driver doesn't check then: a child that is deleted later in the same"
                        + " transaction doesn't help its parent's DELETE."));
  }
}
