package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.KeyFailure;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.Session.Trait;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.plan.InsertColumns.AssignedItem;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a standard MERGE whose source are the rows of an INSERT or of H2's MERGE by key. */
final class SourceMerge {
  private static final String SAME = "softdelete_same";

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
    this.values = InsertColumns.written(tokens, rows);
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
    return place < 0 || defaults.contains(place) ? "DEFAULT" : QueriedRows.value(place);
  }

  /** Whether more than one row may be proposed. */
  boolean mayBeSeveral() {
    return values.map(List::size).orElse(2) > 1;
  }

  /** A condition that fails for a row whose key another proposed row has too. */
  String single() {
    return "CAST(CASE WHEN "
        + QueriedRows.ROW
        + '.'
        + SAME
        + " > 1 THEN "
        + GhostGuard.literal(
            KeyFailure.Kind.REPEATED.mark()
                + target.policy().orElseThrow().name().sql()
                + KeyFailure.END)
        + " ELSE '0' END AS INTEGER) = 0";
  }

  /** The condition that a row of the target has the proposed row's key. */
  String matches(List<String> key) {
    return key.stream()
        .map(name -> work.qualifier(target) + '.' + Arbiters.quoted(name) + " = " + stored(name))
        .collect(Collectors.joining(" AND "));
  }

  /** What a column of the proposed row will hold. */
  String stored(String name) {
    String value = value(name);
    Column column = InsertColumns.find(columns.all(), name).orElseThrow();
    if (value.equals("DEFAULT")) {
      return column.byDefault().orElse("NULL");
    }
    // Rows of VALUES have the columns' types already, those of a query have their own.
    return values.isPresent() || column.type().equals("ENUM")
        ? value
        : "CAST(" + value + " AS " + CastType.of(column.type()) + ")";
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
    write(replaced, "", ") AS " + row(), condition, branches);
  }

  /** The same, with what {@link #single()} asks for. */
  void writeCounted(int[] replaced, List<String> key, String condition, String branches) {
    String places = key.stream().map(this::stored).collect(Collectors.joining(", "));
    String known =
        key.stream()
            .map(name -> stored(name) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    String count =
        "SELECT "
            + QueriedRows.ROW
            + ".*, COUNT(CASE WHEN "
            + known
            + " THEN 1 END) OVER (PARTITION BY "
            + places
            + ") AS "
            + SAME
            + " FROM (";
    write(replaced, count, ") AS " + row() + ") AS " + QueriedRows.ROW, condition, branches);
  }

  private void write(
      int[] replaced, String before, String behind, String condition, String branches) {
    boolean apart = Character.isWhitespace(tokens.sql().charAt(replaced[0] - 1));
    boolean assigned = rows.kind() == InsertRows.Kind.ASSIGNMENTS;
    String using = (apart ? "USING (" : " USING (") + before + (assigned ? "VALUES (" : "");
    work.edits().replace(replaced[0], assigned ? tokens.end(rows.first()) : replaced[1], using);
    if (assigned) {
      InsertColumns.assignments(tokens, rows.first() + 1, rows.last()).forEach(this::removeName);
    }
    values.ifPresent(all -> all.forEach(this::cast));
    work.edits()
        .insertAfter(
            tokens, rows.last(), (assigned ? ")" : "") + behind + " ON " + condition + branches);
  }

  private void removeName(AssignedItem item) {
    work.edits().replace(tokens.start(item.first()), tokens.start(item.value().first()), "");
  }

  private String row() {
    List<String> names = QueriedRows.columns(columns.given().size());
    return QueriedRows.ROW + '(' + String.join(", ", names) + ')';
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
