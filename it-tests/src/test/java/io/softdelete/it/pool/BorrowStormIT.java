package io.softdelete.it.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDeleteDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two hundred threads on twenty connections, with cancel and abort thrown in: no connection leaks,
 * nobody waits for ever, nobody reads a row that he must not, and no deletion is done by half.
 * {@code -Dpool.borrows=N} for longer runs.
 */
final class BorrowStormIT {
  private static final int THREADS = 200;
  private static final int BORROWS = Integer.getInteger("pool.borrows", 20);
  private static final int CONNECTIONS = 20;
  private static final int PATIENCE_SECONDS = 60 + BORROWS;
  private static final long LEAK_MILLIS = 20_000;

  private final LeakCount leaks = new LeakCount();

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void poolOfOurConnections(Server server) throws Exception {
    StormDatabase database = StormDatabase.on(server);
    HikariConfig config = config();
    config.setJdbcUrl(server.throughDriver(database.url(), Map.of("tables", "items,parts")));
    try (HikariDataSource pool = new HikariDataSource(config)) {
      storm(database, pool, pool);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void poolBeneathOurDataSource(Server server) throws Exception {
    StormDatabase database = StormDatabase.on(server);
    HikariConfig config = config();
    config.setJdbcUrl(database.url());
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Map<String, String> settings = Map.of("softdelete.tables", "items,parts");
      storm(database, new SoftDeleteDataSource(pool, settings), pool);
    }
  }

  private HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    config.setLeakDetectionThreshold(LEAK_MILLIS);
    config.setScheduledExecutor(leaks);
    return config;
  }

  private void storm(StormDatabase database, DataSource source, HikariDataSource pool)
      throws Exception {
    AtomicReferenceArray<Statement> running = new AtomicReferenceArray<>(THREADS);
    List<Borrower> borrowers =
        IntStream.range(0, THREADS)
            .mapToObj(owner -> new Borrower(owner, BORROWS, source, pool, running))
            .toList();
    Chaos chaos = new Chaos(running);
    long began = System.nanoTime();
    Map<String, Integer> failures = run(borrowers, chaos);
    System.out.printf(
        "%s: %d borrows in %d ms, %d cancelled, %d aborted, failed by state: %s%n",
        database.server(),
        THREADS * BORROWS,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
        chaos.cancelled(),
        chaos.aborted(),
        failures);
    assertThat(failures.keySet()).allMatch(BorrowStormIT::expected);
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    pool.close();
    assertThat(leaks.leaks()).isZero();
    leaks.shutdownNow();
    try (Connection connection = DriverManager.getConnection(database.url())) {
      database.awaitEndOfSessions(connection);
      database.check(connection, borrowers);
    }
  }

  private static Map<String, Integer> run(List<Borrower> borrowers, Chaos chaos) throws Exception {
    Thread disturbing = new Thread(chaos, "chaos");
    disturbing.start();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Map<String, Integer> failures = new TreeMap<>();
    try {
      for (Future<Map<String, Integer>> end :
          threads.invokeAll(borrowers, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        end.get().forEach((state, count) -> failures.merge(state, count, Integer::sum));
      }
    } finally {
      threads.shutdownNow();
      disturbing.interrupt();
      disturbing.join();
    }
    return failures;
  }

  /** Cancelled, or the connection was gone; HikariCP's own closed connection gives no state. */
  private static boolean expected(String state) {
    return state.equals("57014") || state.startsWith("08") || state.equals("null");
  }
}
