package io.softdelete.cli.init;

import io.softdelete.cli.schema.CatalogNames;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.GhostKey;
import io.softdelete.cli.schema.Index;
import io.softdelete.cli.schema.MarkerLike;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.Table;
import io.softdelete.cli.schema.TypeFamily;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines of a catalog for one table. Not thread-safe. */
final class TableProposal {
  private final Schema schema;
  private final CatalogNames names;
  private final TableRoles roles;
  private final Table table;
  private final List<String> lines = new ArrayList<>();

  TableProposal(Schema schema, CatalogNames names, TableRoles roles, Table table) {
    this.schema = schema;
    this.names = names;
    this.roles = roles;
    this.table = table;
  }

  List<String> lines() {
    boolean archived = roles.archived().contains(table.name());
    String name = names.table(table.name());
    if (archived) {
      archive();
    } else {
      soft();
    }
    new ErasureProposal(schema, names, table)
        .line()
        .ifPresent(erase -> lines.add("  erase: " + erase));
    keys();
    boolean empty = lines.stream().allMatch(line -> line.strip().startsWith("#"));
    lines.add(0, name + (empty ? ": {}" : ":"));
    return lines;
  }

  private void soft() {
    Optional<MarkerLike> marker = MarkerLike.in(table);
    if (marker.isEmpty()) {
      lines.add("  # the marker deleted_at is to be added");
    } else if (!isStandard(marker.get())) {
      lines.add(
          "  marker: {column: "
              + names.column(marker.get().column().name())
              + ", active: "
              + marker.get().active()
              + ", deleted: "
              + marker.get().deleted()
              + "}");
    }
    Optional<Index> key =
        table.indexes().stream().filter(index -> index.is(Index.Trait.PRIMARY)).findFirst();
    if (key.isPresent() && !GhostKey.isGiven(table, key.get())) {
      boolean revives = schema.server().dialect() != Dialect.MARIADB;
      lines.add(
          revives
              ? "  reinsert: revive   # the application gives the key ("
                  + key.get().shown()
                  + "): an INSERT may meet a deleted row's"
              : "  # an INSERT of a deleted row's key (" + key.get().shown() + ") fails");
    }
  }

  private static boolean isStandard(MarkerLike marker) {
    return marker.column().name().equalsIgnoreCase("deleted_at")
        && marker.deleted().equals("CURRENT_TIMESTAMP");
  }

  private void archive() {
    Optional<Table> there = Optional.ofNullable(roles.archives().get(table.name()));
    TableName archive =
        there
            .map(Table::name)
            .orElseGet(
                () ->
                    new TableName(
                        table.name().schema(),
                        table.name().table()
                            + (isUpper(table.name().table()) ? "_ARCHIVE" : "_archive")));
    if (there.isEmpty()) {
      lines.add(
          "  # rows of a table above move, so these must move too; the archive is to be made");
    }
    lines.add("  delete: archive");
    lines.add(
        "  archive: {table: "
            + names.table(archive)
            + ", set: {"
            + there
                .map(this::archiveSet)
                .orElse("archived_at: CURRENT_TIMESTAMP, deletion_id: \"${operation}\"")
            + "}}");
  }

  private static boolean isUpper(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }

  /** What the archive has and the table has not, as far as a deletion knows it. */
  private String archiveSet(Table archive) {
    List<String> own = table.columns().stream().map(Column::name).toList();
    return archive.columns().stream()
        .filter(column -> !own.contains(column.name()))
        .flatMap(
            column ->
                known(column).map(value -> names.column(column.name()) + ": " + value).stream())
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> known(Column column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    if (column.family() == TypeFamily.TIMESTAMP) {
      return Optional.of("CURRENT_TIMESTAMP");
    }
    if (name.endsWith("_by") && column.family() == TypeFamily.TEXT) {
      return Optional.of("\"${actor}\"");
    }
    if (name.contains("reason") && column.family() == TypeFamily.TEXT) {
      return Optional.of("\"${reason}\"");
    }
    boolean operation = name.equals("deletion_id") || name.equals("operation_id");
    return operation ? Optional.of("\"${operation}\"") : Optional.empty();
  }

  private void keys() {
    List<ForeignKey> children =
        schema.foreignKeys().stream().filter(key -> key.parent().equals(table.name())).toList();
    for (ForeignKey.DeleteRule rule : ForeignKey.DeleteRule.values()) {
      String list =
          children.stream()
              .filter(key -> key.onDelete() == rule && rule.changesChildren())
              .map(key -> names.table(key.child()))
              .distinct()
              .collect(Collectors.joining(", "));
      if (!list.isEmpty()) {
        lines.add("  # " + rule + ": " + list);
      }
    }
  }
}
