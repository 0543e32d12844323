package io.softdelete.cli.doctor;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Findings as one page without anything from elsewhere, for light and dark. */
final class HtmlReport {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --text: #1d2129; --faint: #5c6470; --page: #f6f7f9;
        --card: #ffffff; --line: #d9dde3; --code: #f0f2f5;
        --error: #b3261e; --warning: #8a5a00; --note: #2b5fa8; }
      @media (prefers-color-scheme: dark) { :root { --text: #e6e8ec; --faint: #a3abb8;
        --page: #14161a; --card: #1e2127; --line: #343a44; --code: #14161a;
        --error: #ff8a80; --warning: #ffc766; --note: #8ab8ff; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 4rem; color: var(--text);
        background: var(--page); font: 16px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
      .of { color: var(--faint); margin: 0 0 1.5rem; overflow-wrap: anywhere; }
      .filter { margin-right: .4rem; accent-color: var(--note); }
      label { margin-right: 1.5rem; }
      article { background: var(--card); border: 1px solid var(--line); border-left-width: 6px;
        border-radius: 6px; margin: 1rem 0; padding: .8rem 1.1rem; }
      article.error { border-left-color: var(--error); }
      article.warning { border-left-color: var(--warning); }
      article.note { border-left-color: var(--note); }
      h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
      .severity { font-size: .8rem; font-weight: 700; text-transform: uppercase;
        letter-spacing: .04em; }
      .error .severity { color: var(--error); }
      .warning .severity { color: var(--warning); }
      .note .severity { color: var(--note); }
      .rule { color: var(--faint); font-size: .8rem; float: right; }
      p { margin: .35rem 0; }
      pre { background: var(--code); border: 1px solid var(--line); border-radius: 4px;
        margin: .6rem 0 .2rem; overflow-x: auto; padding: .6rem .8rem;
        font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; }
      #show-error:not(:checked) ~ main .error, #show-warning:not(:checked) ~ main .warning,
      #show-note:not(:checked) ~ main .note { display: none; }
      @media print { .filter, label { display: none; } article { break-inside: avoid; } }
      """;

  private HtmlReport() {}

  static String of(String database, List<Finding> findings) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>Soft delete: ")
        .append(escaped(Summary.of(findings)))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(escaped(Summary.of(findings)))
        .append("</h1>\n<p class=\"of\">softdelete doctor, ")
        .append(LocalDate.now(ZoneId.systemDefault()))
        .append(": ")
        .append(escaped(database))
        .append("</p>\n");
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
      filter(page, severity, Summary.count(findings, severity));
    }
    page.append("<main>\n");
    findings.forEach(finding -> article(page, finding));
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  /** A box that the style sheet looks at: no script. */
  private static void filter(StringBuilder page, Severity severity, long count) {
    page.append(
        "<input class=\"filter\" type=\"checkbox\" checked id=\"show-%1$s\"><label for=\"show-%1$s\">%1$ss (%2$d)</label>\n"
            .formatted(severity, count));
  }

  private static void article(StringBuilder page, Finding finding) {
    page.append("<article class=\"")
        .append(finding.severity())
        .append("\">\n<span class=\"rule\">")
        .append(escaped(finding.rule()))
        .append("</span>\n<span class=\"severity\">")
        .append(finding.severity())
        .append("</span>\n<h2>")
        .append(escaped(finding.table()))
        .append("</h2>\n<p>")
        .append(escaped(sentence(finding.what())))
        .append("</p>\n<p>")
        .append(escaped(finding.why()))
        .append("</p>\n");
    if (!finding.fix().isEmpty()) {
      page.append("<pre>")
          .append(escaped(String.join(";\n", finding.fix()) + ";"))
          .append("</pre>\n");
    }
    page.append("</article>\n");
  }

  private static String sentence(String what) {
    return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ".";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
