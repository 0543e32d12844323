package io.softdelete.it.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.modes.ModesDatabase.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.h2.api.Trigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A move to the archive and the audit table on H2 that fails at any point, or is ended while it
 * waits: as one statement, and in steps where a key leads back to the table.
 */
final class H2ArchiveFaultIT {
  private static final String CATALOG =
      """
      tables:
        bills: {delete: archive, audit: true, archive: {table: bills_archive}}
        nodes: {delete: archive, audit: true, archive: {table: nodes_archive}}
      audit: {table: audit_log}
      """;
  private static final List<String> WHOLE = List.of("3|0|0");
  private static final List<String> MOVED = List.of("0|3|3");

  /** Fails for the row 2. */
  public static final class Failing implements Trigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
      Object[] row = before == null ? after : before;
      if (String.valueOf(row[0]).equals("2") || String.valueOf(row[1]).equals("2")) {
        throw new SQLException("no", "45000");
      }
    }
  }

  private static ModesDatabase database() throws SQLException {
    ModesDatabase database = ModesDatabase.create(Kind.H2);
    database.execute(
        "CREATE TABLE bills (id INT PRIMARY KEY, body VARCHAR(9))",
        "CREATE TABLE bills_archive (id INT PRIMARY KEY, body VARCHAR(9) CHECK (body <> 'bad'))",
        "CREATE TABLE nodes (id INT PRIMARY KEY, body VARCHAR(9), above INT REFERENCES nodes (id)"
            + " ON DELETE CASCADE)",
        "CREATE TABLE nodes_archive (id INT PRIMARY KEY, body VARCHAR(9) CHECK (body <> 'bad'),"
            + " above INT)",
        "CREATE TABLE audit_log (table_name VARCHAR(40), record_id VARCHAR(60), deleted_by"
            + " VARCHAR(40), reason VARCHAR(40), deleted_at TIMESTAMP)",
        "INSERT INTO bills VALUES (1, 'a'), (2, 'b'), (3, 'c')",
        "INSERT INTO nodes VALUES (1, 'a', NULL), (2, 'b', 1), (3, 'c', 2)",
        "UPDATE nodes SET above = 3 WHERE id = 1");
    return database;
  }

  /** In a circle, any row takes the others along. */
  private static String delete(String table) {
    return "DELETE FROM " + table + (table.equals("nodes") ? " WHERE id IN (1, 3)" : "");
  }

  private static List<String> places(ModesDatabase database, String table) throws SQLException {
    return database.rows(
        "SELECT (SELECT COUNT(*) FROM %s), (SELECT COUNT(*) FROM %<s_archive), (SELECT COUNT(*) FROM audit_log)"
            .formatted(table));
  }

  @ParameterizedTest
  @CsvSource({
    "bills, BEFORE INSERT ON bills_archive",
    "bills, AFTER INSERT ON bills_archive",
    "bills, BEFORE INSERT ON audit_log",
    "bills, AFTER INSERT ON audit_log",
    "bills, BEFORE DELETE ON bills",
    "bills, AFTER DELETE ON bills",
    "nodes, BEFORE INSERT ON nodes_archive",
    "nodes, AFTER INSERT ON nodes_archive",
    "nodes, BEFORE INSERT ON audit_log",
    "nodes, AFTER INSERT ON audit_log",
    "nodes, BEFORE DELETE ON nodes",
    "nodes, AFTER DELETE ON nodes"
  })
  void failureAtAnyPointLeavesAllRowsWhereTheyWere(String table, String moment)
      throws SQLException {
    ModesDatabase database = database();
    database.execute(
        "CREATE TRIGGER fail " + moment + " FOR EACH ROW CALL '" + Failing.class.getName() + "'");
    requireFailure(database, table, "DROP TRIGGER fail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bills", "nodes"})
  void violatedConstraintLeavesAllRowsWhereTheyWere(String table) throws SQLException {
    ModesDatabase database = database();
    database.execute("UPDATE " + table + " SET body = 'bad' WHERE id = 2");
    requireFailure(database, table, "UPDATE " + table + " SET body = 'good' WHERE id = 2");
  }

  private static void requireFailure(ModesDatabase database, String table, String remedy)
      throws SQLException {
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (Connection connection = database.connect(CATALOG, Map.of());
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(autoCommit);
        assertThatThrownBy(() -> statement.executeUpdate(delete(table)))
            .isInstanceOf(SQLException.class);
        assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
        if (!autoCommit) {
          connection.commit();
        }
        assertThat(places(database, table)).isEqualTo(WHOLE);
      }
    }
    database.execute(remedy);
    try (Connection connection = database.connect(CATALOG, Map.of());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(delete(table));
    }
    assertThat(places(database, table)).isEqualTo(MOVED);
  }

  /** How a move is ended while it waits for a lock. */
  enum Fault {
    CANCEL,
    CANCEL_SESSION,
    ABORT_SESSION,
    LOCK_TIMEOUT,
    QUERY_TIMEOUT,
    ABORT,
    CLOSE
  }

  @ParameterizedTest
  @EnumSource
  void moveThatIsEndedWhileItWaitsLeavesTheRowsInOnePlace(Fault fault) throws Exception {
    for (String table : List.of("bills", "nodes")) {
      ModesDatabase database = database();
      try (Connection blocker = database.plain();
          Connection connection = database.connect(CATALOG, Map.of());
          Statement statement = connection.createStatement();
          Statement other = blocker.createStatement()) {
        String id = ModesDatabase.rows(connection, "SELECT SESSION_ID()").get(0);
        blocker.setAutoCommit(false);
        other.execute("INSERT INTO " + table + "_archive (id) VALUES (2)");
        statement.execute("SET LOCK_TIMEOUT " + (fault == Fault.LOCK_TIMEOUT ? 100 : 5_000));
        statement.setQueryTimeout(fault == Fault.QUERY_TIMEOUT ? 1 : 0);
        CompletableFuture<Integer> move =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return statement.executeUpdate(delete(table));
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                });
        TimeUnit.MILLISECONDS.sleep(300);
        strike(fault, connection, statement, other, id);
        assertThatThrownBy(() -> move.get(30, TimeUnit.SECONDS))
            .as(table)
            .isInstanceOf(ExecutionException.class);
        if (fault == Fault.LOCK_TIMEOUT) {
          assertThatThrownBy(move::join)
              .hasRootCauseInstanceOf(SQLException.class)
              .rootCause()
              .hasFieldOrPropertyWithValue("SQLState", "HYT00");
        }
        blocker.rollback();
      }
      assertThat(places(database, table)).as(table).isEqualTo(WHOLE);
      try (Connection connection = database.connect(CATALOG, Map.of());
          Statement statement = connection.createStatement()) {
        statement.executeUpdate(delete(table));
      }
      assertThat(places(database, table)).as(table).isEqualTo(MOVED);
    }
  }

  private static void strike(
      Fault fault, Connection connection, Statement statement, Statement other, String id)
      throws SQLException {
    switch (fault) {
      case CANCEL -> statement.cancel();
      case CANCEL_SESSION -> other.execute("CALL CANCEL_SESSION(" + id + ")");
      case ABORT_SESSION -> other.execute("CALL ABORT_SESSION(" + id + ")");
      case ABORT -> connection.abort(Runnable::run);
      case CLOSE -> connection.close();
      case LOCK_TIMEOUT, QUERY_TIMEOUT -> {}
    }
  }
}
