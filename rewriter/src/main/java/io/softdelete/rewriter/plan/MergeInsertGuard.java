package io.softdelete.rewriter.plan;

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
import java.util.List;
import java.util.Optional;

/**
 * Lets the INSERT of a MERGE fail where a deleted row holds a key of the new row. Where the values
 * can't be computed twice, since they hold parameters, the database's own unique violation stays.
 */
final class MergeInsertGuard {
  private final Work work;
  private final Tokens tokens;
  private final TableReference target;
  private final GhostGuard guard;

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
    List<UniqueKey> keys = Arbiters.haunted(work, target);
    if (keys.isEmpty()) {
      return;
    }
    List<String> conditions = new ArrayList<>();
    for (UniqueKey key : keys) {
      values(branch, key).ifPresent(values -> conditions.add(guard.noneHas(values)));
    }
    if (!conditions.isEmpty()) {
      Branches.require(work, branch, String.join(" AND ", conditions));
    }
  }

  private Optional<List<Value>> values(MergeBranch branch, UniqueKey key) {
    if (!key.hasColumnsOnly() || key.predicate().isPresent()) {
      return Optional.empty();
    }
    InsertColumns columns =
        InsertColumns.of(
            work,
            target,
            branch.columns(),
            new InsertRows(InsertRows.Kind.VALUES, branch.values() - 1, branch.last()));
    List<Item> items = InsertColumns.items(tokens, branch.values());
    List<Value> values = new ArrayList<>();
    for (String name : key.columns()) {
      int place = columns.indexOf(name);
      Optional<String> value =
          place >= 0 && place < items.size()
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
    for (int i = item.first(); i <= item.last(); i++) {
      if (tokens.is(i, TokenKind.PARAMETER)) {
        return Optional.empty();
      }
    }
    // As it will stand there: with predicates in sub-queries, and names of the source that hold.
    return Optional.of(
        work.edits().within(tokens.sql(), tokens.start(item.first()), tokens.end(item.last())));
  }
}
