package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Tokens;
import java.util.stream.Collectors;

/** Makes a query of what reads a whole table and has no place for a predicate. */
final class WholeTableWriter {
  private final Work work;
  private final SeenRows rows;
  private final Tokens tokens;
  private final Edits edits;

  WholeTableWriter(Work work, SeenRows rows) {
    this.work = work;
    this.rows = rows;
    this.tokens = work.tokens();
    this.edits = work.edits();
  }

  /** {@code TABLE t} has no place for a predicate. */
  void write(Finding.TableQuery query) {
    TableReference table = query.table();
    if (rows.areInArchive(table)) {
      edits.replace(tokens.start(query.keyword()), tokens.end(query.keyword()), "SELECT * FROM");
      ArchivedRows.write(work, table, rows.visibility(table));
    } else if (table.policy().isPresent()) {
      String predicate = rows.predicate(table, false);
      if (!predicate.isEmpty()) {
        edits.replace(tokens.start(query.keyword()), tokens.end(query.keyword()), "SELECT * FROM");
        edits.insertAfter(tokens, table.relationLast(), " WHERE " + predicate);
      }
    }
  }

  /** COPY of a table leaves its children and its generated columns out. */
  void write(Finding.Copy copy) {
    TableReference table = copy.table();
    if (table.policy().isEmpty()) {
      return;
    }
    if (rows.areInArchive(table)) {
      throw work.refuse(
          table.nameFirst(),
          "COPY of deleted rows of " + work.name(table) + ", which are in its archive",
          "write COPY (SELECT …) TO");
    }
    String predicate = rows.predicate(table, false);
    if (predicate.isEmpty()) {
      return;
    }
    String columns = copy.columns() >= 0 ? named(copy.columns()) : all(table);
    edits.insertBefore(tokens, table.first(), "(SELECT " + columns + " FROM ONLY ");
    edits.insertAfter(tokens, table.relationLast(), " WHERE " + predicate + ")");
    if (copy.columns() >= 0) {
      int close = tokens.partner(copy.columns());
      edits.replace(tokens.start(copy.columns()), tokens.end(close), "");
    }
  }

  private String named(int open) {
    return InsertColumns.items(tokens, open).stream()
        .map(this::name)
        .collect(Collectors.joining(", "));
  }

  private String name(InsertColumns.Item item) {
    if (item.first() != item.last() || !tokens.isName(item.first())) {
      throw work.refuse(
          item.first(), "COPY of something other than columns", "write COPY (SELECT …) TO");
    }
    return tokens.text(item.first(), item.last());
  }

  private String all(TableReference table) {
    return work.columns(table).stream()
        .filter(column -> !column.generated())
        .map(column -> Work.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }
}
