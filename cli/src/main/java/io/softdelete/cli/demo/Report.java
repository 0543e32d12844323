package io.softdelete.cli.demo;

import io.softdelete.cli.text.MarkedSql;
import io.softdelete.cli.text.SentSql;
import io.softdelete.cli.text.Style;
import io.softdelete.cli.text.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the demo down as it goes. */
final class Report {
  private static final int GUTTER = 8;
  private static final String INDENT = " ".repeat(GUTTER);
  private static final String THROUGH = "through softdelete";
  private static final String BESIDE = "plain connection";

  private final PrintWriter out;
  private final Style style;

  Report(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  void begin(DemoServer server) {
    String edits = style == Style.PLAIN ? "underlined with ^^^" : "highlighted";
    out.println(
        style.strong("One web shop, 10,000 rows, a third of them deleted: the same SQL twice."));
    out.println(
        "Left through softdelete-jdbc, right through a plain connection to the same tables.");
    out.println("What the driver wrote into the SQL is " + edits + ".");
    out.println();
    labelled("left", List.of(server.target().shownSoftDeleteUrl()));
    labelled("right", List.of(server.target().toString()));
    labelled(
        "catalog",
        ShopSchema.resource("catalog.yaml").lines().filter(line -> !line.startsWith("#")).toList());
  }

  void chapter(String title) {
    out.println();
    out.println(style.strong("== " + title + " " + "=".repeat(Math.max(0, 76 - title.length()))));
  }

  void step(int number, Comparison comparison) {
    Step step = comparison.step();
    out.println();
    out.println(style.strong("%2d. %s".formatted(number, step.title())));
    out.println();
    labelled("sql", step.sql().lines().toList());
    if (!step.parameters().isEmpty()) {
      labelled("with", List.of(parameters(step)));
    }
    labelled("sent", comparison.sent().map(sent -> sent(step, sent)).orElse(List.of("nothing")));
    if (comparison.through() instanceof Outcome.Refusal refusal) {
      labelled("error", refusal.lines());
      labelled("plain", comparison.beside().lines());
    } else {
      out.println();
      beside(comparison.through().lines(), comparison.beside().lines());
    }
    out.flush();
  }

  private List<String> sent(Step step, SentSql sent) {
    return sent.sql().equals(step.sql()) ? List.of("as it is") : MarkedSql.lines(sent, style);
  }

  private static String parameters(Step step) {
    return step.parameters().stream()
        .map(value -> value instanceof String ? "'" + value + "'" : value.toString())
        .collect(Collectors.joining(", "));
  }

  private void beside(List<String> through, List<String> plain) {
    List<String> left = new ArrayList<>(List.of(THROUGH));
    left.addAll(through);
    int width = TextTable.width(left);
    for (int i = 0; i < Math.max(left.size(), plain.size() + 1); i++) {
      String leftCell = i < left.size() ? left.get(i) : "";
      String rightCell = i == 0 ? BESIDE : i <= plain.size() ? plain.get(i - 1) : "";
      String line = leftCell + " ".repeat(width - leftCell.length()) + "  |  " + rightCell;
      out.println(INDENT + (i == 0 ? style.faint(line) : line.stripTrailing()));
    }
  }

  /** Lines with a word in the margin before the first. */
  private void labelled(String label, List<String> lines) {
    String margin = style.faint("%7s ".formatted(label));
    for (String line : lines) {
      out.println(margin + line);
      margin = INDENT;
    }
  }

  void end() {
    String version = Report.class.getPackage().getImplementationVersion();
    out.println();
    out.println(style.strong("What to do next"));
    out.println(
        """

            1. Add the driver beside your database's:  io.softdelete:softdelete-driver%s
            2. Change the URL:  jdbc:postgresql://db/app  to  jdbc:softdelete:postgresql://db/app
            3. Name your tables in softdelete.yaml on the class path, as in the catalog above
               (or in the URL: ?softdelete.tables=customers,orders for columns deleted_at).
            4. Where deleted rows are wanted, say so: /* softdelete:with-deleted */ SELECT ...

        The same on PostgreSQL, in a schema that it makes and drops:
            java -jar softdelete.jar demo --url jdbc:postgresql://HOST/DATABASE --user NAME
        """
            .stripTrailing()
            .formatted(version == null ? "" : ":" + version));
    out.flush();
  }
}
