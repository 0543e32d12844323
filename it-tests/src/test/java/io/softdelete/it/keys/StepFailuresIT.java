package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A deletion of several steps that fails at any of them, or meets other sessions. */
final class StepFailuresIT {
  private static final String DELETE = "DELETE FROM parents WHERE id = 1";
  private static final String[] SCHEMA = {
    "CREATE TABLE parents (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL)",
    "CREATE TABLE children (id INT PRIMARY KEY, parent INT, deleted_at TIMESTAMP NULL,"
        + " CONSTRAINT children_parent FOREIGN KEY (parent) REFERENCES parents (id)"
        + " ON DELETE CASCADE)",
    "CREATE TABLE links (id INT PRIMARY KEY, child INT, deleted_at TIMESTAMP NULL,"
        + " CONSTRAINT links_child FOREIGN KEY (child) REFERENCES children (id)"
        + " ON DELETE SET NULL)",
    "INSERT INTO parents VALUES (1, NULL), (2, NULL)",
    "INSERT INTO children VALUES (1, 1, NULL), (2, 1, NULL)",
    "INSERT INTO links VALUES (1, 1, NULL)",
  };

  private static String database(Server server) throws SQLException {
    String url = server.createDatabase();
    Server.execute(url, SCHEMA);
    return url;
  }

  private static Connection connect(Server server, String url) throws SQLException {
    return DriverManager.getConnection(
        server.throughDriver(url, Map.of("tables", "parents,children,links")));
  }

  private static void assertUntouched(String url) throws SQLException {
    try (Connection raw = DriverManager.getConnection(url)) {
      assertThat(
              KeysTwin.numbers(
                  raw,
                  "SELECT COUNT(*) FROM parents WHERE deleted_at IS NULL UNION ALL"
                      + " SELECT COUNT(*) FROM children WHERE deleted_at IS NULL UNION ALL"
                      + " SELECT COUNT(child) FROM links WHERE deleted_at IS NULL"))
          .containsExactly(2, 2, 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "parents, RAISE EXCEPTION 'no'",
    "children, RAISE EXCEPTION 'no'",
    "links, RAISE EXCEPTION 'no'",
    "parents, PERFORM pg_terminate_backend(pg_backend_pid())",
    "children, PERFORM pg_terminate_backend(pg_backend_pid())",
    "links, PERFORM pg_terminate_backend(pg_backend_pid())",
  })
  void failingWriteUndoesAll(String table, String failure) throws SQLException {
    String url = database(Server.POSTGRESQL);
    Server.execute(
        url,
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            + failure
            + "; RETURN NEW; END $$",
        "CREATE TRIGGER fail BEFORE UPDATE ON " + table + " FOR EACH ROW EXECUTE FUNCTION fail()");
    boolean terminated = failure.contains("terminate");
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (Connection connection = connect(Server.POSTGRESQL, url)) {
        connection.setAutoCommit(autoCommit);
        assertThatThrownBy(() -> Server.execute(connection, DELETE))
            .isInstanceOfSatisfying(
                SQLException.class,
                e -> assertThat(e.getSQLState()).isEqualTo(terminated ? "57P01" : "P0001"));
        if (!terminated) {
          assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
          if (!autoCommit) {
            connection.rollback();
          }
          Server.execute(connection, "SELECT 1");
        }
      }
      assertUntouched(url);
    }
  }

  /** pgjdbc's autosave goes back to before the step that failed, and the caller goes on. */
  @ParameterizedTest
  @ValueSource(strings = {"children", "parents"})
  void callerMayGoOnWithAutosave(String table) throws SQLException {
    String url = database(Server.POSTGRESQL);
    Server.execute(
        url, "ALTER TABLE " + table + " ADD CONSTRAINT never CHECK (deleted_at IS NULL)");
    try (Connection connection = connect(Server.POSTGRESQL, url + "&autosave=always")) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> Server.execute(connection, DELETE)).isInstanceOf(SQLException.class);
      connection.commit();
    }
    assertUntouched(url);
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void lockTimeoutUndoesAll(Server server) throws Exception {
    String url = database(server);
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (Connection other = DriverManager.getConnection(url);
          Connection connection = connect(server, url)) {
        other.setAutoCommit(false);
        Server.execute(other, "UPDATE links SET id = id WHERE id = 1");
        Server.execute(
            connection,
            switch (server) {
              case POSTGRESQL -> "SET lock_timeout = 200";
              case H2 -> "SET LOCK_TIMEOUT 200";
              case MARIADB -> "SET innodb_lock_wait_timeout = 1";
            });
        connection.setAutoCommit(autoCommit);
        assertThatThrownBy(() -> Server.execute(connection, DELETE))
            .isInstanceOf(SQLException.class);
        other.rollback();
        assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
        if (!autoCommit && server != Server.POSTGRESQL) {
          connection.commit();
        } else if (!autoCommit) {
          connection.rollback();
        }
        assertUntouched(url);
        Server.execute(connection, "SELECT id FROM parents");
        if (!autoCommit) {
          connection.rollback();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Server.class,
      names = {"POSTGRESQL", "MARIADB"})
  void cancelAndTimeoutReachTheRunningStep(Server server) throws Exception {
    String url = database(server);
    try (Connection other = DriverManager.getConnection(url);
        Connection connection = connect(server, url);
        Statement statement = connection.createStatement()) {
      other.setAutoCommit(false);
      Server.execute(other, "UPDATE children SET id = id WHERE id = 2");
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeUpdate(DELETE)).isInstanceOf(SQLException.class);
      statement.setQueryTimeout(0);
      CompletableFuture<Integer> deletion =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return statement.executeUpdate(DELETE);
                } catch (SQLException e) {
                  throw new CompletionException(e);
                }
              });
      while (!deletion.isDone()) {
        TimeUnit.MILLISECONDS.sleep(100);
        statement.cancel();
      }
      assertThat(deletion).isCompletedExceptionally();
      assertThat(connection.getAutoCommit()).isTrue();
      other.rollback();
      assertUntouched(url);
      assertThat(statement.executeUpdate(DELETE)).isEqualTo(1);
    }
  }

  /** H2 has no such lock: there a child is inserted beside the deletion of its parent. */
  @ParameterizedTest
  @CsvSource({"POSTGRESQL, 2", "MARIADB, 2", "MARIADB, 4"})
  void childThatIsCommittedWhileTheDeletionWaitsGoesToo(Server server, int isolation)
      throws Exception {
    String url = database(server);
    for (boolean autoCommit : new boolean[] {true, false}) {
      int child = autoCommit ? 7 : 8;
      int parent = autoCommit ? 1 : 2;
      try (Connection other = DriverManager.getConnection(url);
          Connection connection = connect(server, url)) {
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(autoCommit);
        KeysTwin.numbers(connection, "SELECT COUNT(*) FROM children");
        other.setAutoCommit(false);
        Server.execute(
            other, "INSERT INTO children VALUES (%d, %d, NULL)".formatted(child, parent));
        CompletableFuture<String> deletion =
            CompletableFuture.supplyAsync(
                () -> KeysTwin.outcome(connection, "DELETE FROM parents WHERE id = ?", parent));
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(deletion).as("waits").isNotDone();
        other.commit();
        assertThat(deletion.get(10, TimeUnit.SECONDS)).isEqualTo("count 1");
        if (!autoCommit) {
          connection.commit();
        }
        assertThat(connection.getTransactionIsolation()).isEqualTo(isolation);
        assertThat(
                KeysTwin.numbers(
                    other,
                    "SELECT COUNT(*) FROM children WHERE deleted_at IS NULL AND parent = "
                        + parent))
            .containsExactly(0);
      }
    }
  }
}
