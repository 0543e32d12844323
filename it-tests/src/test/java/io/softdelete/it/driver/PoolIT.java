package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDeleteDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HikariCP above the driver and beneath the data source. */
final class PoolIT {
  private static final int THREADS = 8;
  private static final int QUERIES = 200;

  @ParameterizedTest
  @EnumSource
  void poolOfOurConnections(Server server) throws Exception {
    String plain = database(server);
    HikariConfig config = new HikariConfig();
    config.setDriverClassName("io.softdelete.jdbc.SoftDeleteDriver");
    config.setJdbcUrl(server.throughDriver(plain, Map.of("tables", "users")));
    config.setMaximumPoolSize(4);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(countInParallel(pool)).containsOnly(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void poolBeneathOurDataSource(Server server) throws Exception {
    String plain = database(server);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(plain);
    config.setMaximumPoolSize(4);
    HikariDataSource pool = new HikariDataSource(config);
    try (SoftDeleteDataSource source =
        new SoftDeleteDataSource(pool, Map.of("softdelete.tables", "users"))) {
      assertThat(countInParallel(source)).containsOnly(1);
      assertThat(source.unwrap(HikariDataSource.class)).isSameAs(pool);
    }
    assertThat(pool.isClosed()).isTrue();
  }

  private static List<Integer> countInParallel(javax.sql.DataSource source) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < QUERIES; i++) {
        counts.add(threads.submit(() -> count(source)));
      }
      List<Integer> found = new ArrayList<>();
      for (Future<Integer> count : counts) {
        found.add(count.get());
      }
      return found;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int count(javax.sql.DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT COUNT(*) FROM users WHERE id > ?")) {
      statement.setInt(1, 0);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static String database(Server server) throws SQLException {
    String plain = server.createDatabase();
    Server.execute(
        plain,
        "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL)",
        "INSERT INTO users VALUES (1, NULL), (2, CURRENT_TIMESTAMP)");
    return plain;
  }
}
