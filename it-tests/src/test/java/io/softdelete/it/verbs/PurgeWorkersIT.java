package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import io.softdelete.jdbc.PurgeJob;
import io.softdelete.jdbc.PurgeProgress;
import io.softdelete.jdbc.Purged;
import io.softdelete.jdbc.SoftDelete;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers purge one table, and one of them is killed: nothing is lost, a rerun ends it. */
final class PurgeWorkersIT {
  private static final int ROWS = 1_000;
  private static final int EXPIRED = 900;
  private static final int BATCH = 60;

  private static final String CATALOG =
      """
      tables:
        teams: {retention: 30d}
        members: {retention: 30d}
      """;

  private static VerbDatabase database(Server server) throws SQLException {
    VerbDatabase database =
        VerbDatabase.create(
            server,
            CATALOG,
            "CREATE TABLE teams (id INT PRIMARY KEY, deleted_at {timestamp} NULL)",
            "CREATE TABLE members (id INT PRIMARY KEY, team INT, deleted_at {timestamp} NULL,"
                + " FOREIGN KEY (team) REFERENCES teams (id))",
            "CREATE INDEX members_team ON members (team)");
    try (Connection plain = database.plain();
        Statement statement = plain.createStatement()) {
      for (String table : List.of("teams (id, deleted_at)", "members (id, team, deleted_at)")) {
        StringBuilder insert = new StringBuilder("INSERT INTO " + table + " VALUES ");
        for (int id = 1; id <= ROWS; id++) {
          String deleted = id <= EXPIRED ? "'2020-01-01'" : "NULL";
          insert.append(id == 1 ? "(" : ", (").append(id);
          insert.append(table.contains("team,") ? ", " + id : "");
          insert.append(", ").append(deleted).append(')');
        }
        statement.execute(insert.toString());
      }
    }
    return database;
  }

  private static PurgeJob job(Connection driven, Consumer<PurgeProgress> listener) {
    return SoftDelete.on(driven).purge("teams").batchSize(BATCH).listener(listener);
  }

  @ParameterizedTest
  @EnumSource(
      value = Server.class,
      names = {"POSTGRESQL", "MARIADB"})
  void workersShareAllRows(Server server) throws Exception {
    VerbDatabase database = database(server);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Connection one = database.driven();
        Connection other = database.driven()) {
      Future<Purged> first = threads.submit(() -> job(one, progress -> {}).run());
      Future<Purged> second = threads.submit(() -> job(other, progress -> {}).run());
      assertThat(first.get().rows() + second.get().rows()).isEqualTo(EXPIRED);
    } finally {
      threads.shutdown();
    }
    requireOnlyActiveRows(database);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void secondWorkerBeginsAtTheOtherEndOfAnIndex(boolean indexed) throws SQLException {
    VerbDatabase database =
        VerbDatabase.create(
            Server.POSTGRESQL,
            """
            tables:
              '"O''Notes"': {retention: 30d, marker: {column: '"Gone"'}}
            """,
            "CREATE TABLE \"O'Notes\" (id INT PRIMARY KEY, \"Gone\" TIMESTAMPTZ)",
            "INSERT INTO \"O'Notes\" SELECT g, timestamptz '2020-01-01' + g * interval '1 day'"
                + " FROM generate_series(1, 10) AS g",
            indexed ? "CREATE INDEX ON \"O'Notes\" (\"Gone\")" : "SELECT 1");
    String gone =
        "SELECT g FROM generate_series(1, 10) AS g WHERE NOT EXISTS"
            + " (SELECT 1 FROM \"O'Notes\" WHERE id = g) ORDER BY g";
    String purge = "PURGE FROM \"O'Notes\" LIMIT 2";
    try (Connection one = database.driven();
        Connection other = database.driven();
        Statement first = one.createStatement();
        Statement then = other.createStatement()) {
      one.setAutoCommit(false);
      assertThat(first.executeUpdate(purge)).isEqualTo(2);
      assertThat(then.executeUpdate(purge)).isEqualTo(2);
      assertThat(database.rows(gone)).isEqualTo(indexed ? List.of("9", "10") : List.of("3", "4"));
      one.commit();
      assertThat(then.executeUpdate(purge)).isEqualTo(2);
      assertThat(database.rows(gone)).hasSize(6);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Server.class,
      names = {"POSTGRESQL", "MARIADB"})
  void killedSessionLosesNothing(Server server) throws Exception {
    VerbDatabase database = database(server);
    CountDownLatch begun = new CountDownLatch(2);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection driven = database.driven();
        Connection plain = database.plain();
        Statement statement = plain.createStatement()) {
      String session = session(driven, server);
      Future<Purged> purge = thread.submit(() -> job(driven, progress -> begun.countDown()).run());
      assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
      statement.execute(
          server == Server.MARIADB
              ? "KILL HARD CONNECTION " + session
              : "SELECT pg_terminate_backend(" + session + ")");
      assertThatThrownBy(purge::get).hasCauseInstanceOf(SQLException.class);
    } finally {
      thread.shutdown();
    }
    requireWholeBatches(database);
    finish(database);
  }

  private static String session(Connection driven, Server server) throws SQLException {
    String query = server == Server.MARIADB ? "SELECT connection_id()" : "SELECT pg_backend_pid()";
    try (Statement statement = driven.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /** A worker in a JVM of its own: purges, and says after each batch that it is there. */
  public static void main(String[] arguments) throws SQLException {
    try (Connection driven = DriverManager.getConnection(arguments[0])) {
      job(driven, progress -> System.out.println(progress.rows()))
          .pause(Duration.ofMillis(5))
          .run();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Server.class,
      names = {"POSTGRESQL", "MARIADB"})
  void killedProcessLosesNothing(Server server) throws Exception {
    VerbDatabase database = database(server);
    String url;
    try (Connection driven = database.driven()) {
      url = server.throughDriver(database.url(), Map.of("catalog", database.catalog().toString()));
      assertThat(driven.isValid(0)).isTrue();
    }
    Process worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PurgeWorkersIT.class.getName(),
                url)
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
      readBatches(output);
    } finally {
      worker.destroyForcibly().waitFor();
    }
    requireWholeBatches(database);
    finish(database);
  }

  /** Until it has said of a second batch that it is done. */
  private static void readBatches(BufferedReader output) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.equals(String.valueOf(2 * BATCH))) {
        return;
      }
    }
    throw new AssertionError(said);
  }

  /** A row and what refers to it go together, and no active row goes. */
  private static void requireWholeBatches(VerbDatabase database) throws SQLException {
    assertThat(
            database.rows(
                "SELECT count(*) FROM teams t WHERE NOT EXISTS (SELECT 1 FROM members m WHERE"
                    + " m.team = t.id)"))
        .containsExactly("0");
    assertThat(database.rows("SELECT count(*) FROM teams WHERE deleted_at IS NULL"))
        .containsExactly(String.valueOf(ROWS - EXPIRED));
    assertThat(database.rows("SELECT CASE WHEN count(*) < " + ROWS + " THEN 1 END FROM teams"))
        .as("something was done")
        .containsExactly("1");
  }

  /** The server may still hold what the dead worker had locked. */
  private static void finish(VerbDatabase database) throws Exception {
    try (Connection driven = database.driven()) {
      long left = -1;
      for (int attempt = 0; attempt < 100 && left != 0; attempt++) {
        left = job(driven, progress -> {}).run().left();
        Thread.sleep(left == 0 ? 0 : 100);
      }
    }
    requireOnlyActiveRows(database);
  }

  private static void requireOnlyActiveRows(VerbDatabase database) throws SQLException {
    for (String table : List.of("teams", "members")) {
      assertThat(database.rows("SELECT count(*), min(id), max(id) FROM " + table))
          .containsExactly((ROWS - EXPIRED) + "|" + (EXPIRED + 1) + "|" + ROWS);
    }
  }
}
