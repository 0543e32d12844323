package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.KeptEscapes;
import io.softdelete.rewriter.RecordingStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Carries a deletion of several steps out: locks the named rows, completes them by {@link Closure},
 * and writes exactly what is locked, children before parents and the named rows last, so that their
 * statement gives the outcome. The condition is never looked at again. One execution at a time;
 * {@link #cancel} may come from another thread.
 */
public final class StepRunner implements OperationRunner {
  /** A statement that gives no rows, and that MariaDB's driver takes for a query all the same. */
  static final String NO_ROWS_ON_MARIADB = "DO 0";

  private static final String NO_QUERY_ON_H2 = "SET @softdelete = NULL";

  private final Connection connection;
  private final RewriteSession session;
  private final Supplier<Deleting> operations;
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
   * @param operations what each execution is part of
   * @param settings the delegate's statement, whose limits hold
   * @param preparation how the statement that gives the outcome is prepared
   */
  StepRunner(
      Connection connection,
      RewriteSession session,
      Supplier<Deleting> operations,
      SteppedDeletion deletion,
      Statement settings,
      Preparation preparation) {
    this.connection = connection;
    this.session = session;
    this.operations = operations;
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
    if (deletion.dialect() == Dialect.H2) {
      // It asks before it executes, and a DELETE never gives rows there.
      return noRows(connection, NO_QUERY_ON_H2);
    }
    Optional<Boolean> rows = run(lock, PreparedStatement::execute);
    return rows.orElse(false)
        ? outcome.orElseThrow().getResultSet()
        : noRows(connection, deletion.dialect() == Dialect.MARIADB ? NO_ROWS_ON_MARIADB : "");
  }

  /** What the delegate gives, or how it fails, where a statement gives no rows. */
  static ResultSet noRows(Connection connection, String sql) throws SQLException {
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    try {
      return statement.executeQuery(sql);
    } catch (SQLException e) {
      try (statement) {
        throw e;
      }
    }
  }

  @Override
  public long executeUpdate(Optional<PreparedStatement> lock) throws SQLException {
    boolean rows = run(lock, PreparedStatement::execute).orElse(false);
    if (rows && deletion.dialect() == Dialect.POSTGRESQL) {
      try (Statement statement = connection.createStatement()) {
        // Done all the same: its driver complains of the rows when it has them.
        statement.executeUpdate("SELECT 1");
      }
    }
    return count >= 0 || rows ? Math.max(0, count) : outcome.orElseThrow().getLargeUpdateCount();
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
    StepStatements statements =
        new StepStatements(connection, deletion.dialect(), settings.getQueryTimeout());
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
    StepWriter writer = new StepWriter(session, deletion, statements, operations.get());
    PlannedTable root = deletion.plan().root();
    Closure closure = new Closure(deletion.plan(), deletion.dialect(), statements);
    LockedRows roots = closure.none(root);
    if (lock.isPresent()) {
      statements.runUnlimited(lock.get(), query -> Closure.read(query.executeQuery(), roots));
    } else {
      String query =
          deletion.dialect() == Dialect.MARIADB ? KeptEscapes.in(deletion.lock()) : deletion.lock();
      statements.run(query, List.of(), each -> Closure.read(each.executeQuery(), roots));
    }
    Optional<T> returned = read(roots, statements, execution);
    if (!roots.isEmpty()) {
      closure.complete(roots);
      for (PlannedTable table : deletion.plan().tables()) {
        writer.keep(table, closure.found(table));
      }
      writer.keepNamed(roots);
      writeChildren(writer, closure, table -> !deletion.plan().takesNamed(table));
    }
    if (!deletion.plan().keepsFirst()) {
      writer.write(root, closure.found(root));
      if (roots instanceof ListRows) {
        count = writer.writeNamed(roots);
        writer.requireAll(root, roots, count);
        return counted(returned);
      }
      return writeRoots(roots, statements, writer, execution);
    }
    // A cascade of the database's own must not take the named rows before they are counted.
    Optional<T> written =
        roots instanceof ListRows
            ? writeCounted(roots, writer, returned)
            : writeRoots(roots, statements, writer, execution);
    writer.write(root, closure.found(root));
    if (deletion.plan().circular()) {
      writeChildren(writer, closure, deletion.plan()::takesNamed);
      for (PlannedTable table : deletion.plan().tables()) {
        writer.requireGone(table, closure.found(table));
      }
      writer.requireGone(root, roots);
    }
    return written;
  }

  private void writeChildren(StepWriter writer, Closure closure, Predicate<PlannedTable> which)
      throws SQLException {
    for (PlannedTable table : deletion.plan().childrenFirst()) {
      if (which.test(table)) {
        writer.write(table, closure.found(table));
      }
    }
  }

  /** H2 counts all named rows; MariaDB only those that no cascade took before their turn. */
  private <T> Optional<T> writeCounted(LockedRows roots, StepWriter writer, Optional<T> returned)
      throws SQLException {
    long written = writer.writeNamed(roots);
    if (deletion.plan().circular()) {
      count = roots.count();
    } else {
      // A circle may have taken even the first of them.
      count = roots.isEmpty() ? 0 : Math.max(1, written);
    }
    return counted(returned);
  }

  /** Rows that were returned are the outcome, and no count. */
  private <T> Optional<T> counted(Optional<T> returned) {
    count = outcome.isPresent() ? -1 : count;
    return returned;
  }

  /** Returns the named rows by a SELECT, where a DELETE that is an UPDATE can't. */
  private <T> Optional<T> read(LockedRows roots, StepStatements statements, Execution<T> execution)
      throws SQLException {
    if (!(roots instanceof ListRows list) || deletion.readRoots(1).isEmpty()) {
      return Optional.empty();
    }
    LockedRows.Portion keys = list.whole(deletion.plan().root().keyPlaces());
    String query = deletion.readRoots(keys.rows()).orElseThrow();
    PreparedStatement reading = preparation.prepare(connection, session.step(query).sqlFor(query));
    gives(reading);
    for (int i = 0; i < keys.parameters().size(); i++) {
      reading.setObject(i + 1, keys.parameters().get(i));
    }
    return Optional.of(statements.run(reading, execution::on));
  }

  /** The statement that gives the outcome, with the application's limits. */
  private void gives(PreparedStatement statement) throws SQLException {
    outcome = Optional.of(statement);
    statement.setMaxRows(settings.getMaxRows());
    // Its rows are read when the transaction may have ended, and a cursor with it.
    statement.setFetchSize(0);
  }

  private <T> Optional<T> writeRoots(
      LockedRows roots, StepStatements statements, StepWriter writer, Execution<T> execution)
      throws SQLException {
    PlannedTable table = deletion.plan().root();
    LockedRows.Portion keys = roots.portions(table.keyPlaces()).get(0);
    RecordingStep step = writer.sent(table, deletion.deleteRoots(1));
    PreparedStatement last = preparation.prepare(connection, step.sql());
    gives(last);
    writer.bind(last, step.bindings(), keys);
    return Optional.of(statements.run(last, execution::on));
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
