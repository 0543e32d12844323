package io.softdelete.it.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.ProxyConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.sql.DataSource;

/**
 * A thread that borrows, executes and returns: it writes rows of its own, and expects to read
 * exactly those of them that it hasn't deleted. What became of a row whose statement lost its
 * connection isn't known, and isn't looked at any more.
 */
final class Borrower implements Callable<Map<String, Integer>> {
  static final int NOBODY = -1;
  static final int NOBODYS_ROWS = 300;

  private static final int ROWS_PER_OWNER = 1_000_000;
  private static final int KEPT = 4;
  private static final int DELETED_IN_SIGHT = 20;
  private static final String CANCELLED = "57014";
  private static final int LEAST_BETWEEN_LONG_READS = 200;
  private static final int LONG_READS = 10;

  private final int owner;
  private final int borrows;
  private final int oneAtLengthIn;
  private final DataSource source;
  private final HikariDataSource pool;
  private final AtomicReferenceArray<Statement> running;
  private final SplittableRandom random;
  private final TreeSet<Integer> active = new TreeSet<>();
  private final TreeSet<Integer> deleted = new TreeSet<>();
  private final TreeSet<Integer> unknown = new TreeSet<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private int next;

  /**
   * @param owner whose rows are this thread's, and its place in {@code running}
   * @param source where connections come from
   * @param pool the pool above or beneath
   */
  Borrower(
      int owner,
      int borrows,
      DataSource source,
      HikariDataSource pool,
      AtomicReferenceArray<Statement> running) {
    this.owner = owner;
    this.borrows = borrows;
    this.oneAtLengthIn = Math.max(LEAST_BETWEEN_LONG_READS, borrows / LONG_READS);
    this.source = source;
    this.pool = pool;
    this.running = running;
    this.random = new SplittableRandom(owner);
    this.next = owner * ROWS_PER_OWNER;
  }

  int owner() {
    return owner;
  }

  /**
   * What a plain connection must find of this thread's rows: whether they are active. Through the
   * plain driver too an insert may be half done that lost its connection.
   */
  void check(Map<Integer, Optional<Boolean>> found) {
    Map<Integer, Optional<Boolean>> expected = new TreeMap<>();
    active.forEach(id -> expected.put(id, Optional.of(true)));
    deleted.forEach(id -> expected.put(id, Optional.of(false)));
    found.keySet().removeAll(unknown);
    assertThat(found).isEqualTo(expected);
  }

  /** Gives how often statements failed, by SQLState. */
  @Override
  public Map<String, Integer> call() {
    for (int i = 0; i < borrows; i++) {
      try {
        borrow();
      } catch (SQLException e) {
        failed(e);
      }
    }
    return failures;
  }

  private void failed(SQLException failure) {
    failures.merge(String.valueOf(failure.getSQLState()), 1, Integer::sum);
  }

  private void borrow() throws SQLException {
    try (Connection connection = source.getConnection()) {
      try {
        work(connection);
      } catch (SQLException e) {
        failed(e);
        if (!connection.isClosed() && !connection.isValid(10)) {
          evict(connection);
        }
      }
    }
  }

  private void evict(Connection connection) throws SQLException {
    pool.evictConnection(
        connection instanceof ProxyConnection own ? own : connection.unwrap(ProxyConnection.class));
  }

  private void work(Connection connection) throws SQLException {
    int choice = random.nextInt(10);
    if (random.nextInt(oneAtLengthIn) == 0) {
      readAtLength(connection);
    } else if (choice < 6) {
      read(connection);
    } else if (choice < 8 || active.size() <= KEPT) {
      insert(connection);
    } else {
      delete(connection);
    }
  }

  private void read(Connection connection) throws SQLException {
    TreeSet<Integer> found = new TreeSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT i.id, i.deleted_at, p.deleted_at FROM items i LEFT JOIN parts p ON p.item = i.id"
                + " WHERE i.owner = ? AND i.id > ?")) {
      statement.setInt(1, owner);
      statement.setInt(2, active.isEmpty() ? 0 : active.first() - DELETED_IN_SIGHT);
      running.set(owner, statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          assertThat(rows.getTimestamp(2)).isNull();
          assertThat(rows.getTimestamp(3)).isNull();
          found.add(rows.getInt(1));
        }
      } finally {
        running.set(owner, null);
      }
    }
    found.removeAll(unknown);
    assertThat(found).isEqualTo(active);
  }

  /** Takes long enough to be cancelled. */
  private void readAtLength(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM items a, items b WHERE a.owner = ? AND b.owner = a.owner")) {
      statement.setInt(1, NOBODY);
      running.set(owner, statement);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(NOBODYS_ROWS * NOBODYS_ROWS);
      } finally {
        running.set(owner, null);
      }
    }
  }

  private void insert(Connection connection) throws SQLException {
    int id = next++;
    unknown.add(id);
    connection.setAutoCommit(false);
    try {
      execute(connection, "INSERT INTO items (id, owner) VALUES (?, ?)", id, owner);
      execute(connection, "INSERT INTO parts (id, item) VALUES (?, ?)", id, id);
      connection.commit();
    } finally {
      connection.rollback();
    }
    unknown.remove(id);
    active.add(id);
  }

  private void delete(Connection connection) throws SQLException {
    int id = active.first();
    active.remove(id);
    unknown.add(id);
    try {
      assertThat(execute(connection, "DELETE FROM items WHERE id = ? AND owner = ?", id, owner))
          .isEqualTo(1);
      unknown.remove(id);
      deleted.add(id);
    } catch (SQLException e) {
      if (CANCELLED.equals(e.getSQLState())) {
        unknown.remove(id);
        active.add(id);
      }
      throw e;
    }
  }

  private int execute(Connection connection, String sql, int first, int second)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, first);
      statement.setInt(2, second);
      running.set(owner, statement);
      try {
        return statement.executeUpdate();
      } finally {
        running.set(owner, null);
      }
    }
  }
}
