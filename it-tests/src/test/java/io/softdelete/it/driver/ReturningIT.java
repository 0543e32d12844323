package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RETURNING of values that a soft DELETE overwrites, beside other sessions and children. */
final class ReturningIT {
  private static final String CATALOG =
      """
      foreign-keys: ignore
      tables:
        jobs:
          set: {state: "'gone'"}
      """;

  @TempDir Path directory;
  private String plain = "";
  private String driver = "";

  @BeforeEach
  void create() throws SQLException, IOException {
    plain = Server.POSTGRESQL.createDatabase();
    Path catalog = Files.writeString(directory.resolve("catalog.yaml"), CATALOG);
    driver = Server.POSTGRESQL.throughDriver(plain, Map.of("catalog", "file:" + catalog));
    Server.execute(
        plain,
        "CREATE TABLE jobs (id int PRIMARY KEY, state text, deleted_at timestamptz)",
        "INSERT INTO jobs VALUES (1, 'one'), (2, 'two'), (3, 'three')");
  }

  private static List<String> returned(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getInt("id") + " " + result.getString("state"));
      }
    }
    return rows;
  }

  @Test
  void valuesAreThoseThatAnotherSessionCommitsMeanwhile() throws SQLException {
    try (Connection other = DriverManager.getConnection(plain);
        Connection watching = DriverManager.getConnection(plain);
        Connection connection = DriverManager.getConnection(driver)) {
      other.setAutoCommit(false);
      Server.execute(other, "UPDATE jobs SET state = 'new' WHERE id = 2");
      CompletableFuture<List<String>> deleted =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return returned(
                      connection, "DELETE FROM jobs WHERE state <> 'three' RETURNING id, state");
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      await(watching);
      other.commit();
      assertThat(deleted.join()).containsExactlyInAnyOrder("1 one", "2 new");
      assertThat(returned(connection, "SELECT id, state FROM jobs")).containsExactly("3 three");
    }
  }

  private static void await(Connection watching) throws SQLException {
    String waiting =
        "SELECT 1 AS id, '' AS state FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    while (returned(watching, waiting).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void childrenMayHaveTheirParentsKeys() throws SQLException {
    Server.execute(
        plain,
        "CREATE TABLE urgent_jobs () INHERITS (jobs)",
        "INSERT INTO urgent_jobs VALUES (1, 'urgent'), (2, 'more urgent')");
    try (Connection connection = DriverManager.getConnection(driver)) {
      assertThat(returned(connection, "DELETE FROM jobs WHERE id = 1 RETURNING *"))
          .containsExactlyInAnyOrder("1 one", "1 urgent");
      assertThat(returned(connection, "DELETE FROM ONLY jobs WHERE id = 2 RETURNING state, id"))
          .containsExactly("2 two");
      assertThat(returned(connection, "SELECT id, state FROM jobs"))
          .containsExactlyInAnyOrder("3 three", "2 more urgent");
    }
  }

  @Test
  void generatedColumnsThatHangOnTheMarkerAreAsTheyWere() throws SQLException {
    Server.execute(
        plain,
        "ALTER TABLE jobs ADD active boolean GENERATED ALWAYS AS (deleted_at IS NULL) STORED");
    try (Connection connection = DriverManager.getConnection(driver);
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("DELETE FROM jobs WHERE id = 1 RETURNING active, id")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getBoolean(1)).isTrue();
    }
  }
}
