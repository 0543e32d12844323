package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.JoinTree;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what was found in one statement into edits. Not thread-safe. */
public final class Planner {
  private final Work work;
  private final List<Finding> findings;
  private final FilterWriter filters;
  private final WriteRules rules;
  private final List<DeletedTable> deletes = new ArrayList<>();

  /**
   * A planner for one statement.
   *
   * @param findings what was found in it
   * @param first its first token
   * @param end the token behind it
   */
  public Planner(Work work, List<Finding> findings, int first, int end) {
    this.work = work;
    this.findings = findings;
    this.filters = new FilterWriter(work, StatementTraits.of(work, findings, first, end));
    this.rules = new WriteRules(work);
  }

  /** Plans everything that was found; the tables whose rows the statement deletes. */
  public List<DeletedTable> plan() {
    for (Finding finding : findings) {
      if (finding instanceof Finding.Query query) {
        filters.write(query.block());
      } else if (finding instanceof Finding.TableQuery query) {
        filters.write(query);
      } else if (finding instanceof Finding.Copy copy) {
        filters.write(copy);
      } else if (finding instanceof Finding.Update update) {
        update(update);
      } else if (finding instanceof Finding.Delete delete) {
        delete(delete);
      } else if (finding instanceof Finding.MultiDelete delete) {
        delete(delete);
      } else if (finding instanceof Finding.Truncate truncate) {
        deletes.addAll(new TruncateWriter(work, truncate).write());
      } else if (finding instanceof Finding.Insert insert) {
        insert(insert);
      } else if (finding instanceof Finding.Merge merge) {
        new MergeWriter(work, rules, filters).write(merge).ifPresent(deletes::add);
      } else if (finding instanceof Finding.KeyedMerge merge) {
        new KeyedMergeWriter(work, rules).write(merge);
      }
    }
    return deletes;
  }

  private void insert(Finding.Insert insert) {
    if (work.settings().dialect() == Dialect.MARIADB) {
      new OwnMarkerWriter(work, findings).require(insert);
    }
    new InsertPlanner(work, rules).plan(insert);
  }

  private void update(Finding.Update update) {
    rules.update(update);
    if (update.block().cursor() >= 0) {
      updateUnderCursor(update);
    }
    if (work.settings().dialect() == Dialect.MARIADB) {
      new IgnoredKeys(work).require(update);
      filters.writeTargets(update.block(), UpdatedTables.of(work, update));
      new OwnMarkerWriter(work, findings).write(update);
    } else {
      filters.requireNoArchiveSeen(update.block().from().get(0));
      filters.write(update.block());
    }
  }

  private void updateUnderCursor(Finding.Update update) {
    if (update.block().from().get(0) instanceof JoinTree.Table table
        && table.reference().policy().isPresent()
        && table.reference().policy().get().deletion() instanceof Deletion.Soft soft
        && filters.seesActiveOnly(table.reference())) {
      new CursorGuard(work, table.reference(), soft).write(update);
    }
  }

  private void delete(Finding.Delete delete) {
    TableReference target = delete.target();
    Optional<TablePolicy> policy = target.policy();
    if (policy.isEmpty()) {
      filters.write(delete.block());
      return;
    }
    boolean soft = !policy.get().audit() && policy.get().deletion() instanceof Deletion.Soft;
    if (delete.block().cursor() >= 0 && !soft) {
      throw work.refuse(
          delete.block().cursor(),
          "WHERE CURRENT OF on "
              + policy.get().name()
              + ", whose rows are archived, audited or really removed",
          "name the row by its key");
    }
    if (!soft && isDataChange(delete)) {
      throw work.refuse(
          delete.keyword(),
          "the rows that a DELETE from "
              + policy.get().name()
              + " does more with than mark them, in FROM",
          "send the DELETE as a statement of its own");
    }
    DeleteWriter writer = DeleteWriter.of(work, policy.get(), delete);
    deletes.add(writer.write(delete));
    filters.writeDeletions(delete.block(), List.of(target), writer.behindTables());
    writer.writeReturning(delete);
  }

  /** H2's {@code OLD TABLE (DELETE …)}. */
  private boolean isDataChange(Finding.Delete delete) {
    return delete.keyword() > 1
        && work.tokens().is(delete.keyword() - 1, '(')
        && work.tokens().is(delete.keyword() - 2, Keyword.TABLE);
  }

  /** Rows that really go, found by a join (MariaDB). */
  private DeletedTable physical(TableReference target) {
    TablePolicy policy = target.policy().orElseThrow();
    boolean apart = policy.audit() || policy.deletion() instanceof Deletion.Archive;
    DeletedTable deleted =
        new DeletedTable(policy, work.schema(target), work.table(target), Set.of());
    return apart ? deleted.by(DeletedTable.Way.APART) : deleted;
  }

  private void delete(Finding.MultiDelete delete) {
    if (delete.targets().stream().noneMatch(target -> target.policy().isPresent())) {
      filters.write(delete.block());
      return;
    }
    if (delete.targets().size() == 1
        && !(delete.targets().get(0).policy().orElseThrow().deletion() instanceof Deletion.Soft)) {
      deletes.add(physical(delete.targets().get(0)));
      filters.writeDeletion(delete.block(), delete.targets().get(0));
      return;
    }
    MultiDeleteWriter writer = new MultiDeleteWriter(work, delete);
    deletes.addAll(writer.write());
    filters.writeDeletions(delete.block(), delete.targets(), writer.assignments());
  }
}
