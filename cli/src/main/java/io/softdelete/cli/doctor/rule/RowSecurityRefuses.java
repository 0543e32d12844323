package io.softdelete.cli.doctor.rule;

import io.softdelete.cli.doctor.Examination;
import io.softdelete.cli.doctor.Finding;
import io.softdelete.cli.doctor.Rule;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.RowSecurity.Policy;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Row-level security doesn't let the UPDATE pass that marks a row as deleted. */
public final class RowSecurityRefuses implements Rule {
  private static final String ID = "row-security";

  @Override
  public Stream<Finding> examine(Examination examination) {
    return examination
        .tables()
        .filter(table -> table.soft().isPresent() && table.table().security().enabled())
        .flatMap(RowSecurityRefuses::examine);
  }

  private static Stream<Finding> examine(RegisteredTable table) {
    List<Policy> policies = table.table().security().policies();
    if (policies.stream().noneMatch(policy -> policy.permissive() && policy.concerns("UPDATE"))) {
      return Stream.of(
          Finding.error(
              ID,
              table.sql(),
              "row-level security is on, and no policy allows an UPDATE",
              "A DELETE is an UPDATE now: it marks no row, and says so. Add a policy FOR UPDATE,"
                  + " with the condition of the one FOR DELETE."));
    }
    return Stream.concat(
        refusing(table, policies, "SELECT", Policy::using),
        refusing(table, policies, "UPDATE", RowSecurityRefuses::check));
  }

  private static String check(Policy policy) {
    return policy.check().isEmpty() ? policy.using() : policy.check();
  }

  /** One permissive policy that doesn't look at the marker is enough, a restrictive one is not. */
  private static Stream<Finding> refusing(
      RegisteredTable table,
      List<Policy> policies,
      String command,
      Function<Policy, String> condition) {
    List<Policy> concerned = policies.stream().filter(p -> p.concerns(command)).toList();
    boolean allowed =
        concerned.stream()
            .anyMatch(p -> p.permissive() && !table.mentionsMarker(condition.apply(p)));
    return concerned.stream()
        .filter(policy -> table.mentionsMarker(condition.apply(policy)))
        .filter(policy -> !policy.permissive() || !allowed)
        .map(
            policy ->
                Finding.error(
                    ID,
                    table.sql(),
                    "the policy " + policy.name() + " (" + command + ") looks at the marker",
                    "The row that a DELETE has marked must pass it too, or PostgreSQL fails with"
                        + " 42501. The driver filters by itself: let the policy leave the marker"
                        + " out, or hold for roles of other clients only."));
  }
}
