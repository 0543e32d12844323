package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {
  private static final String GHOSTS = "jdbc:h2:mem:ghosts";
  private static final String TWIN = "jdbc:h2:mem:twin";
  private static final String TABLE =
      "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(9), deleted_at TIMESTAMP)";

  @TempDir Path folder;
  private Connection ghosts;
  private Connection twin;

  @BeforeEach
  void open() throws SQLException {
    ghosts = DriverManager.getConnection(GHOSTS, "sa", "");
    twin = DriverManager.getConnection(TWIN, "sa", "");
    run(ghosts, TABLE);
    run(twin, TABLE);
    run(ghosts, "INSERT INTO users VALUES (1, 'Ann', NULL), (2, 'Bob', NULL)");
    run(ghosts, "INSERT INTO users VALUES (3, 'Ghost', TIMESTAMP '2020-01-01 00:00:00')");
    run(twin, "INSERT INTO users VALUES (1, 'Ann', NULL), (2, 'Bob', NULL)");
  }

  @AfterEach
  void close() throws SQLException {
    ghosts.close();
    twin.close();
  }

  @Test
  void aWorkloadIsAlikeOnBothSidesAndRolledBack() throws Exception {
    CommandRun run =
        verify("SELECT count(*) FROM users;\nDELETE FROM users WHERE id = 1;\nSELECT * FROM users");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("4 statements: 4 alike, 0 different, 0 refused\n");
    assertThat(run.status()).isZero();
    assertThat(run(ghosts, "DELETE FROM users WHERE deleted_at IS NULL")).isEqualTo(2);
  }

  @Test
  void differencesAreShown() throws Exception {
    run(twin, "UPDATE users SET name = 'Eve' WHERE id = 2");

    CommandRun run = verify("SELECT 1;\nSELECT name FROM users;\nDELETE FROM users WHERE id = 7");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("line 2: rows", "only plain:  Eve", "only driver: Bob", "afterwards: rows")
        .contains("4 statements: 2 alike, 2 different, 0 refused");
  }

  @Test
  void anInsertOfADeletedRowsKeyIsADifference() throws Exception {
    CommandRun run = verify("INSERT INTO users (id, name) VALUES (3, 'Cid'); SELECT 1");

    assertThat(run.out()).contains("line 1: failure", "plain:  update count 1", "driver: 23505: ");
  }

  @Test
  void aRefusalIsCountedByItself() throws Exception {
    CommandRun run = verify("TRUNCATE TABLE users RESTART IDENTITY");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("line 1: refused", "driver: SD002: ", "1 refused");
  }

  @Test
  void programsGetJson() throws Exception {
    run(twin, "DELETE FROM users");

    assertThat(verify("SELECT id FROM users ORDER BY id", "--format", "json").out())
        .contains("\"statements\" : 2", "\"kind\" : \"rows\"", "only driver: 1");
  }

  @Test
  void aMissingScriptIsAFailure() {
    CommandRun run =
        CommandRun.of(
            "verify", "--url", GHOSTS, "--plain-url", TWIN, "--tables", "users", "--script", "no");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).startsWith("softdelete: the script no can't be read");
  }

  private CommandRun verify(String script, String... more) throws IOException {
    Path file = folder.resolve("workload.sql");
    Files.writeString(file, script);
    String[] usual = {
      "verify",
      "--url",
      GHOSTS,
      "--plain-url",
      TWIN,
      "--user",
      "sa",
      "--tables",
      "users",
      "--script",
      file.toString()
    };
    String[] all = new String[usual.length + more.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return CommandRun.of(all);
  }

  private static int run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
