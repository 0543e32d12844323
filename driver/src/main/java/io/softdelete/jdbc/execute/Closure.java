package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.RowLock;
import io.softdelete.rewriter.StepSql;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds and locks all rows that go with the named ones, to the fixed point, each key of each level
 * by a statement of its own: only a new statement sees the children that were committed while the
 * one before waited for a lock. Keys are looked at in the database's own order, since a key that
 * refuses may be violated or not, depending on what has gone before: PostgreSQL queues what the
 * rows found have to cause, H2 and MariaDB go down at once, row by row. Used once, by one thread.
 */
sealed class Closure permits ForetoldClosure {
  private final DeletionPlan plan;
  private final StepSql sql;
  private final StepStatements statements;
  private final ForeignKeyViolation violation;
  private final boolean queued;
  private final boolean rowByRow;
  private final Deque<Found> queue = new ArrayDeque<>();
  private final Map<TableName, LockedRows> deleted = new HashMap<>();
  private final List<Overwritten> overwritten = new ArrayList<>();
  private final LockedRows besideRoots;

  Closure(DeletionPlan plan, Dialect dialect, StepStatements statements) {
    this(plan, dialect, statements, RowLock.UPDATE);
  }

  Closure(DeletionPlan plan, Dialect dialect, StepStatements statements, RowLock lock) {
    this.plan = plan;
    this.sql = new StepSql(dialect, lock);
    this.statements = statements;
    this.violation = new ForeignKeyViolation(sql, statements);
    this.queued = dialect == Dialect.POSTGRESQL;
    this.rowByRow = !queued && plan.ordered();
    this.besideRoots = none(plan.root());
  }

  /** Rows of a table that were found at once, and whose children are looked for. */
  record Found(PlannedTable table, LockedRows rows) {}

  /** Rows whose children are to be overwritten. */
  private record Overwritten(ForeignKey key, PlannedTable parent, LockedRows rows) {}

  /** No rows of a table yet. */
  LockedRows none(PlannedTable table) {
    return sql.arrays()
        ? new ArrayRows(table.columns().size())
        : new ListRows(table.columns().size(), table.named());
  }

  /** The rows of a table that go, without the named ones. */
  LockedRows found(PlannedTable table) {
    return table.equals(plan.root())
        ? besideRoots
        : deleted.computeIfAbsent(table.name(), name -> none(table));
  }

  /** Locks all that goes with these rows, and overwrites what refers to any of them. */
  void complete(LockedRows roots) throws SQLException {
    known(plan.root()).add(roots);
    queue.add(new Found(plan.root(), roots));
    while (!queue.isEmpty()) {
      visit(queue.remove());
    }
    for (Overwritten rows : overwritten) {
      overwrite(rows.key(), new Found(rows.parent(), rows.rows()));
    }
  }

  private void visit(Found found) throws SQLException {
    if (rowByRow && found.rows().count() > 1) {
      for (LockedRows row : ((ListRows) found.rows()).each()) {
        visit(new Found(found.table(), row));
      }
      return;
    }
    for (ForeignKey key : found.table().keys()) {
      switch (key.onDelete()) {
        case CASCADE -> cascade(key, found);
        case RESTRICT, NO_ACTION -> refuse(key, found.table(), found.rows());
        case SET_NULL, SET_DEFAULT ->
            overwritten.add(new Overwritten(key, found.table(), found.rows()));
      }
    }
  }

  private void cascade(ForeignKey key, Found parents) throws SQLException {
    PlannedTable child = plan.table(key.child()).orElseThrow();
    LockedRows rows = children(key, parents, child);
    if (rows.isEmpty()) {
      return;
    }
    known(child).add(rows);
    if (child.equals(plan.root())) {
      besideRoots.add(rows);
    }
    Found found = new Found(child, rows);
    if (queued) {
      queue.add(found);
    } else {
      visit(found);
    }
  }

  /** Finds the rows that a key takes along. */
  LockedRows children(ForeignKey key, Found parents, PlannedTable child) throws SQLException {
    return lock(key, parents, child);
  }

  /** The rows of a child that refer to these and aren't known to go. */
  final LockedRows lock(ForeignKey key, Found parents, PlannedTable child) throws SQLException {
    LockedRows rows = none(child);
    Optional<LockedRows> known = excluded(key);
    for (LockedRows.Portion portion : parents.rows().portions(parents.table().places(key))) {
      statements.run(
          sql.lock(
              child(key),
              child.columnNames(),
              parents.table().match(key),
              known.map(some -> child.key()),
              portion.rows()),
          with(portion, known, child),
          statement -> read(statement.executeQuery(), rows));
    }
    return rows instanceof ListRows list ? list.without((ListRows) known(child)) : rows;
  }

  /** Fails if an active row that stays refers to one of these. */
  void refuse(ForeignKey key, PlannedTable parent, LockedRows rows) throws SQLException {
    if (sql.arrays()) {
      Optional<LockedRows> known = excluded(key);
      Optional<PlannedTable> child = plan.table(key.child());
      LockedRows.Portion portion = rows.portions(parent.places(key)).get(0);
      violation.raiseIfAny(
          key,
          sql.violation(
              child(key), parent.match(key), known.flatMap(some -> child.map(PlannedTable::key))),
          known.isPresent() ? with(portion, known, child.orElseThrow()) : portion.parameters());
      return;
    }
    List<String> columns = new ArrayList<>();
    plan.table(key.child()).ifPresent(child -> columns.addAll(child.key().columns()));
    int named = columns.size();
    columns.addAll(key.childColumns());
    ListRows staying = new ListRows(columns.size(), named);
    for (LockedRows.Portion portion : rows.portions(parent.places(key))) {
      statements.run(
          sql.lock(child(key), columns, parent.match(key), Optional.empty(), portion.rows()),
          portion.parameters(),
          statement -> read(statement.executeQuery(), staying));
    }
    ListRows left =
        plan.table(key.child())
            .map(child -> staying.without((ListRows) known(child)))
            .orElse(staying);
    if (!left.isEmpty()) {
      violation.provoke(key, parent.match(key), left.tailOfFirst());
    }
  }

  /** Overwrites the key of active rows that stay and refer to these. */
  void overwrite(ForeignKey key, Found rows) throws SQLException {
    String value = key.onDelete() == ForeignKey.DeleteRule.SET_NULL ? "NULL" : "DEFAULT";
    Optional<PlannedTable> child = plan.table(key.child());
    LockedRows selected = rows.rows();
    StepSql.Match match = rows.table().match(key);
    int[] places = rows.table().places(key);
    Optional<LockedRows> known = excluded(key);
    if (child.isPresent() && !sql.arrays()) {
      selected = lock(key, rows, child.get());
      match = child.get().key();
      places = child.get().keyPlaces();
    }
    if (selected.isEmpty()) {
      return;
    }
    for (LockedRows.Portion portion : selected.portions(places)) {
      statements.run(
          sql.overwrite(
              child(key),
              key.written(),
              value,
              match,
              known.flatMap(some -> child.map(PlannedTable::key)),
              portion.rows()),
          known.isPresent() ? with(portion, known, child.orElseThrow()) : portion.parameters(),
          java.sql.PreparedStatement::executeUpdate);
    }
    if (key.onDelete() == ForeignKey.DeleteRule.SET_DEFAULT) {
      refuse(key, rows.table(), rows.rows());
    }
  }

  /** The rows of the key's table that go anyway, where the statement has to leave them out. */
  private Optional<LockedRows> excluded(ForeignKey key) {
    return sql.arrays()
        ? plan.table(key.child())
            .filter(child -> child.named() > 0)
            .map(this::known)
            .filter(rows -> !rows.isEmpty())
        : Optional.empty();
  }

  private LockedRows known(PlannedTable table) {
    return deleted.computeIfAbsent(table.name(), name -> none(table));
  }

  private static List<Object> with(
      LockedRows.Portion portion, Optional<LockedRows> known, PlannedTable child) {
    List<Object> parameters = new ArrayList<>(portion.parameters());
    known.ifPresent(
        rows -> parameters.addAll(rows.portions(child.keyPlaces()).get(0).parameters()));
    return parameters;
  }

  /** The table whose rows refer, with what tells those that count. */
  StepSql.Child child(ForeignKey key) {
    return PlannedTable.child(key.child(), plan.graph().policy(key.child()));
  }

  static LockedRows read(java.sql.ResultSet result, LockedRows rows) throws SQLException {
    try (result) {
      rows.read(result);
      return rows;
    }
  }
}
