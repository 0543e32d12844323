package io.softdelete.it.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.modes.ModesDatabase.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends an archiving DELETE halfway, the row is in exactly one place afterwards. */
final class FaultIT {
  private static final String PLACES =
      "SELECT (SELECT COUNT(*) FROM orders WHERE id = 1), (SELECT COUNT(*) FROM orders_archive"
          + " WHERE id = 1)";

  /** How a statement is ended from outside while it waits. */
  enum Fault {
    CANCEL {
      @Override
      void strike(Victim victim, Connection other) throws SQLException {
        victim.statement.cancel();
      }
    },
    SERVER_CANCEL {
      @Override
      void strike(Victim victim, Connection other) throws SQLException {
        ModesDatabase.rows(other, "SELECT pg_cancel_backend(" + victim.backend + ")");
      }
    },
    KILL {
      @Override
      void strike(Victim victim, Connection other) throws SQLException {
        ModesDatabase.rows(other, "SELECT pg_terminate_backend(" + victim.backend + ")");
      }
    },
    ABORT {
      @Override
      void strike(Victim victim, Connection other) throws SQLException {
        victim.connection.abort(Runnable::run);
      }
    };

    abstract void strike(Victim victim, Connection other) throws SQLException;
  }

  private record Victim(Connection connection, Statement statement, String backend) {}

  /** The DELETE has taken the row and waits for the archive. */
  @ParameterizedTest
  @EnumSource
  void rowStaysWhenTheMoveIsEndedFromOutside(Fault fault) throws Exception {
    ModesDatabase database = DeletionModesIT.database(Kind.POSTGRESQL);
    try (Connection blocker = database.plain();
        Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        Statement statement = connection.createStatement()) {
      blocker.setAutoCommit(false);
      String backend = ModesDatabase.rows(connection, "SELECT pg_backend_pid()").get(0);
      try (Statement lock = blocker.createStatement()) {
        lock.execute("LOCK TABLE orders_archive IN EXCLUSIVE MODE");
      }
      CompletableFuture<Integer> count =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return statement.executeUpdate("DELETE FROM orders WHERE id = 1");
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      awaitWaiting(database, backend);
      fault.strike(new Victim(connection, statement, backend), blocker);
      assertThatThrownBy(() -> count.get(20, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(Exception.class);
      blocker.rollback();
      awaitGone(database, backend);
    }
    // The server doesn't notice that its client is gone, and goes on once it has the lock.
    assertThat(database.rows(PLACES)).containsExactly(fault == Fault.ABORT ? "0|1" : "1|0");
  }

  private static void awaitWaiting(ModesDatabase database, String backend) throws Exception {
    await(
        database,
        "SELECT COUNT(*) FROM pg_stat_activity WHERE pid = "
            + backend
            + " AND wait_event_type = 'Lock'",
        "1");
  }

  private static void awaitGone(ModesDatabase database, String backend) throws Exception {
    await(
        database,
        "SELECT COUNT(*) FROM pg_stat_activity WHERE pid = " + backend + " AND state = 'active'",
        "0");
  }

  private static void await(ModesDatabase database, String sql, String expected) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!database.rows(sql).get(0).equals(expected)) {
      assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowStaysWhenALockIsNotGiven(boolean autoCommit) throws Exception {
    ModesDatabase database = DeletionModesIT.database(Kind.POSTGRESQL);
    try (Connection blocker = database.plain();
        Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        Statement statement = connection.createStatement()) {
      blocker.setAutoCommit(false);
      try (Statement lock = blocker.createStatement()) {
        lock.execute("LOCK TABLE orders_archive IN EXCLUSIVE MODE");
      }
      statement.execute("SET lock_timeout = '100ms'");
      connection.setAutoCommit(autoCommit);
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM orders WHERE id = 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
      if (!autoCommit) {
        connection.rollback();
      }
      statement.execute("SET lock_timeout = 0");
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM orders WHERE id = 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
      if (!autoCommit) {
        connection.rollback();
      }
    }
    assertThat(database.rows(PLACES)).containsExactly("1|0");
  }
}
