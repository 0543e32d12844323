package io.softdelete.rewriter.plan;

import static java.util.stream.Collectors.joining;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Marker;
import io.softdelete.catalog.Reinsert;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.KeyFailure;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.Session.Trait;
import io.softdelete.rewriter.UncountedRows;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.plan.InsertColumns.AssignedItem;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes MariaDB's {@code INSERT IGNORE} fail where a deleted row holds a key, by which it would
 * skip a row in silence: the rows become a query, and its condition looks for such deleted rows.
 * With {@code reinsert: revive} it lets only rows pass whose key no active row holds.
 */
final class IgnoredRows {
  private static final String GHOST = "softdelete_ghost";

  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final Finding.Insert insert;
  private final InsertColumns columns;
  private final Deletion.Soft soft;
  private final boolean revives;

  IgnoredRows(Work work, Finding.Insert insert) {
    this.work = work;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.insert = insert;
    this.columns = InsertColumns.of(work, insert.target(), insert.columns(), insert.rows());
    TablePolicy policy = insert.target().policy().orElseThrow();
    this.soft = (Deletion.Soft) policy.deletion();
    this.revives = policy.reinsert() == Reinsert.REVIVE;
  }

  void write() {
    List<String> conditions = new ArrayList<>();
    for (UniqueKey key : Arbiters.haunted(work, insert.target())) {
      condition(key).ifPresent(conditions::add);
    }
    if (conditions.isEmpty()) {
      return;
    }
    String where = " WHERE " + String.join(" AND ", conditions);
    if (insert.rows().kind() == InsertRows.Kind.QUERY) {
      new QueriedRows(work, insert).write(columns, where);
      return;
    }
    where += " AND " + UncountedRows.none();
    if (insert.rows().kind() == InsertRows.Kind.ASSIGNMENTS) {
      writeAssignments(where);
    } else {
      writeValues(where);
    }
  }

  /** Holds unless a row that must not has a proposed row's key. */
  private Optional<String> condition(UniqueKey key) {
    if (!key.hasColumnsOnly()) {
      throw refuse(insert.ignore(), "by the key " + key.name() + ", which counts parts of columns");
    }
    List<String> same = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    for (String name : key.columns()) {
      Column column = InsertColumns.find(columns.all(), name).orElseThrow();
      String held = GHOST + '.' + LiveTable.quoted(work, name);
      int place = columns.indexOf(name);
      if (revives && column.generated()) {
        throw unknown(key, column);
      }
      if (!column.generated() && (place >= 0 || isMissing(column))) {
        FittedValue fitted = FittedValue.of(column);
        String value = place >= 0 ? QueriedRows.value(place) : "NULL";
        same.add(held + " = " + fitted.of(value).orElseThrow(() -> unknown(key, column)));
        fitted.doubt(value).ifPresent(doubts::add);
      } else if (column.is(Trait.NUMBERED) || isNull(column)) {
        // A number that the database gives is new, and NULL equals nothing.
        return Optional.empty();
      } else {
        same.add(column.generated() ? held + " IS NOT NULL" : held + " = DEFAULT(" + held + ")");
      }
    }
    if (columns.given().isEmpty()) {
      throw refuse(insert.ignore(), "by the key " + key.name() + ", of defaults only");
    }
    Marker marker = soft.marker();
    String seen =
        Predicate.of(
            marker,
            GHOST + '.' + work.written(marker.column()),
            revives ? Visibility.ACTIVE : Visibility.ONLY_DELETED);
    String found =
        "(SELECT COUNT(*) FROM "
            + work.name(insert.target())
            + " AS "
            + GHOST
            + " WHERE "
            + seen
            + " AND "
            + String.join(" AND ", same)
            + ") = 0";
    String known = doubts.stream().map(it -> "NOT (" + it + ")").collect(joining(" AND "));
    if (revives) {
      return Optional.of(known.isEmpty() ? found : orFail(known, found, KeyFailure.Kind.REPEATED));
    }
    return Optional.of(
        orFail(known.isEmpty() ? found : found + " AND " + known, "TRUE", KeyFailure.Kind.GHOST));
  }

  private String orFail(String condition, String value, KeyFailure.Kind kind) {
    String table = insert.target().policy().orElseThrow().name().sql();
    String failure = GhostGuard.outOfRange(kind, table, QueriedRows.value(0));
    return "IF(" + condition + ", " + value + ", " + failure + ")";
  }

  private UnsupportedSql unknown(UniqueKey key, Column column) {
    return refuse(
        insert.ignore(),
        "by the key %s, whose column %s is of the type %s"
            .formatted(key.name(), column.name(), column.type()));
  }

  /** Where a value is required, and none is given, IGNORE takes the one for NULL. */
  private static boolean isMissing(Column column) {
    return column.byDefault().isEmpty() && column.is(Trait.NOT_NULL) && !column.is(Trait.NUMBERED);
  }

  private static boolean isNull(Column column) {
    return !column.generated() && column.byDefault().isEmpty() && !column.is(Trait.NOT_NULL);
  }

  private void writeAssignments(String where) {
    List<AssignedItem> items =
        InsertColumns.assignments(tokens, insert.rows().first() + 1, insert.rows().last());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      AssignedItem item = items.get(i);
      names.add(tokens.text(item.column(), item.column()));
      requireValue(item.value(), columns.given().get(i));
      edits.replace(tokens.start(item.first()), tokens.start(item.value().first()), "");
      name(item.value(), i);
    }
    int set = insert.rows().first();
    edits.replace(
        tokens.start(set), tokens.end(set), "(" + String.join(", ", names) + ") " + head());
    edits.insertAfter(tokens, insert.rows().last(), tail(where));
  }

  private void writeValues(String where) {
    List<List<Item>> rows =
        InsertColumns.values(tokens, insert.rows())
            .orElseThrow(() -> refuse(insert.rows().first(), "of rows that aren't read"));
    boolean several = rows.size() > 1;
    int values = insert.rows().first();
    edits.replace(tokens.start(values), tokens.end(values), head());
    for (int r = 0; r < rows.size(); r++) {
      List<Item> row = rows.get(r);
      if (row.size() != columns.given().size() || row.isEmpty()) {
        throw refuse(values, "of rows that aren't as long as its columns");
      }
      int open = row.get(0).first() - 1;
      int close = tokens.partner(open);
      edits.replace(tokens.start(open), tokens.end(open), r == 0 ? "" : "SELECT ");
      edits.replace(tokens.start(close), tokens.end(close), "");
      if (r > 0) {
        edits.replace(tokens.start(open - 1), tokens.end(open - 1), " UNION ALL ");
      }
      for (int i = 0; i < row.size(); i++) {
        requireValue(row.get(i), columns.given().get(i));
        if (several) {
          text(row.get(i), columns.given().get(i));
        }
        if (r == 0) {
          name(row.get(i), i);
        }
      }
    }
    edits.insertAfter(tokens, insert.rows().last(), tail(where));
  }

  private String head() {
    return "SELECT "
        + String.join(", ", QueriedRows.columns(columns.given().size()))
        + " FROM (SELECT ";
  }

  private static String tail(String where) {
    return ") AS " + QueriedRows.ROW + where;
  }

  private void name(Item item, int place) {
    edits.insert(tokens.end(item.last()), " AS " + QueriedRows.column(place));
  }

  private void requireValue(Item item, Column column) {
    if (tokens.is(item.first(), Keyword.DEFAULT) && item.first() == item.last()) {
      throw refuse(item.first(), "of a DEFAULT");
    }
    String type = column.type().toUpperCase(Locale.ROOT);
    if (isText(type) && hasExponent(item)) {
      throw refuse(item.first(), "with an approximate number for a column of the type " + type);
    }
    boolean bytes = type.contains("BINARY") || type.contains("BLOB");
    if (!isText(type)
        && !bytes
        && QueriedRows.hybridLiteral(tokens, item.first(), item.last()).isPresent()) {
      throw refuse(item.first(), "with such a literal for a column of the type " + type);
    }
  }

  /** A text of it is written as short as its column is. */
  private boolean hasExponent(Item item) {
    for (int i = item.first(); i <= item.last(); i++) {
      if (tokens.is(i, TokenKind.NUMBER)
          && tokens.text(i, i).toLowerCase(Locale.ROOT).contains("e")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(String type) {
    return type.contains("CHAR") || type.contains("TEXT") || type.contains("CLOB");
  }

  /** The rows of a union have one type: texts and numbers among them would be written anew. */
  private void text(Item item, Column column) {
    String type = column.type().toUpperCase(Locale.ROOT);
    if (isText(type)) {
      edits.insert(tokens.start(item.first()), "CONCAT(");
      edits.insert(tokens.end(item.last()), ")");
    } else if (!isNumberOrTime(type)) {
      throw refuse(item.first(), "of several rows with values of the type " + type);
    }
  }

  private static boolean isNumberOrTime(String type) {
    return type.contains("INT")
        || type.contains("DECIMAL")
        || type.contains("DOUBLE")
        || type.contains("FLOAT")
        || type.contains("BOOL")
        || type.contains("BIT")
        || type.contains("DATE")
        || type.contains("TIME");
  }

  private UnsupportedSql refuse(int token, String what) {
    return work.refuse(
        token,
        "INSERT IGNORE into "
            + insert.target().policy().orElseThrow().name()
            + " "
            + what
            + ", where a row may be skipped whose key only a deleted row holds",
        "write ON DUPLICATE KEY UPDATE, with a column that is set to itself");
  }
}
