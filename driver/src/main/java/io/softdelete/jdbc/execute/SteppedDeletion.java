package io.softdelete.jdbc.execute;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.RootDeletion;
import io.softdelete.rewriter.StepSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A DELETE that takes several statements, because foreign keys lead to its table: what is sent for
 * it, but for the keys of the rows that are found on the way. Immutable.
 */
public final class SteppedDeletion implements Operation {
  private final RootDeletion root;
  private final DeletionPlan plan;
  private final Dialect dialect;

  SteppedDeletion(RootDeletion root, DeletionPlan plan, Dialect dialect) {
    this.root = root;
    this.plan = plan;
    this.dialect = dialect;
  }

  DeletionPlan plan() {
    return plan;
  }

  Dialect dialect() {
    return dialect;
  }

  @Override
  public boolean audited() {
    for (PlannedTable table : plan.tables()) {
      if (table.policy().filter(TablePolicy::audit).isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String lock() {
    return root.lock();
  }

  /** The DELETE of the named rows, for so many of them. */
  String deleteRoots(int rows) {
    String condition = named(rows);
    return plan.isBare(plan.root()) ? root.bareDeleteWhere(condition) : root.deleteWhere(condition);
  }

  private String named(int rows) {
    return new StepSql(dialect).in(root.qualifier(), plan.root().key(), rows);
  }

  /** The DELETE of rows of a table, for so many of them. */
  String delete(PlannedTable table, int rows) {
    return new StepSql(dialect)
        .delete(table.name().schema(), table.name().table(), table.key(), rows);
  }

  /** The count of rows of a table, for so many of them. */
  String count(PlannedTable table, int rows) {
    return new StepSql(dialect)
        .count(table.name().schema(), table.name().table(), table.key(), rows);
  }

  /**
   * The SELECT that returns the named rows before they go, for so many of them. It locks, since
   * another read may see them as they were when the transaction began.
   */
  Optional<String> readRoots(int rows) {
    return root.readWhere(rows == 0 ? "1 = 0" : named(rows)).map(query -> query + " FOR UPDATE");
  }

  @Override
  public Optional<String> rows() {
    return readRoots(1).or(() -> Optional.of(root.deleteWhere(named(1))));
  }

  @Override
  public OperationRunner runner(
      RewriteSession session,
      RewrittenText text,
      Statement original,
      StepRunner.Preparation preparation)
      throws SQLException {
    return new StepRunner(
        original.getConnection(),
        session,
        () -> session.deleting(text),
        this,
        original,
        preparation);
  }

  /**
   * Carries it out as part of another operation.
   *
   * @param lock the first statement, with its parameters
   */
  public void within(Deleting operation, RewriteSession session, PreparedStatement lock)
      throws SQLException {
    StepRunner runner =
        new StepRunner(
            lock.getConnection(),
            session,
            () -> operation,
            this,
            lock,
            Connection::prepareStatement);
    try {
      runner.executeUpdate(Optional.of(lock));
    } finally {
      runner.close();
    }
  }

  @Override
  public String describe(Rewriting rewriting) throws SQLException {
    StepSql sql = new StepSql(dialect);
    List<String> steps = new ArrayList<>();
    steps.add(lock());
    List<String> overwrites = new ArrayList<>();
    for (PlannedTable table : plan.tables()) {
      for (ForeignKey key : table.keys()) {
        StepSql.Child child = PlannedTable.child(key.child(), plan.graph().policy(key.child()));
        StepSql.Match match = table.match(key);
        if (key.onDelete() == ForeignKey.DeleteRule.CASCADE) {
          List<String> columns = plan.table(key.child()).orElseThrow().columnNames();
          steps.add(sql.lock(child, columns, match, Optional.empty(), 1));
        } else if (key.onDelete().writesChildren()) {
          String value = key.onDelete() == ForeignKey.DeleteRule.SET_NULL ? "NULL" : "DEFAULT";
          overwrites.add(sql.overwrite(child, key.written(), value, match, Optional.empty(), 1));
        } else {
          steps.add(
              sql.arrays()
                  ? sql.violation(child, match, Optional.empty())
                  : sql.lock(child, key.childColumns(), match, Optional.empty(), 1));
        }
      }
    }
    steps.addAll(overwrites);
    if (readRoots(1).isPresent()) {
      steps.add(1, rewriting.of(readRoots(1).get()));
    }
    for (PlannedTable table : plan.tables()) {
      if (plan.recordsApart(table)) {
        steps.addAll(rewriting.recordings(delete(table, 1)));
      }
    }
    for (PlannedTable table : plan.childrenFirst()) {
      steps.add(plan.isBare(table) ? delete(table, 1) : rewriting.of(delete(table, 1)));
    }
    steps.add(plan.isBare(plan.root()) ? deleteRoots(1) : rewriting.of(deleteRoots(1)));
    return steps.stream().collect(Collectors.joining(";\n"));
  }
}
