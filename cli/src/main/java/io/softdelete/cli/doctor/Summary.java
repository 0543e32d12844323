package io.softdelete.cli.doctor;

import java.util.List;

/** Findings in one line. */
final class Summary {
  private Summary() {}

  static String of(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "Nothing to report.";
    }
    return words(count(findings, Severity.ERROR), "error")
        + ", "
        + words(count(findings, Severity.WARNING), "warning")
        + ", "
        + words(count(findings, Severity.NOTE), "note");
  }

  static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static String words(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
