package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.Session.Trait;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a standard MERGE whose source are the rows of an INSERT or of H2's MERGE by key. */
final class SourceMerge {
  private static final String ROW = "softdelete_row";

  private final Work work;
  private final Tokens tokens;
  private final TableReference target;
  private final InsertColumns columns;
  private final InsertRows rows;
  private final Optional<List<List<Item>>> values;
  private final List<Integer> defaults = new ArrayList<>();

  SourceMerge(Work work, TableReference target, InsertColumns columns, InsertRows rows) {
    this.work = work;
    this.tokens = work.tokens();
    this.target = target;
    this.columns = columns;
    this.rows = rows;
    this.values = InsertColumns.values(tokens, rows);
    values.ifPresent(this::noteDefaults);
  }

  /** In a row alone DEFAULT stays DEFAULT; among several it becomes the default's own text. */
  private void noteDefaults(List<List<Item>> all) {
    for (List<Item> row : all) {
      for (int i = 0; i < Math.min(row.size(), columns.given().size()); i++) {
        if (!tokens.is(row.get(i).first(), Keyword.DEFAULT)) {
          continue;
        }
        if (all.size() == 1) {
          defaults.add(i);
        } else if (columns.given().get(i).is(Trait.NUMBERED)
            || columns.given().get(i).generated()) {
          throw work.refuse(
              row.get(i).first(),
              "DEFAULT for a number, in one of several rows for "
                  + target.policy().orElseThrow().name()
                  + ", where a deleted row's key may be met",
              "write the rows one by one");
        }
      }
    }
  }

  /** What a given column of the proposed row is called. */
  String value(String name) {
    int place = columns.indexOf(name);
    return place < 0 || defaults.contains(place) ? "DEFAULT" : ROW + ".softdelete_" + (place + 1);
  }

  /** The condition that a row of the target has the proposed row's key. */
  String matches(List<String> key) {
    return key.stream()
        .map(name -> work.qualifier(target) + '.' + Arbiters.quoted(name) + " = " + keyValue(name))
        .collect(Collectors.joining(" AND "));
  }

  private String keyValue(String name) {
    String value = value(name);
    return value.equals("DEFAULT")
        ? InsertColumns.find(columns.all(), name).flatMap(Column::byDefault).orElse("NULL")
        : value;
  }

  /** Assignments of the proposed row's values, or of their defaults. */
  String assignments(List<Column> assigned) {
    return assigned.stream()
        .map(column -> Arbiters.quoted(column.name()) + " = " + value(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** The INSERT of the proposed row. */
  String insertion() {
    if (columns.given().isEmpty()) {
      return "INSERT DEFAULT VALUES";
    }
    return columns.given().stream()
            .map(column -> Arbiters.quoted(column.name()))
            .collect(Collectors.joining(", ", "INSERT (", ") VALUES ("))
        + columns.given().stream()
            .map(column -> value(column.name()))
            .collect(Collectors.joining(", ", "", ")"));
  }

  /**
   * Writes the statement from USING on.
   *
   * @param replaced the stretch of the text for which USING stands
   * @param condition the condition that joins the target and the proposed rows
   * @param branches the branches
   */
  void write(int[] replaced, String condition, String branches) {
    boolean apart = Character.isWhitespace(tokens.sql().charAt(replaced[0] - 1));
    work.edits().replace(replaced[0], replaced[1], apart ? "USING (" : " USING (");
    values.ifPresent(all -> all.forEach(this::cast));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.given().size(); i++) {
      names.add("softdelete_" + (i + 1));
    }
    work.edits()
        .insertAfter(
            tokens,
            rows.last(),
            ") AS " + ROW + '(' + String.join(", ", names) + ") ON " + condition + branches);
  }

  /** A parameter has no type of its own in a list of rows. */
  private void cast(List<Item> row) {
    for (int i = 0; i < Math.min(row.size(), columns.given().size()); i++) {
      int place = i;
      Item item = row.get(i);
      Column column = columns.given().get(i);
      if (tokens.is(item.first(), Keyword.DEFAULT)) {
        String value = column.byDefault().filter(sql -> !defaults.contains(place)).orElse("NULL");
        String typed = "CAST(" + value + " AS " + CastType.of(column.type()) + ")";
        work.edits().replace(tokens.start(item.first()), tokens.end(item.first()), typed);
      } else if (!column.generated()) {
        work.edits().insert(tokens.start(item.first()), "CAST(");
        work.edits().insert(tokens.end(item.last()), " AS " + CastType.of(column.type()) + ")");
      }
    }
  }
}
