package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.QueryBlock;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what was found in one statement into edits. Not thread-safe. */
public final class Planner {
  private final Tokens tokens;
  private final RewriterSettings settings;
  private final RegisteredTables tables;
  private final Session session;
  private final Visibility visibility;
  private final Edits edits;
  private final List<DeletedTable> deletes = new ArrayList<>();

  /**
   * A planner for one statement.
   *
   * @param visibility which rows the statement sees
   * @param edits where its edits go
   */
  public Planner(
      Tokens tokens,
      RewriterSettings settings,
      RegisteredTables tables,
      Session session,
      Visibility visibility,
      Edits edits) {
    this.tokens = tokens;
    this.settings = settings;
    this.tables = tables;
    this.session = session;
    this.visibility = visibility;
    this.edits = edits;
  }

  /** Plans everything that was found; the tables whose rows the statement deletes. */
  public List<DeletedTable> plan(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding instanceof Finding.Query query) {
        filter(query.block(), false);
      } else if (finding instanceof Finding.TableQuery query) {
        tableQuery(query);
      } else if (finding instanceof Finding.Update update) {
        update(update);
      } else if (finding instanceof Finding.Delete delete) {
        delete(delete);
      } else if (finding instanceof Finding.Insert insert) {
        new WriteRules(tokens, settings, tables).insert(insert);
      }
    }
    return deletes;
  }

  private void tableQuery(Finding.TableQuery query) {
    TableReference table = query.table();
    String predicate = table.policy().isPresent() ? predicate(table, false) : "";
    if (!predicate.isEmpty()) {
      edits.replace(tokens.start(query.keyword()), tokens.end(query.keyword()), "SELECT * FROM");
      edits.insert(tokens.end(table.relationLast()), " WHERE " + predicate);
    }
  }

  private void update(Finding.Update update) {
    new WriteRules(tokens, settings, tables).update(update);
    filter(update.block(), settings.dialect() == Dialect.MARIADB);
  }

  private void delete(Finding.Delete delete) {
    TableReference target = delete.target();
    if (target.policy().isEmpty()) {
      filter(delete.block(), false);
      return;
    }
    DeleteWriter writer = new DeleteWriter(tokens, settings, tables, session, edits);
    deletes.add(writer.write(delete, qualifier(target)));
    filter(delete.block(), false, target);
    writer.writeReturning(delete, qualifier(target));
  }

  private void filter(QueryBlock block, boolean targets) {
    filter(block, targets, null);
  }

  private void filter(
      QueryBlock block,
      boolean targets,
      @org.jspecify.annotations.Nullable TableReference deleted) {
    List<String> where = new ArrayList<>();
    Map<Placement.On, List<String>> conditions = new LinkedHashMap<>();
    for (Filter filter : FilterPlanner.plan(block)) {
      TableReference reference = filter.reference();
      String predicate = predicate(reference, reference.equals(deleted));
      if (predicate.isEmpty()) {
        continue;
      }
      if (filter.placement() instanceof Placement.On on) {
        conditions.computeIfAbsent(on, key -> new ArrayList<>()).add(predicate);
      } else if (filter.placement() instanceof Placement.Wrap) {
        wrap(reference, targets);
      } else {
        where.add(predicate);
      }
    }
    conditions.forEach((on, predicates) -> prepend(on.first(), on.last(), predicates));
    if (where.isEmpty()) {
      return;
    }
    if (block.hasCondition()) {
      prepend(block.conditionFirst(), block.conditionLast(), where);
    } else {
      edits.insert(tokens.end(block.last()), " WHERE " + String.join(" AND ", where));
    }
  }

  /** {@code p AND (old)}: the user's condition should not be evaluated on deleted rows. */
  private void prepend(int first, int last, List<String> predicates) {
    edits.insert(tokens.start(first), String.join(" AND ", predicates) + " AND (");
    edits.insert(tokens.end(last), ")");
  }

  private void wrap(TableReference reference, boolean target) {
    if (target || reference.decorated()) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(reference.nameFirst()),
          "the registered table "
              + tokens.text(reference.nameFirst(), reference.nameLast())
              + " would need a derived table here, which "
              + (target ? "can't be updated" : "can't be sampled or take an index hint"),
          "name it in a sub-query of its own");
    }
    String name = tokens.text(reference.nameFirst(), reference.nameLast());
    String alias =
        reference.alias() >= 0
            ? ""
            : " AS " + tokens.text(reference.nameLast(), reference.nameLast());
    edits.insert(tokens.start(reference.first()), "(SELECT * FROM ");
    edits.insert(
        tokens.end(reference.relationLast()),
        " WHERE " + predicate(reference, name, false) + ")" + alias);
  }

  private String predicate(TableReference reference, boolean deleted) {
    return predicate(reference, qualifier(reference), deleted);
  }

  /** What a row of a reference must fulfil; a DELETE never deletes a deleted row again. */
  private String predicate(TableReference reference, String qualifier, boolean deleted) {
    TablePolicy policy = reference.policy().orElseThrow();
    Visibility seen = reference.visibility().orElse(visibility);
    if (!(policy.deletion() instanceof Deletion.Soft soft)) {
      if (policy.deletion() instanceof Deletion.Archive && seen != Visibility.ACTIVE) {
        throw Refusal.unsafe(
            tokens.sql(),
            tokens.start(reference.nameFirst()),
            "deleted rows of the archive table "
                + policy.name()
                + " can't be shown by this version",
            "read the archive table itself");
      }
      return "";
    }
    String predicate = Predicate.of(soft.marker(), qualifier, seen);
    if (!deleted || seen == Visibility.ACTIVE) {
      return predicate;
    }
    String active = Predicate.of(soft.marker(), qualifier, Visibility.ACTIVE);
    return predicate.isEmpty() ? active : active + " AND " + predicate;
  }

  private String qualifier(TableReference reference) {
    return reference.alias() >= 0
        ? tokens.text(reference.alias(), reference.alias())
        : tokens.text(reference.nameFirst(), reference.nameLast());
  }
}
