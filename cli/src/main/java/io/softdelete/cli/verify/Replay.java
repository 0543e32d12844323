package io.softdelete.cli.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Optional;

/**
 * Runs statements on both databases, in one transaction each that is rolled back at the end unless
 * it is kept. Not thread-safe.
 */
final class Replay implements AutoCloseable {
  private final Connection plain;
  private final Connection driven;

  Replay(Connection plain, Connection driven) throws SQLException {
    this.plain = plain;
    this.driven = driven;
    plain.setAutoCommit(false);
    driven.setAutoCommit(false);
  }

  /** What differs when both run a statement; a failure undoes that statement only. */
  Optional<Difference> run(String sql) throws SQLException {
    return Difference.between(answer(plain, sql), answer(driven, sql));
  }

  private static Answer answer(Connection connection, String sql) throws SQLException {
    Savepoint before = connection.setSavepoint();
    Answer answer;
    try (Statement statement = connection.createStatement()) {
      answer = Answer.to(sql, statement);
    }
    if (answer instanceof Answer.Failed) {
      connection.rollback(before);
    }
    return answer;
  }

  /** Keeps what the statements did. */
  void keep() throws SQLException {
    plain.commit();
    driven.commit();
  }

  @Override
  public void close() throws SQLException {
    try (plain;
        driven) {
      plain.rollback();
      driven.rollback();
    }
  }
}
