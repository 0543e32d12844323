package io.softdelete.cli.recycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.softdelete.jdbc.DeletedRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Deleted rows in words. */
final class DeletedRowText {
  static final List<String> COLUMNS = List.of("when", "table", "key", "who", "why", "where");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private DeletedRowText() {}

  static List<String> cells(DeletedRow row) {
    return List.of(
        row.at().map(DeletedRowText::local).orElse("?"),
        row.table(),
        String.join(", ", row.key()),
        row.by().orElse("?"),
        row.reason().orElse(""),
        place(row));
  }

  /** In the time zone of whoever reads it. */
  private static String local(Instant time) {
    return TIME.format(time.atZone(ZoneId.systemDefault()));
  }

  private static String place(DeletedRow row) {
    return row.place().name().toLowerCase(Locale.ROOT);
  }

  static void put(ObjectNode node, DeletedRow row) {
    node.put("table", row.table());
    row.key().forEach(node.putArray("key")::add);
    row.at().ifPresent(time -> node.put("at", time.toString()));
    row.by().ifPresent(actor -> node.put("by", actor));
    row.reason().ifPresent(reason -> node.put("reason", reason));
    row.operation().ifPresent(id -> node.put("operation", id));
    node.put("place", place(row));
  }
}
