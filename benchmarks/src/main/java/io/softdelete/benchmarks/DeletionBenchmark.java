package io.softdelete.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Deletes 100,000 of 200,000 rows on PostgreSQL, through this driver and by the SQL that a careful
 * developer would write by hand. Both run in each iteration, in random order and on tables filled
 * anew, so that their ratio doesn't depend on what else the machine does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 15)
public class DeletionBenchmark {
  /** What is deleted. */
  @Param public Deletion deletion = Deletion.SOFT;

  private final Random random = new Random(20261121);
  private final Map<Side, Connection> connections = new EnumMap<>(Side.class);
  private final List<Round> rounds = new ArrayList<>();
  private EmbeddedPostgres server;

  /** Who deletes. */
  private enum Side {
    BY_HAND,
    DRIVER
  }

  /** Milliseconds of one round. */
  private record Round(double byHand, double driver) {}

  /** Starts the server and creates the tables. */
  @Setup
  public void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().start();
    String url = server.getJdbcUrl("postgres", "postgres");
    Connection plain = DriverManager.getConnection(url);
    execute(plain, deletion.schema());
    connections.put(Side.BY_HAND, plain);
    connections.put(
        Side.DRIVER,
        DriverManager.getConnection(
            url.replace("jdbc:", "jdbc:softdelete:")
                + "&softdelete.catalog="
                + deletion.catalog()));
  }

  /** Prints the medians of the measured rounds, and stops the server. */
  @TearDown
  public void stop(BenchmarkParams parameters) throws IOException, SQLException {
    int warmUps = parameters.getWarmup().getCount();
    System.out.printf(
        "%n%s: by hand %.0f ms, through the driver %.0f ms, ratio %.3f (medians of %d rounds)%n",
        deletion,
        median(rounds, warmUps, Round::byHand),
        median(rounds, warmUps, Round::driver),
        median(rounds, warmUps, round -> round.driver() / round.byHand()),
        rounds.size() - warmUps);
    for (Connection connection : connections.values()) {
      connection.close();
    }
    server.close();
  }

  /** One round. */
  @Benchmark
  public void round() throws SQLException {
    List<Side> sides = new ArrayList<>(List.of(Side.values()));
    Collections.shuffle(sides, random);
    Map<Side, Double> millis = new EnumMap<>(Side.class);
    for (Side side : sides) {
      Connection plain = connections.get(Side.BY_HAND);
      execute(plain, deletion.fill());
      execute(plain, List.of("CHECKPOINT"));
      long begin = System.nanoTime();
      if (side == Side.BY_HAND) {
        byHand(plain);
      } else {
        execute(connections.get(Side.DRIVER), List.of(deletion.delete()));
      }
      millis.put(side, (System.nanoTime() - begin) / 1e6);
    }
    rounds.add(new Round(millis.get(Side.BY_HAND), millis.get(Side.DRIVER)));
  }

  private static double median(List<Round> rounds, int warmUps, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().skip(warmUps).mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  private void byHand(Connection connection) throws SQLException {
    connection.setAutoCommit(deletion.byHand().size() == 1);
    execute(connection, deletion.byHand());
    if (!connection.getAutoCommit()) {
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
