package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.parse.MergeBranch;
import io.softdelete.rewriter.parse.MergeBranch.Action;
import io.softdelete.rewriter.parse.MergeBranch.Rows;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings deleted rows back in a MERGE: where its ON compares a whole key, a deleted row matches by
 * that key, and gets what the INSERT would have stored. Other branches take active rows only.
 */
final class MergeRevival {
  private final Work work;
  private final Tokens tokens;
  private final Finding.Merge merge;
  private final GhostGuard guard;

  MergeRevival(Work work, Finding.Merge merge, GhostGuard guard) {
    this.work = work;
    this.tokens = work.tokens();
    this.merge = merge;
    this.guard = guard;
  }

  /** Whether an INSERT may meet a deleted row's key. */
  boolean concerned() {
    return merge.branches().stream()
        .anyMatch(branch -> branch.action() == Action.INSERT && revival(branch).isPresent());
  }

  private Optional<Revival> revival(MergeBranch branch) {
    return Revival.of(work, merge.target(), columns(branch), rows(branch));
  }

  private InsertColumns columns(MergeBranch branch) {
    return InsertColumns.of(work, merge.target(), branch.columns(), rows(branch));
  }

  private static InsertRows rows(MergeBranch branch) {
    InsertRows.Kind kind = branch.values() < 0 ? InsertRows.Kind.DEFAULTS : InsertRows.Kind.VALUES;
    return new InsertRows(kind, branch.values() - 1, branch.last());
  }

  void write() {
    KeyComparison comparison = new KeyComparison(work, merge.target());
    Map<String, String> compared = comparison.columns(merge.onFirst(), merge.onLast());
    requireNoAction();
    for (MergeBranch branch : merge.branches()) {
      if (branch.rows() != Rows.NOT_MATCHED) {
        Branches.restrict(work, branch, guard.active());
      } else if (branch.action() == Action.NOTHING) {
        requireRepeatable(branch, branch.conditionFirst(), branch.conditionLast());
        insert(branch, "DO NOTHING ");
      } else {
        revive(branch, compared, comparison.saysMore());
      }
    }
  }

  private void revive(MergeBranch branch, Map<String, String> compared, boolean more) {
    Optional<Revival> revival = revival(branch);
    if (revival.isEmpty()) {
      return;
    }
    InsertColumns columns = columns(branch);
    List<Item> values =
        branch.values() < 0 ? List.of() : InsertColumns.items(tokens, branch.values());
    if (branch.values() >= 0 && values.size() != columns.given().size()) {
      throw work.refuse(
          branch.values(), "an INSERT with more or less values than columns", "give one for each");
    }
    for (String name : revival.get().key().columns()) {
      int place = columns.indexOf(name);
      boolean same =
          place >= 0
              && place < values.size()
              && KeyComparison.plain(tokens, values.get(place)).equals(compared.get(name));
      if (!same) {
        throw work.refuse(
            branch.when(),
            "reinsert: revive of "
                + merge.target().policy().orElseThrow().name()
                + " in a MERGE whose ON doesn't compare the key "
                + revival.get().key().name()
                + " with the values that are inserted",
            "compare each column of the key with the value that is inserted");
      }
    }
    if (more || compared.size() > revival.get().key().columns().size()) {
      // A deleted row that has the key must match whatever else is wanted of an active one.
      throw work.refuse(
          branch.when(),
          "reinsert: revive of "
              + merge.target().policy().orElseThrow().name()
              + " in a MERGE whose ON asks for more than the key "
              + revival.get().key().name(),
          "move the other conditions into USING, or behind WHEN");
    }
    requireRepeatable(branch, branch.conditionFirst(), branch.conditionLast());
    requireRepeatable(branch, branch.values(), branch.last());
    List<String> alone = revival.get().alone(guard, name -> stored(name, columns, values));
    if (!alone.isEmpty()) {
      Branches.require(work, branch, String.join(" AND ", alone));
    }
    insert(
        branch,
        revival.get().fresh().stream()
            .map(column -> Arbiters.quoted(column.name()) + " = " + value(column, columns, values))
            .collect(Collectors.joining(", ", "UPDATE SET ", " ")));
  }

  private String value(Column column, InsertColumns columns, List<Item> values) {
    int place = columns.indexOf(column.name());
    return place < 0 ? "DEFAULT" : tokens.text(values.get(place).first(), values.get(place).last());
  }

  private String stored(String name, InsertColumns columns, List<Item> values) {
    int place = columns.indexOf(name);
    if (place >= 0 && !tokens.is(values.get(place).first(), Keyword.DEFAULT)) {
      Item item = values.get(place);
      return work.edits().within(tokens.sql(), tokens.start(item.first()), tokens.end(item.last()));
    }
    return InsertColumns.find(columns.all(), name).flatMap(Column::byDefault).orElse("NULL");
  }

  private void insert(MergeBranch branch, String action) {
    String condition =
        branch.hasCondition()
            ? " AND ("
                + Edits.operand(tokens.text(branch.conditionFirst(), branch.conditionLast()))
                + ")"
            : "";
    work.edits()
        .insertBefore(
            tokens,
            branch.when(),
            "WHEN MATCHED AND " + guard.deleted() + condition + " THEN " + action);
  }

  /** What is said once more must not hold parameters, nor names that the target has too. */
  private void requireRepeatable(MergeBranch branch, int first, int last) {
    for (int i = first; first >= 0 && i <= last; i++) {
      boolean bare =
          tokens.isName(i)
              && !tokens.is(i - 1, TokenKind.DOT)
              && !tokens.is(i + 1, TokenKind.DOT)
              && InsertColumns.find(
                      work.columns(merge.target()), work.tables().canonical(tokens, i))
                  .isPresent();
      if (bare || tokens.is(i, TokenKind.PARAMETER)) {
        throw work.refuse(
            branch.when(),
            "reinsert: revive of "
                + merge.target().policy().orElseThrow().name()
                + " in a MERGE whose INSERT holds parameters, or columns without their table",
            "put the parameters into USING, and name its alias before each column");
      }
    }
  }

  private void requireNoAction() {
    for (int i = merge.returning() + 1; merge.returning() >= 0 && i < tokens.size(); i++) {
      if (tokens.isWord(i, "merge_action")) {
        throw work.refuse(
            i,
            "merge_action() with reinsert: revive of "
                + merge.target().policy().orElseThrow().name()
                + ", where an INSERT may be an UPDATE",
            "leave it out");
      }
    }
  }
}
