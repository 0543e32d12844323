package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Reinsert;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.UniqueKey.Trait;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.plan.GhostGuard.Value;
import io.softdelete.rewriter.plan.InsertColumns.Item;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes H2's {@code MERGE INTO t KEY (…)} as a standard MERGE that matches active rows only. */
final class KeyedMergeWriter {
  private final Work work;
  private final WriteRules rules;
  private final Tokens tokens;

  KeyedMergeWriter(Work work, WriteRules rules) {
    this.work = work;
    this.rules = rules;
    this.tokens = work.tokens();
  }

  void write(Finding.KeyedMerge merge) {
    rules.merge(merge);
    TableReference target = merge.target();
    Optional<TablePolicy> policy =
        target.policy().filter(table -> table.deletion() instanceof Deletion.Soft);
    Visibility seen = target.visibility().orElse(work.visibility());
    if (policy.isEmpty() || seen == Visibility.WITH_DELETED) {
      return;
    }
    if (seen == Visibility.ONLY_DELETED) {
      throw work.refuse(
          merge.keyword(),
          "a MERGE into "
              + policy.get().name()
              + " that sees deleted rows only, and would insert active ones",
          "use UPDATE, or let it see all rows with /* softdelete:with-deleted */");
    }
    InsertColumns columns = InsertColumns.of(work, target, merge.columns(), merge.rows());
    if (merge.columns() < 0 && columns.given().size() < columns.all().size()) {
      throw work.refuse(
          merge.rows().first(),
          "a MERGE into "
              + policy.get().name()
              + " that gives values for some of its columns without naming them",
          "name the columns");
    }
    List<Column> key = key(merge, columns);
    if (policy.get().reinsert() == Reinsert.REVIVE) {
      reviving(merge, columns, key);
    } else {
      refusing(merge, columns, key);
    }
  }

  private void refusing(Finding.KeyedMerge merge, InsertColumns columns, List<Column> key) {
    GhostGuard guard = new GhostGuard(work, merge.target());
    SourceMerge source = new SourceMerge(work, merge.target(), columns, merge.rows());
    List<String> conditions = new ArrayList<>();
    boolean unique = false;
    for (UniqueKey haunted : Arbiters.haunted(work, merge.target())) {
      if (haunted.columns().stream().allMatch(name -> columns.indexOf(name) >= 0)) {
        conditions.add(guard.noneHas(values(source, haunted.columns())));
      }
      unique |= haunted.hasColumnsOnly() && names(key).containsAll(haunted.columns());
    }
    List<String> found = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    if (source.mayBeSeveral()) {
      found.add(source.single());
      fresh.add(source.single());
    }
    if (!unique) {
      found.add(guard.oneHas(values(source, names(key))));
    }
    fresh.addAll(conditions);
    write(
        merge,
        source,
        key,
        guard.active() + " AND " + source.matches(names(key)),
        " WHEN MATCHED"
            + and(found)
            + " THEN UPDATE SET "
            + source.assignments(columns.given())
            + " WHEN NOT MATCHED"
            + and(fresh)
            + " THEN "
            + source.insertion());
  }

  private void write(
      Finding.KeyedMerge merge,
      SourceMerge source,
      List<Column> key,
      String condition,
      String branches) {
    if (source.mayBeSeveral()) {
      source.writeCounted(replaced(merge), names(key), condition, branches);
    } else {
      source.write(replaced(merge), condition, branches);
    }
  }

  private static List<Value> values(SourceMerge source, List<String> key) {
    return key.stream().map(name -> new Value(Arbiters.quoted(name), source.stored(name))).toList();
  }

  private static String and(List<String> conditions) {
    return conditions.stream().map(condition -> " AND " + condition).collect(Collectors.joining());
  }

  private void reviving(Finding.KeyedMerge merge, InsertColumns columns, List<Column> key) {
    Optional<Revival> revival = Revival.of(work, merge.target(), columns, merge.rows());
    if (revival.isEmpty()) {
      refusing(merge, columns, key);
      return;
    }
    if (!names(key).containsAll(revival.get().key().columns())) {
      throw Revival.refusal(work, merge.target(), List.of(revival.get().key()));
    }
    GhostGuard guard = new GhostGuard(work, merge.target());
    SourceMerge source = new SourceMerge(work, merge.target(), columns, merge.rows());
    String single = source.mayBeSeveral() ? " AND " + source.single() : "";
    String alone = and(revival.get().alone(guard, source::stored));
    write(
        merge,
        source,
        key,
        source.matches(names(key)),
        " WHEN MATCHED AND "
            + guard.active()
            + single
            + " THEN UPDATE SET "
            + source.assignments(columns.given())
            + " WHEN MATCHED"
            + single
            + alone
            + " THEN UPDATE SET "
            + source.assignments(revival.get().fresh())
            + " WHEN NOT MATCHED"
            + single
            + alone
            + " THEN "
            + source.insertion());
  }

  /** The stretch of the text for which USING stands. */
  private int[] replaced(Finding.KeyedMerge merge) {
    int rows = tokens.start(merge.rows().first());
    int first = merge.columns() >= 0 ? merge.columns() : merge.key() >= 0 ? merge.key() - 1 : -1;
    return new int[] {first >= 0 ? tokens.start(first) : rows, rows};
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.toList());
  }

  private List<Column> key(Finding.KeyedMerge merge, InsertColumns columns) {
    List<String> names = new ArrayList<>();
    if (merge.key() < 0) {
      work.uniqueKeys(merge.target()).stream()
          .filter(key -> key.is(Trait.PRIMARY))
          .forEach(key -> names.addAll(key.columns()));
    } else {
      for (Item item : InsertColumns.items(tokens, merge.key())) {
        names.add(work.tables().canonical(tokens, item.first()));
      }
    }
    List<Column> key =
        names.stream().flatMap(name -> InsertColumns.find(columns.given(), name).stream()).toList();
    if (key.isEmpty() || key.size() < names.size()) {
      throw work.refuse(
          merge.keyword(),
          "a MERGE into "
              + merge.target().policy().orElseThrow().name()
              + " that doesn't give each column of the key a value",
          "name the key's columns");
    }
    return key;
  }
}
