package io.softdelete.cli.recycle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softdelete.cli.options.Format;
import io.softdelete.cli.text.TextTable;
import io.softdelete.jdbc.Purged;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** What a purge did, or would do. */
final class PurgeReport {
  private final PrintWriter out;
  private final Format format;

  PurgeReport(PrintWriter out, Format format) {
    this.out = out;
    this.format = format;
  }

  /** Rows that are due, by table. */
  void due(Map<String, Long> due) {
    if (format == Format.JSON) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("dryRun", true);
      ArrayNode tables = node.putArray("tables");
      due.forEach((name, rows) -> tables.addObject().put("table", name).put("due", rows));
      out.println(node.toPrettyString());
    } else {
      List<List<String>> rows =
          due.entrySet().stream()
              .map(entry -> List.of(entry.getKey(), String.valueOf(entry.getValue())))
              .toList();
      TextTable.lines(List.of("table", "due"), rows).forEach(out::println);
      out.println(ConsentOptions.NOTHING_DONE);
    }
    out.flush();
  }

  /** Rows that are gone, and rows that aren't. */
  void done(Purged purged) {
    if (format == Format.JSON) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("dryRun", false);
      node.put("complete", purged.complete());
      node.put("milliseconds", purged.elapsed().toMillis());
      ArrayNode tables = node.putArray("tables");
      purged
          .tables()
          .forEach(
              table ->
                  tables
                      .addObject()
                      .put("table", table.name())
                      .put("removed", table.rows())
                      .put("left", table.left()));
      out.println(node.toPrettyString());
    } else {
      TextTable.lines(
              List.of("table", "removed", "left"),
              purged.tables().stream()
                  .map(
                      table ->
                          List.of(
                              table.name(),
                              String.valueOf(table.rows()),
                              String.valueOf(table.left())))
                  .toList())
          .forEach(out::println);
      out.println(
          purged.rows()
              + (purged.rows() == 1 ? " row" : " rows")
              + " removed in "
              + Seconds.of(purged.elapsed())
              + (purged.complete() ? "." : ", stopped before the end: run it again to go on."));
    }
    out.flush();
  }
}
