package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Binding;
import io.softdelete.rewriter.StepSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries a deletion of several steps out: locks the named rows, completes them by {@link Closure},
 * and writes exactly what is locked, children before parents and the named rows last, so that their
 * statement gives the outcome. The condition is never looked at again. One execution at a time;
 * {@link #cancel} may come from another thread.
 */
public final class StepRunner implements OperationRunner {
  private final Connection connection;
  private final RewriteSession session;
  private final RewrittenText text;
  private final SteppedDeletion deletion;
  private final Statement settings;
  private final Preparation preparation;
  private volatile Optional<StepStatements> running = Optional.empty();
  private Optional<PreparedStatement> outcome = Optional.empty();
  private long count = -1;

  /**
   * A runner of one deletion.
   *
   * @param connection the delegate's connection
   * @param text the text that it was given as
   * @param settings the delegate's statement, whose limits hold
   * @param preparation how the statement that gives the outcome is prepared
   */
  StepRunner(
      Connection connection,
      RewriteSession session,
      RewrittenText text,
      SteppedDeletion deletion,
      Statement settings,
      Preparation preparation) {
    this.connection = connection;
    this.session = session;
    this.text = text;
    this.deletion = deletion;
    this.settings = settings;
    this.preparation = preparation;
  }

  /** Prepares a statement as the application wants it: with generated keys, for instance. */
  public interface Preparation {
    /** Prepares a text. */
    PreparedStatement prepare(Connection connection, String sql) throws SQLException;
  }

  /** How the application executes. */
  public interface Execution<T> {
    /** Executes the statement that gives the outcome. */
    T on(PreparedStatement statement) throws SQLException;
  }

  @Override
  public boolean execute(Optional<PreparedStatement> lock) throws SQLException {
    return run(lock, PreparedStatement::execute).orElse(false);
  }

  @Override
  public ResultSet executeQuery(Optional<PreparedStatement> lock) throws SQLException {
    return run(lock, PreparedStatement::executeQuery)
        .orElseThrow(() -> SqlErrors.unsafe("A DELETE without RETURNING gives no rows."));
  }

  @Override
  public long executeUpdate(Optional<PreparedStatement> lock) throws SQLException {
    long updated = run(lock, PreparedStatement::executeLargeUpdate).orElse(0L);
    return count >= 0 ? count : updated;
  }

  @Override
  public Optional<PreparedStatement> outcome() {
    return outcome;
  }

  @Override
  public long count() {
    return count;
  }

  private <T> Optional<T> run(Optional<PreparedStatement> lock, Execution<T> execution)
      throws SQLException {
    close();
    StepStatements statements = new StepStatements(connection, settings.getQueryTimeout());
    running = Optional.of(statements);
    try (statements) {
      return AtomicSteps.run(connection, () -> steps(lock, statements, execution));
    } finally {
      running = Optional.empty();
    }
  }

  private <T> Optional<T> steps(
      Optional<PreparedStatement> lock, StepStatements statements, Execution<T> execution)
      throws SQLException {
    Deleting deleting = session.deleting(text);
    Closure closure = new Closure(deletion.plan(), deletion.dialect(), statements);
    LockedRows roots = closure.none(deletion.plan().root());
    if (lock.isPresent()) {
      lockRoots(lock.get(), roots, statements);
    } else {
      statements.run(
          deletion.lock(), List.of(), query -> Closure.read(query.executeQuery(), roots));
    }
    if (!roots.isEmpty()) {
      closure.complete(roots);
      for (PlannedTable table : deletion.plan().childrenFirst()) {
        write(table, closure.found(table), statements, deleting);
      }
      write(deletion.plan().root(), closure.found(deletion.plan().root()), statements, deleting);
    }
    return writeRoots(roots, statements, deleting, execution);
  }

  /** The application's limits are for its rows, not for the keys. */
  private static void lockRoots(PreparedStatement lock, LockedRows roots, StepStatements statements)
      throws SQLException {
    int maxRows = lock.getMaxRows();
    int maxFieldSize = lock.getMaxFieldSize();
    int timeout = lock.getQueryTimeout();
    try {
      lock.setMaxRows(0);
      lock.setMaxFieldSize(0);
      statements.run(lock, query -> Closure.read(query.executeQuery(), roots));
    } finally {
      lock.setMaxRows(maxRows);
      lock.setMaxFieldSize(maxFieldSize);
      lock.setQueryTimeout(timeout);
    }
  }

  private void write(
      PlannedTable table, LockedRows rows, StepStatements statements, Deleting deleting)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    long written = 0;
    for (LockedRows.Portion portion : rows.portions(table.keyPlaces())) {
      written += write(deletion.delete(table, portion.rows()), portion, statements, deleting);
    }
    requireAll(table, rows, written);
  }

  private long write(
      String delete, LockedRows.Portion portion, StepStatements statements, Deleting deleting)
      throws SQLException {
    RewrittenText step = session.step(delete);
    return statements.run(
        step.sqlFor(delete),
        List.of(),
        statement -> {
          bind(statement, step, portion, deleting);
          return statement.executeLargeUpdate();
        });
  }

  /** The keys take the places that parameters of ours leave. */
  private static void bind(
      PreparedStatement statement, RewrittenText step, LockedRows.Portion keys, Deleting deleting)
      throws SQLException {
    deleting.bind(statement, step.bindings());
    Set<Integer> ours = step.bindings().stream().map(Binding::position).collect(Collectors.toSet());
    int place = 0;
    for (Object key : keys.parameters()) {
      do {
        place++;
      } while (ours.contains(place));
      statement.setObject(place, key);
    }
  }

  private <T> Optional<T> writeRoots(
      LockedRows roots, StepStatements statements, Deleting deleting, Execution<T> execution)
      throws SQLException {
    PlannedTable table = deletion.plan().root();
    List<LockedRows.Portion> portions = new ArrayList<>(roots.portions(table.keyPlaces()));
    if (roots instanceof ListRows) {
      count = 0;
      for (LockedRows.Portion portion : portions) {
        count += write(deletion.deleteRoots(portion.rows()), portion, statements, deleting);
      }
      requireAll(table, roots, count);
      return Optional.empty();
    }
    if (deletion.plan().comesBack() && !roots.isEmpty()) {
      requireAll(table, roots, remaining(table, portions.get(0), statements));
    }
    String delete = deletion.deleteRoots(1);
    RewrittenText step = session.step(delete);
    PreparedStatement last = preparation.prepare(connection, step.sqlFor(delete));
    outcome = Optional.of(last);
    last.setMaxRows(settings.getMaxRows());
    bind(last, step, portions.get(0), deleting);
    return Optional.of(statements.run(last, execution::on));
  }

  /** How many of the named rows are still there, just before they go. */
  private long remaining(PlannedTable table, LockedRows.Portion keys, StepStatements statements)
      throws SQLException {
    String sql =
        new StepSql(deletion.dialect())
            .count(table.name().schema(), table.name().table(), table.key());
    return statements.run(
        sql,
        keys.parameters(),
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
          }
        });
  }

  /** Of rows that really go, none may have been taken by the database unseen. */
  private static void requireAll(PlannedTable table, LockedRows rows, long written)
      throws SQLException {
    if (table.physical() && written != rows.count()) {
      throw SqlErrors.unsafe(
          "Deleting from %s: of %d rows the database's own cascade left only %d; rows that refer to each other in a"
                  .formatted(table.name(), rows.count(), written)
              + " circle can't be deleted one after the other. Nothing was done. Instead: take one of"
              + " the references away first.");
    }
  }

  @Override
  public void cancel() throws SQLException {
    Optional<StepStatements> current = running;
    if (current.isPresent()) {
      current.get().cancel();
    } else if (outcome.isPresent()) {
      outcome.get().cancel();
    }
  }

  @Override
  public void close() throws SQLException {
    if (outcome.isPresent()) {
      outcome.get().close();
      outcome = Optional.empty();
    }
    count = -1;
  }
}
