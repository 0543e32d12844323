package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Session.Trait;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.plan.GhostGuard.Value;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the rows that an INSERT proposes into a sub-query, where a condition can look at them before
 * they are inserted. Their values are cast to the columns' types, as the INSERT itself would have
 * done.
 */
final class ProposedRows {
  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final Finding.Insert insert;
  private final InsertColumns columns;

  ProposedRows(Work work, Finding.Insert insert) {
    this.work = work;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.insert = insert;
    this.columns = InsertColumns.of(work, insert.target(), insert.columns(), insert.rows());
  }

  /** Lets the statement fail when a deleted row holds a key of a proposed row. */
  void require(GhostGuard guard, List<UniqueKey> keys) {
    List<String> conditions = new ArrayList<>();
    for (UniqueKey key : keys) {
      values(key).ifPresent(values -> conditions.add(guard.noneHas(values)));
    }
    if (keys.isEmpty()) {
      throw refusal("DO NOTHING on a key that the live schema doesn't show");
    }
    if (!conditions.isEmpty()) {
      wrap(String.join(" AND ", conditions));
    }
  }

  /** Lets the statement fail when another deleted row than the one that comes back has a key. */
  void requireAlone(GhostGuard guard, Revival revival) {
    wrap(String.join(" AND ", revival.alone(guard, this::stored)));
  }

  /** What a column will hold: rounded and padded as its whole type says. */
  private String stored(String name) {
    Session.Column column = InsertColumns.find(columns.all(), name).orElseThrow();
    int place = columns.indexOf(name);
    String value = place >= 0 ? QueriedRows.value(place) : column.byDefault().orElse("NULL");
    return "CAST(" + value + " AS " + column.type() + ")";
  }

  /** What a proposed row has in a key; empty where that can't be a row's that exists. */
  private Optional<List<Value>> values(UniqueKey key) {
    if (!key.hasColumnsOnly()
        || key.predicate().isPresent()
        || key.is(UniqueKey.Trait.EXCLUSION)
        || key.is(UniqueKey.Trait.NULLS_EQUAL)) {
      throw refusal(
          "DO NOTHING of several rows on the key "
              + key.name()
              + ", an expression index,"
              + " partial index or exclusion constraint");
    }
    List<Value> values = new ArrayList<>();
    for (String name : key.columns()) {
      Session.Column column = InsertColumns.find(columns.all(), name).orElseThrow();
      if (columns.indexOf(name) < 0 && column.byDefault().isEmpty()) {
        // A number that a sequence gives is new, and NULL equals nothing.
        return Optional.empty();
      }
      values.add(new Value(Arbiters.quoted(name), stored(name)));
    }
    return Optional.of(values);
  }

  private void wrap(String condition) {
    Optional<List<List<Item>>> rows = InsertColumns.values(tokens, insert.rows());
    rows.ifPresent(this::castValues);
    int count = columns.given().size();
    List<String> names = new ArrayList<>();
    List<String> selected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(QueriedRows.column(i));
      selected.add(
          rows.isPresent()
              ? QueriedRows.column(i)
              : cast(QueriedRows.column(i), columns.given().get(i)));
    }
    edits.insertBefore(
        tokens, insert.rows().first(), "SELECT " + String.join(", ", selected) + " FROM (");
    edits.insert(
        tokens.end(insert.rows().last()),
        names.stream().collect(Collectors.joining(", ", ") AS " + QueriedRows.ROW + "(", ")"))
            + " WHERE "
            + condition);
  }

  private void castValues(List<List<Item>> rows) {
    for (List<Item> row : rows) {
      for (int i = 0; i < Math.min(row.size(), columns.given().size()); i++) {
        castValue(row.get(i), columns.given().get(i));
      }
    }
  }

  private void castValue(Item item, Session.Column column) {
    if (item.first() == item.last() && tokens.is(item.first(), Keyword.DEFAULT)) {
      if (column.is(Trait.NUMBERED) || column.generated()) {
        throw refusal("DEFAULT for the number " + column.name());
      }
      edits.replace(
          tokens.start(item.first()),
          tokens.end(item.first()),
          cast(column.byDefault().orElse("NULL"), column));
      return;
    }
    String[] around = cast("\0", column).split("\0", -1);
    edits.insert(tokens.start(item.first()), around[0]);
    edits.insert(tokens.end(item.last()), around[1]);
  }

  private static String cast(String value, Session.Column column) {
    return "CAST(" + value + " AS " + CastType.of(column.type()) + ")";
  }

  private UnsupportedSql refusal(String construct) {
    int on = insert.conflict().map(it -> it.target().on()).orElse(insert.target().nameFirst());
    return work.refuse(
        on,
        construct
            + ", which a deleted row of "
            + insert.target().policy().orElseThrow().name()
            + " may hold",
        "insert the rows one by one, or leave such a value out");
  }
}
