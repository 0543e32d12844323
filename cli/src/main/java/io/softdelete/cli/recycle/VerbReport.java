package io.softdelete.cli.recycle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softdelete.cli.options.Format;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * What came of an UNDELETE or ERASE. Immutable.
 *
 * @param table the table that was named
 * @param done what was done to its rows: {@code restored}, {@code erased}
 * @param rows how many
 * @param losses what couldn't come back
 */
record VerbReport(String table, String done, long rows, List<String> losses) {
  /** Copies the list. */
  VerbReport {
    losses = List.copyOf(losses);
  }

  /** Writes it; {@code nothingDone} is said of a dry run, and empty when it was none. */
  void write(PrintWriter out, Format format, Optional<String> nothingDone) {
    boolean dryRun = nothingDone.isPresent();
    if (format == Format.JSON) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("table", table);
      node.put("dryRun", dryRun);
      node.put(done, rows);
      losses.forEach(node.putArray("losses")::add);
      out.println(node.toPrettyString());
    } else {
      String count = rows + (rows == 1 ? " row of " : " rows of ") + table;
      out.println(dryRun ? count + " would be " + done + "." : count + " " + done + ".");
      losses.forEach(loss -> out.println("  " + loss));
      nothingDone.ifPresent(out::println);
    }
    out.flush();
  }
}
