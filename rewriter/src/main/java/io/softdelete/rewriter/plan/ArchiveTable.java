package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The archive of a table, checked against the live schema before anything moves. */
final class ArchiveTable {
  private final Work work;
  private final TableReference reference;
  private final Deletion.Archive archive;
  private final LiveTable table;
  private final List<Session.Column> live;

  /**
   * The archive of the table that a statement names.
   *
   * @throws UnsupportedSql SD006 when one of them isn't there
   */
  ArchiveTable(Work work, TableReference reference, Deletion.Archive archive) {
    this.work = work;
    this.reference = reference;
    this.archive = archive;
    this.table = LiveTable.of(work, archive.table(), reference);
    this.live = work.columns(reference);
    if (live.isEmpty()) {
      throw mismatch("the table " + work.name(reference) + " isn't there", "correct the statement");
    }
  }

  /**
   * The INSERT that keeps deleted rows.
   *
   * @throws UnsupportedSql SD006 when the archive can't take them
   */
  Recording recording() {
    Recording.Builder builder = new Recording.Builder();
    Set<String> set = new HashSet<>();
    archive.set().keySet().forEach(name -> set.add(column(name).name()));
    for (Session.Column column : live) {
      if (column.generated() && table.find(column).isEmpty()) {
        continue;
      }
      Session.Column kept = kept(column);
      if (!kept.generated() && !set.contains(kept.name())) {
        requireRoom(kept, column);
        builder.add(work, kept, Fragment.of(LiveTable.quoted(work, column.name())));
      }
    }
    archive
        .set()
        .forEach(
            (name, value) -> {
              Session.Column column = column(name);
              builder.add(
                  work, column, new PlaceholderWriter(work).write(value.sql(), column::type));
            });
    Recording.Builder.missing(table, work, builder)
        .ifPresent(
            column -> {
              throw mismatch(
                  "the archive table "
                      + archive.table()
                      + " wants a value for "
                      + column.name()
                      + ", which isn't a column of "
                      + work.name(reference),
                  "name it in archive.set, or give it a default");
            });
    return builder.into(table, live);
  }

  /**
   * The deleted rows as a query with the live table's columns and types.
   *
   * @throws UnsupportedSql SD006 when the archive lacks a column
   */
  String query() {
    StringBuilder columns = new StringBuilder("SELECT ");
    for (Session.Column column : live) {
      Session.Column kept = kept(column);
      String name = LiveTable.quoted(work, kept.name());
      columns
          .append(columns.length() > "SELECT ".length() ? ", " : "")
          .append(
              kept.type().equals(column.type())
                  ? name
                  : "CAST(" + name + " AS " + column.type() + ") AS " + name);
    }
    return columns.append(" FROM ").append(table.sql()).toString();
  }

  /** Its name, as it is written. */
  String name() {
    return table.sql();
  }

  /** The live table's columns, as they are written. */
  String liveColumns() {
    return String.join(
        ", ", live.stream().map(column -> LiveTable.quoted(work, column.name())).toList());
  }

  private Session.Column kept(Session.Column column) {
    return table
        .find(column)
        .orElseThrow(
            () ->
                mismatch(
                    "the archive table " + archive.table() + " has no column " + column.name(),
                    "add it with the type " + column.type()));
  }

  private Session.Column column(Identifier name) {
    return table
        .find(name)
        .orElseThrow(
            () ->
                mismatch(
                    "the archive table " + archive.table() + " has no column " + name,
                    "add it, or correct archive.set"));
  }

  private void requireRoom(Session.Column kept, Session.Column column) {
    if (TypeWidth.narrower(kept, column)) {
      throw mismatch(
          "the column %s of the archive table %s, %s%s, can't take all that %s holds, %s%s"
              .formatted(
                  kept.name(),
                  archive.table(),
                  kept.type(),
                  length(kept),
                  work.name(reference),
                  column.type(),
                  length(column)),
          "widen it");
    }
  }

  private static String length(Session.Column column) {
    return column.length() > 0 && column.type().indexOf('(') < 0 ? "(" + column.length() + ")" : "";
  }

  private UnsupportedSql mismatch(String thing, String wayOut) {
    return work.mismatch(reference.nameFirst(), thing, wayOut);
  }
}
