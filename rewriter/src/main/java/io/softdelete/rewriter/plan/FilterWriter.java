package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Marker;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.QueryBlock;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the predicates of a query block where the plan wants them. */
final class FilterWriter {
  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final SeenRows rows;
  private final StatementTraits traits;
  private int joined;

  /** A writer for one statement. */
  FilterWriter(Work work, StatementTraits traits) {
    this.work = work;
    this.traits = traits;
    this.tokens = work.tokens();
    this.edits = work.edits();
    this.rows = new SeenRows(work);
  }

  /** Filters the tables of a block that reads them, or updates the first. */
  void write(QueryBlock block) {
    write(block, List.of(), List.of());
  }

  /** Filters the tables of a block that updates some of them. */
  void writeTargets(QueryBlock block, List<TableReference> updated) {
    write(block, updated, List.of());
  }

  /** Filters the tables of a block that deletes rows of one of them. */
  void writeDeletion(QueryBlock block, TableReference target) {
    write(block, List.of(), List.of(target));
  }

  /**
   * Filters the tables of a block that deletes rows of several of them.
   *
   * @param assignments what is to stand between the tables and WHERE
   */
  void writeDeletions(QueryBlock block, List<TableReference> targets, Fragment assignments) {
    write(block, List.of(), targets, assignments);
  }

  /** Filters a table that is read as a whole. */
  void write(Finding.TableQuery query) {
    new WholeTableWriter(work, rows).write(query);
  }

  /** Filters a table that is copied as a whole. */
  void write(Finding.Copy copy) {
    new WholeTableWriter(work, rows).write(copy);
  }

  /** A row of a MERGE's source that is filtered by the join would count as one without a match. */
  void writeMergeSource(JoinTree source) {
    write(new QueryBlock(List.of(new JoinTree.Aliased(source, -1)), -1, -1, -1, false));
  }

  private void write(QueryBlock block, List<TableReference> updated, List<TableReference> deleted) {
    write(block, updated, deleted, new Fragment());
  }

  private void write(
      QueryBlock block,
      List<TableReference> updated,
      List<TableReference> deleted,
      Fragment assignments) {
    List<String> where = new ArrayList<>();
    Map<Placement.On, List<String>> conditions = new LinkedHashMap<>();
    Set<Integer> sharedNames = sharedNames(block);
    for (Filter filter : FilterPlanner.plan(block)) {
      TableReference reference = filter.reference();
      if (rows.areInArchive(reference) && !deleted.contains(reference)) {
        if (updated.contains(reference)) {
          throw ArchivedRows.unchangeable(work, reference);
        }
        ArchivedRows.write(work, reference, rows.visibility(reference));
        continue;
      }
      String predicate = opaque(rows.predicate(reference, deleted.contains(reference)));
      if (predicate.isEmpty() || isUnderCursor(block, reference)) {
        continue;
      }
      if (filter.placement() instanceof Placement.Wrap
          || sharedNames.contains(
              reference.alias() >= 0 ? reference.alias() : reference.nameLast())) {
        wrap(reference, updated.contains(reference) || deleted.contains(reference), predicate);
      } else if (filter.placement() instanceof Placement.On on) {
        conditions.computeIfAbsent(on, key -> new ArrayList<>()).add(predicate);
      } else {
        where.add(predicate);
      }
    }
    if (block.cursor() >= 0 && !where.isEmpty()) {
      throw work.refuse(
          block.cursor(),
          "WHERE CURRENT OF beside a registered table, whose predicate would stand there",
          "name the row by its key");
    }
    conditions.forEach((on, predicates) -> prepend(on.first(), on.last(), predicates));
    if (!assignments.sql().isEmpty()) {
      edits.insertAfter(tokens, block.last(), assignments);
    }
    if (where.isEmpty()) {
      return;
    }
    if (block.hasCondition()) {
      prepend(block.conditionFirst(), block.conditionLast(), where);
    } else {
      edits.insertAfter(tokens, block.last(), " WHERE " + String.join(" AND ", where));
    }
  }

  /**
   * Where the names stand that two tables have: H2 takes them, as long as no column is named that
   * both have.
   */
  private Set<Integer> sharedNames(QueryBlock block) {
    if (work.settings().dialect() != Dialect.H2
        || (block.from().size() == 1 && block.from().get(0) instanceof JoinTree.Table)) {
      return Set.of();
    }
    List<NameScope.Name> names = NameScope.names(work, block.from());
    return names.stream()
        .filter(name -> names.stream().anyMatch(name::mayBeMeantBy))
        .map(NameScope.Name::token)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isUnderCursor(QueryBlock block, TableReference reference) {
    return block.cursor() >= 0
        && block.from().get(0) instanceof JoinTree.Table target
        && target.reference().equals(reference);
  }

  /** Whether a reference shows active rows, and no others. */
  boolean seesActiveOnly(TableReference reference) {
    return rows.visibility(reference) == Visibility.ACTIVE;
  }

  /**
   * PostgreSQL up to 17 takes a column for constant that is compared with a constant, even where
   * grouping sets, also those of a query around it, make it NULL, and then sorts wrongly.
   */
  private String opaque(String predicate) {
    boolean equality = !predicate.isEmpty() && !predicate.endsWith(" NULL");
    return traits.groupsDifferently() && equality && work.settings().dialect() == Dialect.POSTGRESQL
        ? "(" + predicate + ") IS TRUE"
        : predicate;
  }

  /** {@code p AND (old)}: the user's condition should not be evaluated on deleted rows. */
  private void prepend(int first, int last, List<String> predicates) {
    edits.insertBefore(tokens, first, String.join(" AND ", predicates) + " AND (");
    edits.insert(tokens.end(last), ")");
  }

  private void wrap(TableReference reference, boolean target, String predicate) {
    if (work.settings().dialect() == Dialect.POSTGRESQL) {
      joinNothing(reference, predicate);
      return;
    }
    if (target || (reference.decorated() && reference.columnAliases() >= 0)) {
      throw work.refuse(
          reference.nameFirst(),
          "the registered table "
              + work.name(reference)
              + " would need a derived table here, which "
              + (target ? "can't be updated" : "can't be sampled or take an index hint"),
          "name it in a sub-query of its own");
    }
    // MariaDB computes windows over it wrongly, and may fill it when the first row is inserted.
    if (work.settings().dialect() == Dialect.MARIADB && traits.insertsInto(work.table(reference))) {
      throw work.refuse(
          reference.nameFirst(),
          "INSERT into the registered table "
              + work.name(reference)
              + " from itself, which would need a derived table here",
          "join it by ON instead of USING or NATURAL");
    }
    String end = traits.needsMaterialization() ? " LIMIT 18446744073709551615)" : ")";
    if (reference.decorated()) {
      int name = reference.alias() >= 0 ? reference.alias() : reference.nameLast();
      edits.insertBefore(tokens, reference.first(), "(SELECT * FROM ");
      edits.insertAfter(
          tokens, reference.last(), " WHERE " + predicate + end + " AS " + tokens.text(name, name));
      return;
    }
    Marker marker = ((Deletion.Soft) reference.policy().orElseThrow().deletion()).marker();
    String column = work.name(reference) + '.' + work.written(marker.column());
    String alias =
        reference.alias() >= 0
            ? ""
            : " AS " + QualifiedNames.of(work, traits.findings(), reference, ++joined);
    edits.insert(tokens.start(reference.first()), "(SELECT * FROM ");
    edits.insertAfter(
        tokens,
        reference.relationLast(),
        " WHERE " + Predicate.of(marker, column, rows.visibility(reference)) + end + alias);
  }

  /**
   * An inner join with the one row of a table without columns: the ON filters, {@code *}, NATURAL
   * and USING see nothing of it, and the table stays one, with its system columns, its key for
   * GROUP BY and its row type.
   */
  private void joinNothing(TableReference reference, String predicate) {
    joined++;
    edits.insertBefore(tokens, reference.first(), "(");
    edits.insertAfter(
        tokens,
        reference.last(),
        " JOIN (SELECT) AS softdelete_" + joined + " ON " + predicate + ")");
  }

  /** Refuses to change rows that are in an archive. */
  void requireNoArchiveSeen(JoinTree target) {
    if (target instanceof JoinTree.Table table && rows.areInArchive(table.reference())) {
      throw ArchivedRows.unchangeable(work, table.reference());
    }
  }
}
