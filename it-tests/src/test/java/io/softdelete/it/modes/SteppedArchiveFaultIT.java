package io.softdelete.it.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.modes.ModesDatabase.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A move to the archive and the audit table in steps (MariaDB) that fails at any of them. */
final class SteppedArchiveFaultIT {
  private static final String DELETE = "DELETE FROM invoices WHERE id = 1";
  private static final String PLACES =
      "SELECT (SELECT COUNT(*) FROM invoices WHERE id = 1), (SELECT COUNT(*) FROM"
          + " invoices_archive WHERE id = 1), (SELECT COUNT(*) FROM audit_log)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEFORE INSERT ON invoices_archive",
        "AFTER INSERT ON invoices_archive",
        "BEFORE INSERT ON audit_log",
        "BEFORE DELETE ON invoices",
        "AFTER DELETE ON invoices"
      })
  void failureOfAStepLeavesTheRowWhereItWas(String moment) throws SQLException {
    ModesDatabase database = DeletionModesIT.database(Kind.MARIADB);
    database.execute("CREATE TRIGGER fail " + moment + " FOR EACH ROW SIGNAL SQLSTATE '45000'");
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(autoCommit);
        assertThatThrownBy(() -> statement.executeUpdate(DELETE))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("45000"));
        assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
        if (!autoCommit) {
          connection.commit();
        }
      }
      assertThat(database.rows(PLACES)).containsExactly("1|0|0");
    }
  }

  /** A trigger that swallows the copy: the rows are counted before any of them goes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowThatIsNotKeptIsNotDeleted(boolean autoCommit) throws SQLException {
    ModesDatabase database = DeletionModesIT.database(Kind.MARIADB);
    database.execute(
        "ALTER TABLE invoices_archive ADD CONSTRAINT no_copy UNIQUE (id)",
        "INSERT INTO invoices_archive VALUES (1, 'there before')");
    try (Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(autoCommit);
      assertThatThrownBy(() -> statement.executeUpdate(DELETE)).isInstanceOf(SQLException.class);
      if (!autoCommit) {
        connection.commit();
      }
    }
    assertThat(database.rows(PLACES)).containsExactly("1|1|0");
  }

  /** How a move is ended while it waits for a lock. */
  enum Fault {
    CANCEL,
    KILL_QUERY,
    KILL_CONNECTION,
    LOCK_TIMEOUT,
    QUERY_TIMEOUT,
    ABORT
  }

  @ParameterizedTest
  @EnumSource
  void moveThatIsEndedWhileItWaitsLeavesTheRowInOnePlace(Fault fault) throws Exception {
    ModesDatabase database = DeletionModesIT.database(Kind.MARIADB);
    database.execute("ALTER TABLE invoices_archive ADD PRIMARY KEY (id)");
    try (Connection blocker = database.plain();
        Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        Statement statement = connection.createStatement();
        Statement other = blocker.createStatement()) {
      String id = ModesDatabase.rows(connection, "SELECT CONNECTION_ID()").get(0);
      blocker.setAutoCommit(false);
      other.execute("INSERT INTO invoices_archive VALUES (1, 'uncommitted')");
      if (fault == Fault.LOCK_TIMEOUT) {
        statement.execute("SET innodb_lock_wait_timeout = 1");
      }
      statement.setQueryTimeout(fault == Fault.QUERY_TIMEOUT ? 1 : 0);
      CompletableFuture<Integer> move =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return statement.executeUpdate(DELETE);
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      TimeUnit.MILLISECONDS.sleep(400);
      while (!move.isDone()) {
        switch (fault) {
          case CANCEL -> statement.cancel();
          case KILL_QUERY -> kill(other, "KILL QUERY " + id);
          case KILL_CONNECTION -> kill(other, "KILL CONNECTION " + id);
          case ABORT -> connection.abort(Runnable::run);
          case LOCK_TIMEOUT, QUERY_TIMEOUT -> {}
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertThat(move).isCompletedExceptionally();
      blocker.rollback();
      if (fault == Fault.CANCEL || fault == Fault.LOCK_TIMEOUT) {
        statement.setQueryTimeout(0);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(database.rows(PLACES)).containsExactly("1|0|0");
        assertThat(statement.executeUpdate(DELETE)).isEqualTo(1);
        assertThat(database.rows(PLACES)).containsExactly("0|1|1");
        return;
      }
    }
    assertThat(database.rows(PLACES)).containsExactly("1|0|0");
  }

  /** It may be gone already. */
  private static void kill(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      assertThat(e.getErrorCode()).isEqualTo(1094);
    }
  }
}
