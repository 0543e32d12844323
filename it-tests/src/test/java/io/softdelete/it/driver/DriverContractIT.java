package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What JDBC promises of its objects, on each database. */
final class DriverContractIT {
  private static final String[] SHOP = {
    "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), deleted_at TIMESTAMP NULL)",
    "INSERT INTO users (id, name) VALUES (1, 'one'), (2, 'two'), (3, 'three')",
    "UPDATE users SET deleted_at = CURRENT_TIMESTAMP WHERE id = 3",
  };

  @ParameterizedTest
  @EnumSource
  void noObjectLeadsToTheDelegates(Server server) throws SQLException {
    try (Connection ours = connect(server);
        Statement statement = ours.createStatement();
        PreparedStatement prepared = ours.prepareStatement("SELECT id FROM users");
        ResultSet rows = statement.executeQuery("SELECT id FROM users");
        ResultSet preparedRows = prepared.executeQuery();
        ResultSet tables = ours.getMetaData().getTables(null, null, "%", null)) {
      assertThat(statement.getConnection()).isSameAs(ours);
      assertThat(prepared.getConnection()).isSameAs(ours);
      if (server != Server.MARIADB) {
        try (CallableStatement call = ours.prepareCall("SELECT id FROM users")) {
          assertThat(call.getConnection()).isSameAs(ours);
        }
      }
      assertThat(ours.getMetaData().getConnection()).isSameAs(ours);
      assertThat(rows.getStatement()).isSameAs(statement);
      assertThat(preparedRows.getStatement()).isSameAs(prepared);
      if (tables.getStatement() != null) {
        assertThat(tables.getStatement().getConnection()).isSameAs(ours);
      }
      assertThat(statement.execute("SELECT id FROM users")).isTrue();
      assertThat(statement.getResultSet().getStatement()).isSameAs(statement);
    }
  }

  @ParameterizedTest
  @EnumSource
  void jdbcTypesUnwrapToOursAndVendorTypesToTheDelegates(Server server) throws SQLException {
    try (Connection ours = connect(server);
        Statement statement = ours.createStatement()) {
      assertThat(ours.unwrap(Connection.class)).isSameAs(ours);
      assertThat(ours.isWrapperFor(Connection.class)).isTrue();
      assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
      Class<?> vendor = vendorConnection(server);
      assertThat(ours.isWrapperFor(vendor)).isTrue();
      assertThat(ours.unwrap(vendor)).isInstanceOf(vendor);
    }
    try (Connection closed = connect(server, Map.of("tables", "users", "unwrap", "deny"))) {
      Class<?> vendor = vendorConnection(server);
      assertThat(closed.isWrapperFor(vendor)).isFalse();
      assertThatThrownBy(() -> closed.unwrap(vendor))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD003"));
      assertThat(closed.unwrap(Connection.class)).isSameAs(closed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyWayToExecuteIsRewritten(Server server) throws SQLException {
    String count = "SELECT COUNT(*) FROM users";
    try (Connection ours = connect(server);
        Statement statement = ours.createStatement()) {
      assertThat(first(statement.executeQuery(count))).isEqualTo(2);
      assertThat(statement.execute(count)).isTrue();
      assertThat(first(statement.getResultSet())).isEqualTo(2);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      try (PreparedStatement prepared =
          ours.prepareStatement(count, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
        assertThat(first(prepared.executeQuery())).isEqualTo(2);
        assertThat(prepared.execute()).isTrue();
        assertThat(first(prepared.getResultSet())).isEqualTo(2);
      }
      assertThat(statement.executeUpdate("DELETE FROM users WHERE id = 3")).isZero();
      assertThat(statement.executeLargeUpdate("DELETE FROM users WHERE id = 2")).isEqualTo(1);
      assertThat(first(statement.executeQuery(count))).isEqualTo(1);
      assertThat(ours.nativeSQL(count)).contains("deleted_at IS NULL");
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchesCountAndRunOnce(Server server) throws SQLException {
    try (Connection ours = connect(server);
        Statement statement = ours.createStatement();
        PreparedStatement prepared =
            ours.prepareStatement("INSERT INTO users (id, name) VALUES (?, ?)")) {
      for (int batch = 0; batch < 3; batch++) {
        prepared.setInt(1, 10 + batch);
        prepared.setString(2, "x");
        prepared.addBatch();
        assertThat(prepared.executeBatch()).hasSize(1);
      }
      assertThat(first(statement.executeQuery("SELECT COUNT(*) FROM users"))).isEqualTo(5);
      statement.addBatch("DELETE FROM users WHERE id = 10");
      statement.addBatch("DELETE FROM users WHERE id IN (3, 10, 11)");
      assertThat(statement.executeBatch()).containsExactly(1, 1);
      assertThat(statement.executeLargeBatch()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void failureIsTheDelegatesOwnWithOurWordAttached(Server server) throws SQLException {
    String insert = "INSERT INTO users (id) VALUES (3)";
    try (Connection ours = connect(server);
        Statement statement = ours.createStatement()) {
      assertThatThrownBy(() -> statement.execute(insert))
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> {
                assertThat(e.getClass().getName()).doesNotStartWith("io.softdelete");
                assertThat(e.getSuppressed()).hasSize(1);
                assertThat(e.getSuppressed()[0]).hasMessageContaining("deleted row");
              });
      statement.addBatch(insert);
      assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
      assertThatThrownBy(() -> statement.execute("SELECT nonsense FROM users"))
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
      assertThatThrownBy(() -> statement.execute("SELECT nonsense FROM nowhere"))
          .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void preparedStatementPrintsAsTheDelegates(Server server) throws SQLException {
    try (Connection ours = connect(server);
        PreparedStatement prepared = ours.prepareStatement("SELECT name FROM users WHERE id = ?")) {
      prepared.setInt(1, 42);
      Object vendors = prepared.unwrap(vendorStatement(server));
      assertThat(prepared).hasToString(vendors.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void metaDataIsTheDelegates(Server server) throws SQLException {
    String plain = server.createDatabase();
    try (Connection ours =
            DriverManager.getConnection(server.throughDriver(plain, Map.of("tables", "users")));
        Connection raw = DriverManager.getConnection(plain)) {
      DatabaseMetaData theirs = raw.getMetaData();
      DatabaseMetaData metaData = ours.getMetaData();
      assertThat(metaData.getDatabaseProductName()).isEqualTo(theirs.getDatabaseProductName());
      assertThat(metaData.getDriverName()).isEqualTo(theirs.getDriverName());
      assertThat(metaData.getDriverVersion()).isEqualTo(theirs.getDriverVersion());
      assertThat(metaData.getIdentifierQuoteString()).isEqualTo(theirs.getIdentifierQuoteString());
      assertThat(metaData.getURL()).startsWith("jdbc:softdelete:");
    }
  }

  @ParameterizedTest
  @EnumSource
  void closedObjectsBehaveAsTheDelegates(Server server) throws SQLException {
    String plain = server.createDatabase();
    Server.execute(plain, SHOP);
    String ours = server.throughDriver(plain, Map.of("tables", "users"));
    assertThat(afterClosing(DriverManager.getConnection(ours)))
        .isEqualTo(afterClosing(DriverManager.getConnection(plain)));
  }

  private static List<String> afterClosing(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("SELECT id FROM users");
    connection.close();
    return List.of(
        outcome(connection::isClosed),
        outcome(connection::createStatement),
        outcome(
            () -> {
              connection.commit();
              return true;
            }),
        outcome(connection::getMetaData),
        outcome(statement::isClosed),
        outcome(statement::getConnection),
        outcome(() -> statement.executeQuery("SELECT id FROM users")),
        outcome(rows::isClosed),
        outcome(rows::next),
        outcome(rows::getStatement));
  }

  /** What a call gives, as far as it can be compared: a truth value or an SQLState. */
  private static String outcome(Call call) {
    try {
      Object result = call.call();
      return result instanceof Boolean ? result.toString() : "an object";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    }
  }

  private interface Call {
    Object call() throws SQLException;
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void runningStatementBlocksNoOtherCall(Server server) throws Exception {
    String sleep = server == Server.POSTGRESQL ? "SELECT pg_sleep(20)" : "SELECT SLEEP(20)";
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection ours = connect(server);
        Statement statement = ours.createStatement()) {
      long start = System.nanoTime();
      Future<Boolean> running = thread.submit(() -> statement.execute(sleep));
      Thread.sleep(300);
      statement.cancel();
      try {
        running.get();
      } catch (java.util.concurrent.ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(SQLException.class);
      }
      assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    } finally {
      thread.shutdownNow();
    }
  }

  private static int first(ResultSet rows) throws SQLException {
    try (rows) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Connection connect(Server server) throws SQLException {
    return connect(server, Map.of("tables", "users"));
  }

  private static Connection connect(Server server, Map<String, String> settings)
      throws SQLException {
    String plain = server.createDatabase();
    Server.execute(plain, SHOP);
    return DriverManager.getConnection(server.throughDriver(plain, settings));
  }

  private static Class<?> vendorConnection(Server server) {
    return switch (server) {
      case H2 -> org.h2.jdbc.JdbcConnection.class;
      case POSTGRESQL -> org.postgresql.PGConnection.class;
      case MARIADB -> org.mariadb.jdbc.Connection.class;
    };
  }

  private static Class<?> vendorStatement(Server server) {
    return switch (server) {
      case H2 -> org.h2.jdbc.JdbcPreparedStatement.class;
      case POSTGRESQL -> org.postgresql.PGStatement.class;
      case MARIADB -> org.mariadb.jdbc.BasePreparedStatement.class;
    };
  }
}
