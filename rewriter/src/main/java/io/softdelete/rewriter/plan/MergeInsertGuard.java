package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.parse.MergeBranch;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.plan.GhostGuard.Value;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the INSERT of a MERGE fail where a deleted row holds a key of the new row. Where several of
 * its values can't be computed twice, since they hold parameters, the database's own unique
 * violation stays.
 */
final class MergeInsertGuard {
  private static final Set<TokenKind> NAMES = EnumSet.of(TokenKind.WORD, TokenKind.QUOTED);
  private static final String VALUE = "softdelete_value.softdelete_1";

  private final Work work;
  private final Tokens tokens;
  private final TableReference target;
  private final GhostGuard guard;
  private final Set<Integer> guarded = new HashSet<>();

  /** What a branch inserts. */
  private record NewRow(InsertColumns columns, List<Item> items) {}

  MergeInsertGuard(Work work, TableReference target, GhostGuard guard) {
    this.work = work;
    this.tokens = work.tokens();
    this.target = target;
    this.guard = guard;
  }

  void write(MergeBranch branch) {
    if (branch.values() < 0) {
      return;
    }
    guarded.clear();
    List<UniqueKey> keys =
        Arbiters.haunted(work, target).stream()
            .filter(key -> key.hasColumnsOnly() && key.predicate().isEmpty())
            .toList();
    if (keys.isEmpty()) {
      return;
    }
    NewRow row = row(branch);
    List<String> conditions = new ArrayList<>();
    for (UniqueKey key : keys) {
      Optional<List<Value>> values = values(row, key, -1);
      if (values.isPresent()) {
        conditions.add(guard.noneHas(values.get()));
      } else {
        guardParameter(row, key);
      }
    }
    if (!conditions.isEmpty()) {
      Branches.require(work, branch, String.join(" AND ", conditions));
    }
  }

  /**
   * Lets the one value of a key that holds parameters be computed once, where it is inserted, and
   * looked at there.
   */
  private void guardParameter(NewRow row, UniqueKey key) {
    InsertColumns columns = row.columns();
    List<Item> items = row.items();
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < Math.min(items.size(), columns.given().size()); i++) {
      if (key.columns().contains(columns.given().get(i).name()) && hasParameter(items.get(i))) {
        unknown.add(i);
      }
    }
    if (unknown.size() != 1 || !guarded.add(unknown.get(0))) {
      return;
    }
    int place = unknown.get(0);
    if (work.settings().dialect() == Dialect.H2 && has(items.get(place), NAMES)) {
      // H2's derived tables see nothing of the query around them.
      return;
    }
    values(row, key, place)
        .ifPresent(
            values -> {
              Item item = items.get(place);
              String type = CastType.of(columns.given().get(place).type());
              work.edits()
                  .insertBefore(
                      tokens,
                      item.first(),
                      "(SELECT CASE WHEN "
                          + guard.noneHas(values)
                          + (" THEN " + VALUE + " END FROM (SELECT CAST("));
              work.edits()
                  .insert(
                      tokens.end(item.last()),
                      " AS " + type + ") AS softdelete_1) AS softdelete_value)");
            });
  }

  private NewRow row(MergeBranch branch) {
    InsertRows rows = new InsertRows(InsertRows.Kind.VALUES, branch.values() - 1, branch.last());
    return new NewRow(
        InsertColumns.of(work, target, branch.columns(), rows),
        InsertColumns.items(tokens, branch.values()));
  }

  /**
   * What the new row has in a key.
   *
   * @param inserted the place of the value that is looked at where it is inserted; -1 for none
   */
  private Optional<List<Value>> values(NewRow row, UniqueKey key, int inserted) {
    InsertColumns columns = row.columns();
    List<Item> items = row.items();
    List<Value> values = new ArrayList<>();
    for (String name : key.columns()) {
      int place = columns.indexOf(name);
      Optional<String> value =
          place >= 0 && place == inserted
              ? Optional.of(VALUE)
              : place >= 0 && place < items.size()
                  ? sql(items.get(place), columns.given().get(place))
                  : columns.all().stream()
                      .filter(column -> column.name().equals(name))
                      .findFirst()
                      .flatMap(Session.Column::byDefault);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(new Value(Arbiters.quoted(name), value.get()));
    }
    return Optional.of(values);
  }

  private Optional<String> sql(Item item, Session.Column column) {
    if (tokens.is(item.first(), Keyword.DEFAULT)) {
      return column.byDefault();
    }
    if (hasParameter(item)) {
      return Optional.empty();
    }
    // As it will stand there: with predicates in sub-queries, and names of the source that hold.
    return Optional.of(
        work.edits().within(tokens.sql(), tokens.start(item.first()), tokens.end(item.last())));
  }

  private boolean hasParameter(Item item) {
    return has(item, Set.of(TokenKind.PARAMETER));
  }

  private boolean has(Item item, Set<TokenKind> kinds) {
    for (int i = item.first(); i <= item.last(); i++) {
      if (kinds.contains(tokens.kind(i))) {
        return true;
      }
    }
    return false;
  }
}
