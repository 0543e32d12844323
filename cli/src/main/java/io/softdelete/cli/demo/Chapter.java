package io.softdelete.cli.demo;

import java.util.List;

/**
 * Steps on one subject.
 *
 * @param title the subject
 * @param steps in the order in which they run: some show what earlier ones did
 */
record Chapter(String title, List<Step> steps) {
  /** Copies the list. */
  Chapter {
    steps = List.copyOf(steps);
  }

  /** All there is to show. */
  static List<Chapter> all() {
    return List.of(
        new Chapter("Reading: deleted rows are not there", ReadingSteps.all()),
        new Chapter("Writing: nothing is lost", WritingSteps.all()),
        new Chapter("Hints: deleted rows on purpose", HintSteps.all()),
        new Chapter("Refusals: the driver never guesses", RefusedSteps.all()));
  }
}
