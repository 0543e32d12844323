package io.softdelete.cli.explain;

import io.softdelete.cli.text.MarkedSql;
import io.softdelete.cli.text.Style;
import io.softdelete.cli.text.TextTable;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes explanations for people. */
final class ExplainReport {
  private static final String INDENT = "    ";

  private final PrintWriter out;
  private final Style style;

  ExplainReport(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  void write(List<Explained> explained) {
    explained.forEach(this::write);
    out.println(style.strong(summary(explained)));
  }

  private void write(Explained statement) {
    out.println(style.strong(heading(statement)));
    indented(statement.sql().lines().toList());
    List<String> result = lines(statement.outcome());
    if (!result.isEmpty()) {
      out.println(style.faint("  ->"));
      indented(result);
    }
    statement.impact().ifPresent(this::write);
    statement.plans().forEach(this::write);
    out.println();
  }

  private static String heading(Explained statement) {
    String place = statement.line() == 1 ? "" : " (line " + statement.line() + ")";
    return statement.number() + place + ": " + statement.outcome().name();
  }

  private List<String> lines(Outcome outcome) {
    if (outcome instanceof Outcome.Rewritten rewritten) {
      return MarkedSql.lines(rewritten.sent(), style);
    }
    if (outcome instanceof Outcome.InSteps steps) {
      return steps.sql().lines().toList();
    }
    if (outcome instanceof Outcome.Refused refused) {
      return (refused.sqlState() + ": " + refused.message()).lines().toList();
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      return List.of("It depends on " + unknown.question() + ".");
    }
    return List.of();
  }

  private void write(Impact impact) {
    if (impact instanceof Impact.Counted counted) {
      out.println(style.faint("  impact"));
      indented(
          TextTable.lines(
              ImpactRow.COLUMNS, counted.rows().stream().map(ImpactRow::cells).toList()));
      indented(counted.blocked().stream().map(BlockedKey::line).map(style::strong).toList());
    } else if (impact instanceof Impact.Unknown unknown) {
      out.println(style.faint("  no impact preview: " + unknown.reason()));
    }
  }

  private void write(QueryPlan plan) {
    String indexes = plan.indexes().isEmpty() ? "no index" : String.join(", ", plan.indexes());
    out.println(style.faint("  plan " + plan.of() + " the driver (" + indexes + ")"));
    indented(plan.lines());
  }

  private void indented(List<String> lines) {
    lines.forEach(line -> out.println(INDENT + line));
  }

  private static String summary(List<Explained> explained) {
    Map<String, Long> counts =
        explained.stream()
            .collect(
                Collectors.groupingBy(
                    statement -> statement.outcome().name(),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return explained.size()
        + (explained.size() == 1 ? " statement: " : " statements: ")
        + counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }
}
