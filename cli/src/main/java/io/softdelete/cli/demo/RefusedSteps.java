package io.softdelete.cli.demo;

import java.util.List;

/** What the driver says no to. */
final class RefusedSteps {
  private RefusedSteps() {}

  static List<Step> all() {
    return List.of(
        Step.refused(
            "TRUNCATE would lose rows for good",
            """
            TRUNCATE TABLE reviews
            """),
        Step.refused(
            "DELETE of a customer would leave active orders behind",
            """
            DELETE FROM customers WHERE id = 38
            """));
  }
}
