package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Binding;
import io.softdelete.rewriter.RecordingStep;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the rows that a deletion has locked: keeps them where that takes statements of its own,
 * and deletes them by their keys, each table in its mode. Used once, by one thread.
 */
final class StepWriter {
  private final RewriteSession session;
  private final SteppedDeletion deletion;
  private final StepStatements statements;
  private final Deleting deleting;
  private final Deleting cascading;

  StepWriter(
      RewriteSession session,
      SteppedDeletion deletion,
      StepStatements statements,
      Deleting deleting) {
    this.session = session;
    this.deletion = deletion;
    this.statements = statements;
    this.deleting = deleting;
    this.cascading = deleting.cascading();
  }

  /** Deletes rows of a table that keys led to. */
  void write(PlannedTable table, LockedRows rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    long written = 0;
    for (LockedRows.Portion portion : rows.portions(table.keyPlaces())) {
      written += write(table, deletion.delete(table, portion.rows()), portion, cascading);
    }
    requireAll(table, rows, written);
  }

  /** Deletes named rows by their keys; gives the count. */
  long writeNamed(LockedRows rows) throws SQLException {
    PlannedTable root = deletion.plan().root();
    long written = 0;
    for (LockedRows.Portion portion : rows.portions(root.keyPlaces())) {
      written += write(root, deletion.deleteRoots(portion.rows()), portion, deleting);
    }
    return written;
  }

  private long write(PlannedTable table, String delete, LockedRows.Portion portion, Deleting by)
      throws SQLException {
    RecordingStep step = sent(table, delete);
    return run(step.sql(), step.bindings(), portion, by);
  }

  /** What is sent for a DELETE by key of a table's rows. */
  RecordingStep sent(PlannedTable table, String delete) throws SQLException {
    if (deletion.plan().isBare(table)) {
      return new RecordingStep(delete, List.of());
    }
    RewrittenText step = session.step(delete);
    return new RecordingStep(step.sqlFor(delete), step.bindings());
  }

  /**
   * Keeps rows before any row goes, where one statement can't keep and delete them: afterwards it
   * doesn't matter which of them a cascade of the database's own takes.
   */
  void keep(PlannedTable table, LockedRows rows) throws SQLException {
    keep(table, rows, cascading);
  }

  /** Keeps the rows that the statement names, like {@link #keep}. */
  void keepNamed(LockedRows rows) throws SQLException {
    keep(deletion.plan().root(), rows, deleting);
  }

  private void keep(PlannedTable table, LockedRows rows, Deleting by) throws SQLException {
    if (rows.isEmpty() || !deletion.plan().recordsApart(table)) {
      return;
    }
    Map<Integer, Long> kept = new TreeMap<>();
    for (LockedRows.Portion portion : rows.portions(table.keyPlaces())) {
      List<RecordingStep> recordings = session.recordings(deletion.delete(table, portion.rows()));
      for (int i = 0; i < recordings.size(); i++) {
        RecordingStep step = recordings.get(i);
        kept.merge(i, run(step.sql(), step.bindings(), portion, by), Long::sum);
      }
    }
    if (kept.values().stream().anyMatch(count -> count != rows.count())) {
      throw SqlErrors.unsafe(
          "Deleting from %s: of %d rows, %s were kept. Nothing was done. Instead: see what triggers or"
                  .formatted(table.name(), rows.count(), kept.values())
              + " rules its archive and the audit table have.");
    }
  }

  private long run(String sql, List<Binding> bindings, LockedRows.Portion portion, Deleting by)
      throws SQLException {
    return statements.run(
        sql,
        List.of(),
        statement -> {
          bind(statement, bindings, portion, by);
          return statement.executeLargeUpdate();
        });
  }

  /** Binds the named rows: the keys take the places that parameters of ours leave. */
  void bind(PreparedStatement statement, List<Binding> bindings, LockedRows.Portion keys)
      throws SQLException {
    bind(statement, bindings, keys, deleting);
  }

  private static void bind(
      PreparedStatement statement, List<Binding> bindings, LockedRows.Portion keys, Deleting by)
      throws SQLException {
    by.bind(statement, bindings);
    Set<Integer> ours = bindings.stream().map(Binding::position).collect(Collectors.toSet());
    int place = 0;
    for (Object key : keys.parameters()) {
      do {
        place++;
      } while (ours.contains(place));
      statement.setObject(place, key);
    }
  }

  /** Of rows that really go, none may have been taken by the database unseen. */
  void requireAll(PlannedTable table, LockedRows rows, long written) throws SQLException {
    if (table.physical() && !deletion.plan().keepsFirst() && written != rows.count()) {
      throw SqlErrors.unsafe(
          "Deleting from %s: of %d rows, %d were deleted. Nothing was done. Instead: see what triggers or rules it has."
              .formatted(table.name(), rows.count(), written));
    }
  }

  /** Of rows that were kept before, none may have stayed. */
  void requireGone(PlannedTable table, LockedRows rows) throws SQLException {
    if (rows.isEmpty() || !deletion.plan().recordsApart(table)) {
      return;
    }
    long left = 0;
    for (LockedRows.Portion portion : rows.portions(table.keyPlaces())) {
      left +=
          statements.run(
              deletion.count(table, portion.rows()), portion.parameters(), StepWriter::number);
    }
    if (left > 0) {
      throw SqlErrors.unsafe(
          "Deleting from %s: of %d rows, %d are still there. Nothing was done. Instead: see what triggers or rules it has."
              .formatted(table.name(), rows.count(), left));
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }
}
