package io.softdelete.cli.demo;

import java.util.List;

/** What the driver says no to. */
final class RefusedSteps {
  private RefusedSteps() {}

  static List<Step> all() {
    return List.of(
        Step.refused(
            "Deleted rows keep their numbers, so that none may start anew",
            """
            TRUNCATE TABLE reviews RESTART IDENTITY
            """),
        Step.refused(
            "A hint with a slip is no comment: what it meant would be a guess",
            """
            /* softdelete:bypas */ DELETE FROM customers WHERE id = 38
            """));
  }
}
