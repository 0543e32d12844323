package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The delegate's statements that one operation of several steps runs: one after the other, within
 * the time that the application gave it. {@link #cancel} may come from another thread.
 */
public final class StepStatements implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  private final Connection connection;
  private final Dialect dialect;
  private final int timeout;
  private final long begin = System.nanoTime();
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private volatile @Nullable Statement running;
  private volatile boolean cancelled;

  /**
   * Statements of a connection.
   *
   * @param timeout the seconds for all of them; 0 for no limit
   */
  public StepStatements(Connection connection, Dialect dialect, int timeout) {
    this.connection = connection;
    this.dialect = dialect;
    this.timeout = timeout;
  }

  /** What is done with a statement. */
  public interface Call<T> {
    /** Does it. */
    T with(PreparedStatement statement) throws SQLException;
  }

  /** Prepares a text, once in an operation, and runs it with these parameters. */
  public <T> T run(String sql, List<Object> parameters, Call<T> call) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return run(statement, call);
  }

  /** Runs a statement that has its parameters. */
  public <T> T run(PreparedStatement statement, Call<T> call) throws SQLException {
    if (timeout > 0) {
      long left = timeout * SECOND - (System.nanoTime() - begin);
      if (left <= 0) {
        throw Interruption.fail(connection, dialect);
      }
      statement.setQueryTimeout((int) ((left + SECOND - 1) / SECOND));
    }
    running = statement;
    try {
      // Asked when it can be cancelled already: none that comes now is missed.
      if (cancelled) {
        throw Interruption.fail(connection, dialect);
      }
      return call.with(statement);
    } finally {
      running = null;
    }
  }

  /** Runs the application's statement without its limits: they are for its rows, not for keys. */
  public <T> T runUnlimited(PreparedStatement statement, Call<T> call) throws SQLException {
    Limits limits = Limits.of(statement);
    T outcome;
    try {
      statement.setMaxRows(0);
      statement.setMaxFieldSize(0);
      outcome = run(statement, call);
    } catch (SQLException | RuntimeException | Error e) {
      try {
        limits.restore(statement);
      } catch (SQLException failure) {
        // With the connection gone, for instance.
        e.addSuppressed(failure);
      }
      throw e;
    }
    limits.restore(statement);
    return outcome;
  }

  private record Limits(int maxRows, int maxFieldSize, int fetchSize, int timeout) {
    static Limits of(PreparedStatement statement) throws SQLException {
      return new Limits(
          statement.getMaxRows(),
          statement.getMaxFieldSize(),
          statement.getFetchSize(),
          statement.getQueryTimeout());
    }

    void restore(PreparedStatement statement) throws SQLException {
      // H2 takes no more rows to fetch than it may give.
      statement.setFetchSize(fetchSize);
      statement.setMaxRows(maxRows);
      statement.setMaxFieldSize(maxFieldSize);
      statement.setQueryTimeout(timeout);
    }
  }

  /** Cancels the statement that runs now, if any, and lets none begin any more. */
  public void cancel() throws SQLException {
    cancelled = true;
    Statement current = running;
    if (current != null) {
      current.cancel();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }
}
