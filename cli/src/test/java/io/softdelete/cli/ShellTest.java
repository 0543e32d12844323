package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ShellTest {
  private static final String URL = "jdbc:h2:mem:shell";

  private Connection plain;

  @BeforeEach
  void open() throws SQLException {
    plain = DriverManager.getConnection(URL, "sa", "");
    try (Statement statement = plain.createStatement()) {
      statement.execute("CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)");
      statement.execute("INSERT INTO users VALUES (1, NULL), (2, NULL)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    plain.close();
  }

  @Test
  void statementsOfAPipeAreExecutedThroughTheDriver() throws SQLException {
    CommandRun run = shell("DELETE FROM users\n WHERE id = 1;\nSELECT id FROM users;\n");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("1 row\nID\n 2\n(1 row)\n");
    assertThat(run.status()).isZero();
    try (Statement statement = plain.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE users SET id = id")).isEqualTo(2);
    }
  }

  @Test
  void whatIsSentIsShownOnDemand() {
    assertThat(shell("\\rewrite on\nSELECT id FROM users;\n\\rewrite off\nSELECT 1;").out())
        .contains("  SELECT id FROM users WHERE users.deleted_at IS NULL\n", "^^^^")
        .doesNotContain("  SELECT 1");
  }

  @Test
  void aSemicolonInALiteralEndsNothing() {
    assertThat(shell("SELECT 'a;\nb' AS x;\nSELECT 2 AS y\n").out())
        .isEqualTo("X\na;\\nb\n(1 row)\nY\n2\n(1 row)\n");
  }

  @Test
  void errorsAreShownAndTheShellGoesOn() {
    CommandRun run = shell("TRUNCATE TABLE users RESTART IDENTITY;\n\\nonsense\nSELECT 1 AS x;\n");

    assertThat(run.out())
        .contains("error: SD002: ", "unknown: \\nonsense; \\? lists", "X\n1\n(1 row)");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void helpListsTheWords() {
    assertThat(shell("\\?\n\\q\nSELECT 1;").out()).contains("\\rewrite on", "\\q").hasLineCount(4);
  }

  private static CommandRun shell(String input) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return CommandRun.of("shell", "--url", URL, "--user", "sa", "--tables", "users");
    } finally {
      System.setIn(before);
    }
  }
}
