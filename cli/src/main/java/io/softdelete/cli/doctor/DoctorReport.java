package io.softdelete.cli.doctor;

import io.softdelete.cli.text.Style;
import io.softdelete.cli.text.TextTable;
import io.softdelete.cli.text.Wrapped;
import java.io.PrintWriter;
import java.util.List;

/** Writes findings for people. */
final class DoctorReport {
  private static final int WIDTH = 96;
  private static final String INDENT = "    ";

  private final PrintWriter out;
  private final Style style;

  DoctorReport(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  void write(List<Finding> findings) {
    for (Finding finding : findings) {
      out.println(
          style.strong(finding.severity() + ": " + finding.table())
              + " "
              + style.faint("[" + finding.rule() + "]"));
      indented(Wrapped.lines(finding.what() + ". " + finding.why(), WIDTH));
      finding.fix().forEach(sql -> indented((sql + ";").lines().map(l -> "  " + l).toList()));
      out.println();
    }
    if (!findings.isEmpty()) {
      TextTable.lines(List.of("severity", "findings"), counts(findings)).forEach(out::println);
      out.println();
    }
    out.println(style.strong(Summary.of(findings)));
  }

  private static List<List<String>> counts(List<Finding> findings) {
    return List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE).stream()
        .map(
            severity ->
                List.of(severity.toString(), String.valueOf(Summary.count(findings, severity))))
        .toList();
  }

  private void indented(List<String> lines) {
    lines.forEach(line -> out.println(INDENT + line));
  }
}
