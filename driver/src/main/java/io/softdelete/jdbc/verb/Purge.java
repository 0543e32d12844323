package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.NamedRows;
import io.softdelete.rewriter.verb.VerbStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Removes deleted rows, chunk by chunk as the locking query gives them, each with what refers to it
 * and may go too. What has to stay is tried again at the end, when more is gone. Immutable.
 *
 * @param rows the rows to remove
 * @param tables the tables that it may reach, by where their deleted rows are
 * @param named the table that the statement names
 */
record Purge(
    VerbStatement statement, NamedRows rows, Map<TableName, PurgedTable> tables, PurgedTable named)
    implements VerbOperation.Action {
  private static final int CHUNK = 2_000;

  /** More rows that have to stay are only counted. */
  private static final int MOST_RETRIED = 1_000_000;

  VerbOperation operation(Dialect dialect, boolean audited) {
    return new VerbOperation(
        lock(dialect),
        audited,
        statement.returning().map(returned -> returning(returned, dialect)),
        steps(dialect),
        this);
  }

  private String lock(Dialect dialect) {
    return rows.select(dialect, named.table().columnNames()) + rows.lockFree(dialect);
  }

  private String returning(VerbStatement.Returned returned, Dialect dialect) {
    boolean whole = returned.alias().indexOf('.') >= 0;
    return "SELECT "
        + returned.items()
        + " FROM "
        + named.table().placeSql(dialect)
        + (whole ? "" : " AS " + returned.alias());
  }

  private List<String> steps(Dialect dialect) {
    List<String> steps = new ArrayList<>();
    steps.add(lock(dialect));
    References references = new References(dialect, tables);
    for (PurgedTable table : tables.values()) {
      table
          .references()
          .forEach(reference -> steps.add(references.query(table, reference.key(), 1)));
    }
    statement
        .returning()
        .ifPresent(returned -> steps.add(returning(returned, dialect) + " WHERE …"));
    for (PurgedTable table : tables.values()) {
      String place = table.table().placeSql(dialect);
      steps.add(
          "DELETE FROM "
              + place
              + " WHERE "
              + new StepSql(dialect).in(place, table.table().key(), 1)
              + table.deleted().map(deleted -> " AND " + deleted).orElse(""));
    }
    return steps;
  }

  @Override
  public long run(Run run, Optional<PreparedStatement> first) throws SQLException {
    Progress progress = new Progress(run);
    boolean whole = statement.returning().isPresent();
    run.first(
        first,
        lock(run.dialect()),
        query -> {
          query.setFetchSize(whole ? 0 : CHUNK);
          try (ResultSet result = query.executeQuery()) {
            Rows chunk = new Rows(named.table());
            do {
              chunk = new Rows(named.table()).read(result, whole ? Integer.MAX_VALUE : CHUNK);
              progress.purge(chunk);
            } while (!chunk.isEmpty() && !whole);
          }
          return progress;
        });
    progress.retry();
    progress.tell();
    return progress.purged;
  }

  /** What became of the rows so far. */
  private final class Progress {
    private final Run run;
    private final Set<String> blocking = new TreeSet<>();
    private Rows blocked = new Rows(named.table());
    private long purged;
    private long uncounted;

    Progress(Run run) {
      this.run = run;
    }

    void purge(Rows chunk) throws SQLException {
      if (chunk.isEmpty() && statement.returning().isEmpty()) {
        return;
      }
      PurgedChunk found = new PurgedChunk(run, tables, named, chunk);
      found.explore();
      if (statement.returning().isPresent()) {
        give(found.goingRoots());
      }
      Rows gone = found.remove();
      purged += gone.count();
      blocking.addAll(found.blocking());
      Rows left = chunk.without(gone);
      if (blocked.count() + left.count() > MOST_RETRIED) {
        uncounted += left.count();
      } else {
        blocked.addNew(left);
      }
    }

    /** Rows of a later chunk may have been what stood in the way. */
    void retry() throws SQLException {
      boolean selfish =
          named.references().stream()
              .anyMatch(reference -> tables.containsKey(reference.key().child()));
      long before = -1;
      while (selfish && !blocked.isEmpty() && before != purged && statement.returning().isEmpty()) {
        before = purged;
        Rows again = blocked;
        blocked = new Rows(named.table());
        blocking.clear();
        purge(again);
      }
    }

    void tell() {
      long left = blocked.count() + uncounted;
      if (left > 0) {
        run.warn(
            new RowsLeft(
                "PURGE FROM %s: %d rows are left, since rows of %s refer to them"
                    .formatted(named.table().name(), left, String.join(", ", blocking)),
                left));
      }
    }

    private void give(Rows roots) throws SQLException {
      VerbStatement.Returned returned = statement.returning().orElseThrow();
      GhostTable table = named.table();
      KeyLists.Portion portion = KeyLists.whole(roots.values(), table.keyPlaces(), run.dialect());
      String condition =
          roots.isEmpty() ? "1 = 0" : run.sql().in(returned.alias(), table.key(), portion.rows());
      run.give(
          returning(returned, run.dialect()) + " WHERE " + condition,
          roots.isEmpty() ? List.of() : portion.parameters());
    }
  }
}
