package io.softdelete.jdbc.execute;

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
  private final int timeout;
  private final long begin = System.nanoTime();
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private volatile @Nullable Statement running;

  /**
   * Statements of a connection.
   *
   * @param timeout the seconds for all of them; 0 for no limit
   */
  public StepStatements(Connection connection, int timeout) {
    this.connection = connection;
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
      statement.setQueryTimeout((int) Math.max(1, (left + SECOND - 1) / SECOND));
    }
    running = statement;
    try {
      return call.with(statement);
    } finally {
      running = null;
    }
  }

  /** Cancels the statement that runs now, if any. */
  public void cancel() throws SQLException {
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
