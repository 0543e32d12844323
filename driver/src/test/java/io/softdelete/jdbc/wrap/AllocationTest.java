package io.softdelete.jdbc.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/**
 * Bytes over the plain driver, which are exact where times are not. The build switches escape
 * analysis off for these tests, or both figures would waver with what HotSpot elides.
 */
final class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 20_000;
  private static final int MEASURED = 2_000;
  private static final int RUNS = 15;
  private static final String QUERY = "SELECT id, name FROM users WHERE id = ?";

  /** What the plain driver is given, so that both carry out the same statement. */
  private static final String REWRITTEN =
      "SELECT id, name FROM users WHERE users.deleted_at IS NULL AND (id = ?)";

  @Test
  void preparedQueryCostsOneSmallObjectPerChild() throws SQLException {
    long raw = bytes("jdbc:h2:mem:", connection -> prepareAndRead(connection, REWRITTEN));
    long ours = bytes(ourUrl(), connection -> prepareAndRead(connection, QUERY));
    assertThat(shown("a query", ours - raw)).isLessThanOrEqualTo(64);
  }

  @Test
  void reusedStatementCostsOneResultSet() throws SQLException {
    long raw = reused("jdbc:h2:mem:", REWRITTEN);
    long ours = reused(ourUrl(), QUERY);
    assertThat(shown("a reused statement", ours - raw)).isLessThanOrEqualTo(24);
  }

  @Test
  void textOfNoConcernCostsNoMoreThanAKnownOne() throws SQLException {
    long raw = bytes("jdbc:h2:mem:", AllocationTest::readOtherTable);
    long ours = bytes(ourUrl(), AllocationTest::readOtherTable);
    assertThat(shown("a query of no concern", ours - raw)).isLessThanOrEqualTo(64);
  }

  /** The smallest object for each of 20 rows would be 320 bytes. */
  @Test
  void batchCostsNothingPerRow() throws SQLException {
    long raw = bytes("jdbc:h2:mem:", connection -> batch(connection, 20), 500);
    long ours = bytes(ourUrl(), connection -> batch(connection, 20), 500);
    assertThat(shown("a batch of 20 rows", ours - raw)).isLessThanOrEqualTo(64);
  }

  @Test
  void rowsCostNothing() throws SQLException {
    String sql = "SELECT x, x, x, x, x FROM SYSTEM_RANGE(1, 1000), users u WHERE u.id = 1";
    String rewritten = sql.replace("u.id = 1", "u.deleted_at IS NULL AND (u.id = 1)");
    long raw = bytes("jdbc:h2:mem:", connection -> readAll(connection, rewritten), 100);
    long ours = bytes(ourUrl(), connection -> readAll(connection, sql), 100);
    assertThat(shown("reading 1,000 rows", ours - raw)).isLessThan(200);
  }

  /** Printed for docs/benchmarks.md. */
  private static long shown(String what, long bytes) {
    System.out.printf("%s: %+d bytes over the plain driver%n", what, bytes);
    return bytes;
  }

  private static String ourUrl() {
    return "jdbc:softdelete:h2:mem:;softdelete.tables=users";
  }

  private static void prepareAndRead(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      read(statement);
    }
  }

  private static long reused(String url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return least(() -> read(statement), MEASURED);
    }
  }

  private static void read(PreparedStatement statement) throws SQLException {
    statement.setInt(1, 1);
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      rows.getString(2);
    }
  }

  private static void readOtherTable(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT id, name FROM others WHERE id = ?")) {
      read(statement);
    }
  }

  private static void readAll(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        rows.getLong(1);
        rows.getLong(5);
      }
    }
  }

  private static void batch(Connection connection, int rows) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE others SET name = ? WHERE id = ?")) {
      for (int i = 0; i < rows; i++) {
        statement.setString(1, "x");
        statement.setInt(2, 1);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static long bytes(String url, Work work) throws SQLException {
    return bytes(url, work, MEASURED);
  }

  private static long bytes(String url, Work work, int measured) throws SQLException {
    try (Connection connection = connect(url)) {
      return least(() -> work.on(connection), measured);
    }
  }

  private static long least(Step step, int measured) throws SQLException {
    for (int i = 0; i < WARM_UP * measured / MEASURED; i++) {
      step.run();
    }
    long least = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < measured; i++) {
        step.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return Math.round((double) least / measured);
  }

  private static Connection connect(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      for (String table : new String[] {"users", "others"}) {
        statement.execute(
            "CREATE TABLE "
                + table
                + " (id INT PRIMARY KEY, name VARCHAR(20), deleted_at TIMESTAMP)");
        statement.execute("INSERT INTO " + table + " (id, name) VALUES (1, 'one')");
      }
    }
    return connection;
  }

  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private interface Step {
    void run() throws SQLException;
  }
}
