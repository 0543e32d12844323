package io.softdelete.it.twin;

import java.util.List;
import java.util.Optional;

/**
 * What both sides made of a call. Immutable.
 *
 * @param expected what the twin gave
 * @param actual what the connection under test gave
 * @param aftermath what is wrong with the rows left behind
 */
public record Comparison(Outcome expected, Outcome actual, Optional<String> aftermath) {
  /** Whether the law holds. */
  public boolean lawful() {
    return expected.equals(actual) && aftermath.isEmpty();
  }

  /** Whether the statement says nothing about the law, since it was given up. */
  public boolean abandoned() {
    return expected.abandoned() || actual.abandoned();
  }

  /** What differs, shortened. */
  public String difference() {
    StringBuilder text = new StringBuilder();
    if (!expected.failure().equals(actual.failure())) {
      text.append("expected: ").append(summary(expected)).append('\n');
      text.append("actual:   ").append(summary(actual)).append('\n');
    } else if (!expected.equals(actual)) {
      append(text, "only the twin gives:", Multiset.minus(expected.parts(), actual.parts()));
      append(text, "only the driver gives:", Multiset.minus(actual.parts(), expected.parts()));
      if (Multiset.minus(expected.parts(), actual.parts()).isEmpty()
          && Multiset.minus(actual.parts(), expected.parts()).isEmpty()) {
        text.append("the rows come in another order\n");
      }
    }
    aftermath.ifPresent(fault -> text.append("afterwards: ").append(fault).append('\n'));
    return text.toString();
  }

  private static String summary(Outcome outcome) {
    return outcome.succeeded()
        ? "succeeds with " + outcome.parts().size() + " parts"
        : outcome.toString();
  }

  private static void append(StringBuilder text, String heading, List<String> lines) {
    text.append(heading).append('\n');
    for (String line : lines.subList(0, Math.min(lines.size(), 6))) {
      text.append("    ")
          .append(line.length() > 300 ? line.substring(0, 300) + "…" : line)
          .append('\n');
    }
    if (lines.size() > 6) {
      text.append("    … ").append(lines.size()).append(" in all\n");
    }
  }
}
