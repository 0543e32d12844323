package io.softdelete.cli.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softdelete.cli.text.Style;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Writes down what was verified. */
final class VerifyReport {
  private VerifyReport() {}

  static void write(List<Verified> verified, PrintWriter out, Style style) {
    for (Verified one : verified) {
      if (one.difference().isPresent()) {
        Difference difference = one.difference().get();
        String place = one.line() == 0 ? "afterwards" : "line " + one.line();
        out.println(style.strong(place + ": " + name(difference)));
        one.sql().lines().forEach(line -> out.println("    " + line));
        difference.lines().forEach(line -> out.println("  " + line));
        out.println();
      }
    }
    out.println(style.strong(summary(verified)));
  }

  private static String summary(List<Verified> verified) {
    long refused = count(verified, true);
    long different = count(verified, false);
    return "%d statements: %d alike, %d different, %d refused"
        .formatted(verified.size(), verified.size() - refused - different, different, refused);
  }

  private static long count(List<Verified> verified, boolean refused) {
    return verified.stream()
        .flatMap(one -> one.difference().stream())
        .filter(difference -> (difference.kind() == Difference.Kind.REFUSED) == refused)
        .count();
  }

  static String json(List<Verified> verified) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("statements", verified.size());
    ArrayNode differences = report.putArray("differences");
    for (Verified one : verified) {
      one.difference()
          .ifPresent(
              difference -> {
                ObjectNode node = differences.addObject();
                node.put("line", one.line());
                node.put("sql", one.sql());
                node.put("kind", name(difference));
                difference.lines().forEach(node.withArray("details")::add);
              });
    }
    return report.toPrettyString();
  }

  private static String name(Difference difference) {
    return difference.kind().name().toLowerCase(Locale.ROOT);
  }
}
