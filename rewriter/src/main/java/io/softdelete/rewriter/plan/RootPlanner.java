package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.RootDeletion;
import io.softdelete.rewriter.RowLock;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * Turns a DELETE into the SELECT that finds its rows, of the same shape and with its parameters.
 * Used once.
 */
public final class RootPlanner {
  private static final String WAY_OUT =
      "send the DELETE as a statement of its own, or write 'foreign-keys: ignore' into the catalog";

  private final Columns columnsOf;
  private final RowLock lock;
  private Optional<List<String>> columns = Optional.empty();
  private String delete = "";
  private String bare = "";
  private String qualifier = "";
  private String returning = "";
  private String read = "";

  /** A planner that asks which columns to select. */
  public RootPlanner(Columns columnsOf, RowLock lock) {
    this.columnsOf = columnsOf;
    this.lock = lock;
  }

  /** Which columns of a table are asked for. */
  public interface Columns {
    /** The columns of a table, as the database knows it; none when there is nothing to do. */
    List<String> of(Optional<String> schema, String table);
  }

  /**
   * Plans the one statement of a text.
   *
   * @throws UnsupportedSql SD002 when it isn't the only one, or isn't just a DELETE
   */
  public void plan(Work work, List<Finding> findings, int first, int end) {
    if (columns.isPresent()) {
      throw refuse(work, first, "another statement beside");
    }
    Finding.Delete root = null;
    Finding.MultiDelete joined = null;
    FilterWriter filters = new FilterWriter(work, StatementTraits.of(work, findings, first, end));
    for (Finding finding : findings) {
      if (finding instanceof Finding.Query query) {
        filters.write(query.block());
      } else if (finding instanceof Finding.TableQuery query) {
        filters.write(query);
      } else if (finding instanceof Finding.Delete found
          && root == null
          && work.tokens().partner(found.keyword()) < 0) {
        root = found;
        filters.writeDeletion(found.block(), found.target());
      } else if (finding instanceof Finding.MultiDelete found
          && joined == null
          && found.targets().size() == 1
          && work.tokens().partner(found.keyword()) < 0) {
        joined = found;
        filters.writeDeletion(found.block(), found.targets().get(0));
      } else {
        throw refuse(work, first, "another change within");
      }
    }
    if (joined != null && root == null) {
      write(work, joined, end);
      requireAlone(work, first);
      return;
    }
    if (root == null || root.block().cursor() >= 0) {
      throw refuse(work, first, root == null ? "something around" : "WHERE CURRENT OF in");
    }
    write(work, root, first, end);
    requireAlone(work, first);
  }

  /** An EXPLAIN of the SELECT would be taken for its rows. */
  private void requireAlone(Work work, int first) {
    boolean alone =
        work.tokens().is(first, Keyword.DELETE) || work.tokens().is(first, Keyword.WITH);
    if (!alone && !delete.isEmpty()) {
      throw refuse(work, first, "something around");
    }
  }

  /** MariaDB's DELETE of one table's rows, found by a join. */
  private void write(Work work, Finding.MultiDelete root, int end) {
    Tokens tokens = work.tokens();
    Dialect dialect = work.settings().dialect();
    TableReference target = root.targets().get(0);
    columns = Optional.of(columnsOf.of(work.schema(target), work.table(target)));
    if (columns.get().isEmpty()) {
      return;
    }
    qualifier = work.name(target);
    work.edits()
        .replace(
            tokens.start(root.keyword()),
            tokens.end(root.listLast()),
            StepSql.lockHead(dialect, work.qualifier(target), columns.get(), true) + " FROM");
    work.edits().insertAfter(tokens, end - 1, new StepSql(dialect, lock).lockTail(qualifier, true));
    delete = "DELETE FROM " + qualifier;
    bare = delete;
  }

  private void write(Work work, Finding.Delete root, int first, int end) {
    Tokens tokens = work.tokens();
    Dialect dialect = work.settings().dialect();
    TableReference target = root.target();
    int name = target.alias() >= 0 ? target.alias() : target.nameLast();
    boolean joined = root.using() >= 0;
    columns = Optional.of(columnsOf.of(work.schema(target), work.table(target)));
    if (columns.get().isEmpty()) {
      return;
    }
    qualifier = work.qualifier(target);
    work.edits()
        .replace(
            tokens.start(root.keyword()),
            tokens.end(root.keyword()),
            StepSql.lockHead(dialect, qualifier, columns.get(), joined)
                + (root.from() == root.keyword() ? " FROM" : ""));
    if (root.from() > root.keyword() + 1) {
      if (root.hasTop(tokens)) {
        throw refuse(work, root.keyword() + 1, "TOP in");
      }
      // LOW_PRIORITY, QUICK, IGNORE, and H2's name before FROM
      work.remove(root.keyword() + 1, root.from() - 1);
    }
    if (joined) {
      work.edits().replace(tokens.start(root.using()), tokens.end(root.using()), ",");
    }
    String tail = new StepSql(dialect, lock).lockTail(tokens.text(name, name), joined);
    boolean plain = tokens.is(first, Keyword.DELETE);
    if (root.returningFirst() < 0) {
      work.edits().insertAfter(tokens, end - 1, tail);
    } else {
      int from = root.returningFirst() - 1;
      if (lock == RowLock.UPDATE) {
        refuseReturning(work, root, plain);
      }
      if (StepSql.arrays(dialect)) {
        returning = tokens.text(from, root.returningLast());
      } else {
        read =
            "SELECT "
                + tokens.text(root.returningFirst(), root.returningLast())
                + " FROM "
                + work.name(target);
      }
      work.edits().replace(tokens.start(from), tokens.end(root.returningLast()), tail.strip());
    }
    int start = plain ? 0 : tokens.start(root.keyword());
    delete = tokens.sql().substring(start, tokens.end(root.targetLast()));
    bare =
        (tokens.is(target.first(), Keyword.ONLY) ? "DELETE FROM ONLY " : "DELETE FROM ")
            + work.name(target)
            + (target.alias() >= 0 ? " AS " + qualifier : "");
  }

  /** The rows are deleted by their keys, where other tables and parameters are out of reach. */
  private void refuseReturning(Work work, Finding.Delete root, boolean plain) {
    Dialect dialect = work.settings().dialect();
    if (!StepSql.arrays(dialect) && dialect != Dialect.MARIADB) {
      throw refuse(work, root.returningFirst() - 1, "RETURNING of");
    }
    if (root.using() >= 0 || !plain) {
      throw refuse(work, root.returningFirst() - 1, "RETURNING beside USING or WITH in");
    }
    for (int i = root.returningFirst(); i <= root.returningLast(); i++) {
      if (work.tokens().is(i, TokenKind.PARAMETER) || work.tokens().is(i, Keyword.SELECT)) {
        throw refuse(work, i, "a parameter or a sub-query in RETURNING of");
      }
    }
  }

  private static UnsupportedSql refuse(Work work, int token, String construct) {
    return Refusal.unsafe(
        work.tokens().sql(),
        work.tokens().start(token),
        construct
            + " a DELETE from a table that foreign keys lead to, which takes several statements, is"
            + " not supported",
        WAY_OUT);
  }

  /** The DELETE, with the SELECT that came out of the edits; empty when nothing is to be done. */
  public Optional<RootDeletion> deletion(String lock) {
    return delete.isEmpty()
        ? Optional.empty()
        : Optional.of(new RootDeletion(lock, delete, bare, qualifier, returning, read));
  }
}
