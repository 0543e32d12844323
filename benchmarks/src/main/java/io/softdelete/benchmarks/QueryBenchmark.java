package io.softdelete.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a statement costs on H2 in memory, where nothing hides a wrapper's cost. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class QueryBenchmark {
  private static final int ROWS = 10_000;
  private static final int BATCH = 1_000;

  /** Which driver is measured. */
  @Param public Route route = Route.PLAIN;

  private Connection connection;
  private PreparedStatement kept;
  private String byKey;
  private String all;
  private int literal;

  /** Creates the tables. */
  @Setup
  public void open() throws SQLException {
    System.setProperty("p6spy.config.modulelist", "");
    connection = route.openH2();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE users (id INT PRIMARY KEY, a INT, b VARCHAR(20), c DATE, d DOUBLE,"
              + " deleted_at TIMESTAMP)");
      statement.execute(
          "INSERT INTO users SELECT x, x, 'name ' || x, CURRENT_DATE, x / 3.0, NULL"
              + " FROM SYSTEM_RANGE(1, "
              + ROWS
              + ")");
      statement.execute("CREATE TABLE log (id INT, text VARCHAR(20))");
    }
    byKey = "SELECT id, b FROM users WHERE " + route.active() + "id = ?";
    all = "SELECT id, a, b, c, d FROM users WHERE " + route.active() + "id > 0";
    kept = connection.prepareStatement(byKey);
  }

  /** Drops the database. */
  @TearDown
  public void close() throws SQLException {
    connection.close();
  }

  /** Prepare, execute, read a row by key, close. */
  @Benchmark
  public String query() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(byKey)) {
      return read(statement);
    }
  }

  /** Execute and read on a statement kept open. */
  @Benchmark
  public String reused() throws SQLException {
    return read(kept);
  }

  /** A query with a text that was never seen before. */
  @Benchmark
  public int newText() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, b FROM users WHERE " + route.active() + "id = " + ++literal)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /** A thousand inserts in one batch. */
  @Benchmark
  public int[] batch() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO log (id, text) VALUES (?, ?)")) {
      for (int i = 0; i < BATCH; i++) {
        statement.setInt(1, i);
        statement.setString(2, "text");
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      try (Statement truncate = connection.createStatement()) {
        truncate.execute("TRUNCATE TABLE log");
      }
      return counts;
    }
  }

  /** Ten thousand rows of five columns. */
  @Benchmark
  public void rows(Blackhole sink) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(all);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        sink.consume(rows.getInt(1));
        sink.consume(rows.getInt(2));
        sink.consume(rows.getString(3));
        sink.consume(rows.getDate(4));
        sink.consume(rows.getDouble(5));
      }
    }
  }

  private static String read(PreparedStatement statement) throws SQLException {
    statement.setInt(1, 77);
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getString(2);
    }
  }
}
