package io.softdelete.benchmarks;

import io.softdelete.jdbc.SoftDelete;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Purges the expired tenth of a table on PostgreSQL, in batches of 5,000: by hand, with one worker
 * and with two. All run in each iteration, in random order and on tables filled anew.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 9)
public class PurgeBenchmark {
  private static final int BATCH = 5_000;

  private static final String BY_HAND =
      "DELETE FROM events WHERE id IN (SELECT id FROM events WHERE deleted_at IS NOT NULL"
          + " AND deleted_at < CURRENT_TIMESTAMP - INTERVAL '90 DAY' LIMIT "
          + BATCH
          + " FOR UPDATE SKIP LOCKED)";

  /** Rows of the table; one in ten has expired. */
  @Param("2000000")
  public int rows;

  private final Random random = new Random(20261121);
  private final Map<Way, List<Double>> millis = new EnumMap<>(Way.class);
  private final List<Connection> driven = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private EmbeddedPostgres server;
  private Connection plain;

  /** Who purges. */
  private enum Way {
    BY_HAND,
    ONE_WORKER,
    TWO_WORKERS
  }

  /** Starts the server. */
  @Setup
  public void start() throws IOException, SQLException {
    server = EmbeddedPostgres.builder().start();
    String url = server.getJdbcUrl("postgres", "postgres");
    plain = DriverManager.getConnection(url);
    for (int worker = 0; worker < 2; worker++) {
      driven.add(
          DriverManager.getConnection(
              url.replace("jdbc:", "jdbc:softdelete:")
                  + "&softdelete.catalog=classpath:purge.yaml"));
    }
    for (Way way : Way.values()) {
      millis.put(way, new ArrayList<>());
    }
  }

  /** Prints the medians of the measured rounds, and stops the server. */
  @TearDown
  public void stop(BenchmarkParams parameters) throws IOException, SQLException {
    int warmUps = parameters.getWarmup().getCount();
    System.out.printf(
        "%npurge of %d rows: by hand %.0f ms, one worker %.0f ms (%.2f), two %.0f ms (%.2f of one)%n",
        rows / 10,
        median(Way.BY_HAND, warmUps),
        median(Way.ONE_WORKER, warmUps),
        ratio(Way.ONE_WORKER, Way.BY_HAND, warmUps),
        median(Way.TWO_WORKERS, warmUps),
        ratio(Way.TWO_WORKERS, Way.ONE_WORKER, warmUps));
    threads.shutdown();
    for (Connection connection : driven) {
      connection.close();
    }
    plain.close();
    server.close();
  }

  /** One round. */
  @Benchmark
  public void round() throws SQLException, InterruptedException, ExecutionException {
    List<Way> ways = new ArrayList<>(List.of(Way.values()));
    Collections.shuffle(ways, random);
    for (Way way : ways) {
      fill();
      long begin = System.nanoTime();
      long purged = purge(way);
      of(way).add((System.nanoTime() - begin) / 1e6);
      if (purged != rows / 10) {
        throw new IllegalStateException(way + " purged " + purged + " rows");
      }
    }
  }

  private List<Double> of(Way way) {
    return millis.getOrDefault(way, List.of());
  }

  private void fill() throws SQLException {
    try (Statement statement = plain.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS events");
      statement.execute(
          "CREATE TABLE events (id bigint PRIMARY KEY, note text, deleted_at timestamptz)");
      statement.execute(
          "INSERT INTO events SELECT n, 'event ' || n, CASE WHEN n % 10 = 0 THEN"
              + " CURRENT_TIMESTAMP - INTERVAL '100 days' - n * INTERVAL '1 second' END"
              + " FROM generate_series(1, "
              + rows
              + ") n");
      statement.execute("CREATE INDEX ON events (deleted_at) WHERE deleted_at IS NOT NULL");
      statement.execute("VACUUM ANALYZE events");
      statement.execute("CHECKPOINT");
    }
  }

  private long purge(Way way) throws SQLException, InterruptedException, ExecutionException {
    return switch (way) {
      case BY_HAND -> byHand();
      case ONE_WORKER -> work(driven.subList(0, 1));
      case TWO_WORKERS -> work(driven);
    };
  }

  private long byHand() throws SQLException {
    long purged = 0;
    try (Statement statement = plain.createStatement()) {
      long batch;
      do {
        batch = statement.executeUpdate(BY_HAND);
        purged += batch;
      } while (batch > 0);
    }
    return purged;
  }

  private long work(List<Connection> workers) throws InterruptedException, ExecutionException {
    List<Callable<Long>> jobs = new ArrayList<>();
    for (Connection worker : workers) {
      jobs.add(() -> SoftDelete.on(worker).purge("events").batchSize(BATCH).run().rows());
    }
    long purged = 0;
    for (Future<Long> job : threads.invokeAll(jobs)) {
      purged += job.get();
    }
    return purged;
  }

  private double median(Way way, int warmUps) {
    return median(of(way).stream().skip(warmUps).mapToDouble(Double::doubleValue).toArray());
  }

  private double ratio(Way way, Way to, int warmUps) {
    double[] ratios = new double[Math.max(0, of(way).size() - warmUps)];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = of(way).get(warmUps + i) / of(to).get(warmUps + i);
    }
    return median(ratios);
  }

  private static double median(double[] figures) {
    Arrays.sort(figures);
    return figures.length == 0 ? Double.NaN : figures[figures.length / 2];
  }
}
