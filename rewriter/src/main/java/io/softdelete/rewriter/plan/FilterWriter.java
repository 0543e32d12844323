package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.Marker;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.Session;
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
import java.util.stream.Collectors;

/** Writes the predicates of a query block where the plan wants them. */
final class FilterWriter {
  private final Work work;
  private final Tokens tokens;
  private final Edits edits;
  private final boolean groupingSets;
  private int joined;

  /**
   * A writer for one statement.
   *
   * @param groupingSets whether rows are grouped in more than one way anywhere in it
   */
  FilterWriter(Work work, boolean groupingSets) {
    this.work = work;
    this.groupingSets = groupingSets;
    this.tokens = work.tokens();
    this.edits = work.edits();
  }

  /** Filters the tables of a block that reads them, or updates the first. */
  void write(QueryBlock block) {
    write(block, false, List.of());
  }

  /** Filters the tables of a block each of which may be updated. */
  void writeTargets(QueryBlock block) {
    write(block, true, List.of());
  }

  /** Filters the tables of a block that deletes rows of one of them. */
  void writeDeletion(QueryBlock block, TableReference target) {
    write(block, false, List.of(target));
  }

  /**
   * Filters the tables of a block that deletes rows of several of them.
   *
   * @param assignments what is to stand between the tables and WHERE
   */
  void writeDeletions(QueryBlock block, List<TableReference> targets, Fragment assignments) {
    write(block, false, targets, assignments);
  }

  /** A row of a MERGE's source that is filtered by the join would count as one without a match. */
  void writeMergeSource(JoinTree source) {
    write(new QueryBlock(List.of(new JoinTree.Aliased(source, -1)), -1, -1, -1, false));
  }

  /** {@code TABLE t} has no place for a predicate. */
  void write(Finding.TableQuery query) {
    TableReference table = query.table();
    if (showsArchive(table)) {
      edits.replace(tokens.start(query.keyword()), tokens.end(query.keyword()), "SELECT * FROM");
      ArchivedRows.write(work, table, seen(table));
    } else if (table.policy().isPresent()) {
      String predicate = predicate(table, false);
      if (!predicate.isEmpty()) {
        edits.replace(tokens.start(query.keyword()), tokens.end(query.keyword()), "SELECT * FROM");
        edits.insertAfter(tokens, table.relationLast(), " WHERE " + predicate);
      }
    }
  }

  /** COPY of a table leaves its children and its generated columns out. */
  void write(Finding.Copy copy) {
    TableReference table = copy.table();
    if (table.policy().isEmpty()) {
      return;
    }
    if (showsArchive(table)) {
      throw work.refuse(
          table.nameFirst(),
          "COPY of deleted rows of " + work.name(table) + ", which are in its archive",
          "write COPY (SELECT …) TO");
    }
    String predicate = predicate(table, false);
    if (predicate.isEmpty()) {
      return;
    }
    String columns =
        copy.columns() >= 0
            ? tokens
                .sql()
                .substring(tokens.end(copy.columns()), tokens.start(tokens.partner(copy.columns())))
            : work.columns(table).stream()
                .filter(column -> !column.generated())
                .map(column -> Work.quoted(column.name()))
                .collect(Collectors.joining(", "));
    edits.insertBefore(tokens, table.first(), "(SELECT " + columns + " FROM ONLY ");
    edits.insertAfter(tokens, table.relationLast(), " WHERE " + predicate + ")");
    if (copy.columns() >= 0) {
      int close = tokens.partner(copy.columns());
      edits.replace(tokens.start(copy.columns()), tokens.end(close), "");
    }
  }

  private void write(QueryBlock block, boolean targets, List<TableReference> deleted) {
    write(block, targets, deleted, new Fragment());
  }

  private void write(
      QueryBlock block, boolean targets, List<TableReference> deleted, Fragment assignments) {
    List<String> where = new ArrayList<>();
    Map<Placement.On, List<String>> conditions = new LinkedHashMap<>();
    for (Filter filter : FilterPlanner.plan(block)) {
      TableReference reference = filter.reference();
      if (showsArchive(reference) && !deleted.contains(reference)) {
        if (targets) {
          throw ArchivedRows.unchangeable(work, reference);
        }
        ArchivedRows.write(work, reference, seen(reference));
        continue;
      }
      String predicate = opaque(predicate(reference, deleted.contains(reference)));
      if (predicate.isEmpty() || isUnderCursor(block, reference)) {
        continue;
      }
      if (filter.placement() instanceof Placement.Wrap) {
        wrap(reference, targets || deleted.contains(reference), predicate);
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

  private static boolean isUnderCursor(QueryBlock block, TableReference reference) {
    return block.cursor() >= 0
        && block.from().get(0) instanceof JoinTree.Table target
        && target.reference().equals(reference);
  }

  /** Whether a reference shows active rows, and no others. */
  boolean seesActiveOnly(TableReference reference) {
    return seen(reference) == Visibility.ACTIVE;
  }

  /**
   * PostgreSQL up to 17 takes a column for constant that is compared with a constant, even where
   * grouping sets, also those of a query around it, make it NULL, and then sorts wrongly.
   */
  private String opaque(String predicate) {
    boolean equality = !predicate.isEmpty() && !predicate.endsWith(" NULL");
    return groupingSets && equality && work.settings().dialect() == Dialect.POSTGRESQL
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
    if (reference.decorated()) {
      int name = reference.alias() >= 0 ? reference.alias() : reference.nameLast();
      edits.insertBefore(tokens, reference.first(), "(SELECT * FROM ");
      edits.insertAfter(
          tokens, reference.last(), " WHERE " + predicate + ") AS " + tokens.text(name, name));
      return;
    }
    Marker marker = ((Deletion.Soft) reference.policy().orElseThrow().deletion()).marker();
    String column = work.name(reference) + '.' + work.written(marker.column());
    String alias =
        reference.alias() >= 0
            ? ""
            : " AS " + tokens.text(reference.nameLast(), reference.nameLast());
    edits.insert(tokens.start(reference.first()), "(SELECT * FROM ");
    edits.insertAfter(
        tokens,
        reference.relationLast(),
        " WHERE " + Predicate.of(marker, column, seen(reference)) + ")" + alias);
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

  /** What a row of a reference must fulfil; a DELETE never deletes a deleted row again. */
  private String predicate(TableReference reference, boolean deleted) {
    TablePolicy policy = reference.policy().orElseThrow();
    Visibility seen = seen(reference);
    if (!(policy.deletion() instanceof Deletion.Soft soft)) {
      // What is deleted isn't there: a DELETE that sees deleted rows only has nothing to delete.
      return deleted && seen == Visibility.ONLY_DELETED ? "1 = 0" : "";
    }
    String column = work.qualifier(reference) + '.' + markerName(reference, soft.marker());
    String predicate = Predicate.of(soft.marker(), column, seen);
    if (!deleted || seen == Visibility.ACTIVE) {
      return predicate;
    }
    String active = Predicate.of(soft.marker(), column, Visibility.ACTIVE);
    return predicate.isEmpty() ? active : active + " AND " + predicate;
  }

  /** Refuses to change rows that are in an archive. */
  void requireNoArchiveSeen(JoinTree target) {
    if (target instanceof JoinTree.Table table && showsArchive(table.reference())) {
      throw ArchivedRows.unchangeable(work, table.reference());
    }
  }

  private boolean showsArchive(TableReference reference) {
    return reference
            .policy()
            .filter(policy -> policy.deletion() instanceof Deletion.Archive)
            .isPresent()
        && seen(reference) != Visibility.ACTIVE;
  }

  private Visibility seen(TableReference reference) {
    return reference.visibility().orElse(work.visibility());
  }

  /** The marker under the name that it has behind {@code AS t(a, b)}, which may rename it. */
  private String markerName(TableReference reference, Marker marker) {
    if (reference.columnAliases() < 0) {
      return work.written(marker.column());
    }
    Folding folding = work.settings().folding();
    String known = folding.canonical(marker.column());
    // The names stand at every second place behind the bracket, between commas.
    int name = reference.columnAliases() + 1;
    for (Session.Column column : work.columns(reference)) {
      if (name >= tokens.partner(reference.columnAliases())) {
        break;
      }
      if (folding.canonical(new Identifier(column.name(), true)).equals(known)) {
        return tokens.text(name, name);
      }
      name += 2;
    }
    return work.written(marker.column());
  }
}
