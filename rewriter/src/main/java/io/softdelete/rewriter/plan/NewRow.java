package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes what NEW gives in RETURNING where rows are deleted: NULL (PostgreSQL 18). */
final class NewRow {
  private final Work work;
  private final Tokens tokens;
  private final TableReference table;
  private final List<Column> columns;
  private final UnaryOperator<String> value;

  /**
   * The row of a table.
   *
   * @param table the table
   * @param columns its columns
   * @param value what becomes of a column as it is written
   */
  NewRow(Work work, TableReference table, List<Column> columns, UnaryOperator<String> value) {
    this.work = work;
    this.table = table;
    this.tokens = work.tokens();
    this.columns = columns;
    this.value = value;
  }

  /** Writes the values of what is mentioned by NEW's names. */
  void write(List<Mention> mentions) {
    mentions.forEach(this::write);
  }

  private void write(Mention mention) {
    switch (mention.kind()) {
      case COLUMN -> {
        if (mention.nested()) {
          throw refuse(mention);
        }
        String written = tokens.text(mention.first(), mention.last());
        replace(
            mention,
            columns.stream()
                .filter(column -> column.name().equals(mention.name()))
                .map(column -> mention.named(tokens, value(column, written)))
                .findFirst()
                .orElseThrow(() -> refuse(mention)));
      }
      case ALL_OF_ROW -> {
        if (!mention.item()) {
          throw refuse(mention);
        }
        String row = tokens.text(mention.first(), mention.last() - 1);
        replace(
            mention,
            columns.stream()
                .map(column -> all(column, row + Work.quoted(column.name())))
                .collect(Collectors.joining(", ")));
      }
      case ROW -> {
        if (mention.nested()) {
          throw refuse(mention);
        }
        String written = tokens.text(mention.first(), mention.last());
        replace(mention, mention.named(tokens, cast(written, work.place(table))));
      }
      case ALL, NAME -> {
        // Not a mention of NEW.
      }
    }
  }

  private String all(Column column, String written) {
    return value(column, written) + " AS " + Work.quoted(column.name());
  }

  private String value(Column column, String written) {
    return cast(written, column.type());
  }

  private String cast(String written, String type) {
    return "CAST(" + value.apply(written) + " AS " + type + ")";
  }

  private void replace(Mention mention, String written) {
    work.edits().replace(tokens.start(mention.first()), tokens.end(mention.last()), written);
  }

  private UnsupportedSql refuse(Mention mention) {
    return work.refuse(
        mention.first(),
        "the new row, which is NULL where rows are deleted, within an expression or a sub-query of"
            + " RETURNING",
        "name its columns");
  }
}
