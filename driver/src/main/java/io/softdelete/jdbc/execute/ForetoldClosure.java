package io.softdelete.jdbc.execute;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.RowLock;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a deletion would reach, and only counts it: no row is locked, overwritten or refused.
 * Whether a default of SET DEFAULT leads to a row that goes too isn't looked at. Used once, by one
 * thread.
 */
final class ForetoldClosure extends Closure {
  private final DeletionPlan plan;
  private final Map<ForeignKey, Long> counts = new LinkedHashMap<>();

  ForetoldClosure(DeletionPlan plan, Dialect dialect, StepStatements statements) {
    super(plan, dialect, statements, RowLock.NONE);
    this.plan = plan;
  }

  /**
   * How many rows each key takes along, overwrites, or is violated by; none where there are none.
   */
  Map<ForeignKey, Long> counts() {
    return counts;
  }

  @Override
  LockedRows children(ForeignKey key, Found parents, PlannedTable child) throws SQLException {
    LockedRows rows = super.children(key, parents, child);
    count(key, rows);
    return rows;
  }

  @Override
  void refuse(ForeignKey key, PlannedTable parent, LockedRows rows) throws SQLException {
    count(key, staying(key, new Found(parent, rows)));
  }

  @Override
  void overwrite(ForeignKey key, Found rows) throws SQLException {
    count(key, staying(key, rows));
  }

  private LockedRows staying(ForeignKey key, Found parents) throws SQLException {
    return lock(key, parents, plan.table(key.child()).orElseGet(() -> counted(key)));
  }

  /** Rows that stay in any case needn't be named. */
  private PlannedTable counted(ForeignKey key) {
    Session.Column column = new Session.Column(key.childColumns().get(0), "");
    return new PlannedTable(
        key.child(), plan.graph().policy(key.child()), List.of(column), 0, List.of());
  }

  private void count(ForeignKey key, LockedRows rows) {
    if (!rows.isEmpty()) {
      counts.merge(key, rows.count(), Long::sum);
    }
  }

  /** Where rows really go, the database looks at its keys, and to it a deleted row is a row. */
  @Override
  StepSql.Child child(ForeignKey key) {
    Optional<Deletion> parent = plan.graph().policy(key.parent()).map(TablePolicy::deletion);
    return parent.orElse(null) instanceof Deletion.Soft
        ? super.child(key)
        : PlannedTable.child(key.child(), Optional.empty());
  }
}
