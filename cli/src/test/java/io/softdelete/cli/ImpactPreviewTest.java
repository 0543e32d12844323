package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImpactPreviewTest {
  private static final String URL = "jdbc:h2:mem:impact";

  @TempDir Path folder;
  private Connection connection;

  @BeforeEach
  void users() throws Exception {
    connection = DriverManager.getConnection(URL);
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)");
      statement.execute(
          "CREATE TABLE posts (id INT PRIMARY KEY, user_id INT, deleted_at TIMESTAMP,"
              + " CONSTRAINT author FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE)");
      statement.execute(
          "CREATE TABLE loans (id INT PRIMARY KEY, user_id INT, deleted_at TIMESTAMP,"
              + " CONSTRAINT borrower FOREIGN KEY (user_id) REFERENCES users)");
      statement.execute("CREATE TABLE log (id INT)");
      statement.execute("INSERT INTO users (id) VALUES (1), (2)");
      statement.execute("INSERT INTO posts (id, user_id) VALUES (1, 1), (2, 1)");
      statement.execute("INSERT INTO loans (id, user_id) VALUES (1, 2)");
      statement.execute("INSERT INTO log VALUES (1)");
    }
    Files.writeString(
        folder.resolve("softdelete.yaml"),
        "tables:\n  users: {retention: 90d}\n  posts: {}\n  loans: {}\n");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void rowsAreCountedByTableAndKey() {
    CommandRun run = explain("DELETE FROM users WHERE id = 1");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "  impact\n"
                + "    table         action  rows  by             locked by          kept until\n"
                + "    PUBLIC.USERS  soft       1  the statement  SELECT FOR UPDATE  "
                + LocalDate.now(ZoneId.systemDefault()).plusDays(90)
                + "\n    PUBLIC.POSTS  soft       2  AUTHOR         SELECT FOR UPDATE  for ever\n");
  }

  @Test
  void aBlockedKeyIsAFinding() {
    CommandRun run = explain("DELETE FROM users");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "It would fail: 1 row of PUBLIC.LOANS refers to rows of PUBLIC.USERS by BORROWER"
                + " (ON DELETE NO ACTION)");
  }

  @Test
  void programsGetTheSame() {
    assertThat(explain("--format", "json", "DELETE FROM users").out())
        .contains("\"impact\" : {", "\"foreignKey\" : \"AUTHOR\"", "\"rows\" : 2")
        .containsSubsequence("\"blocked\" : [", "\"foreignKey\" : \"BORROWER\"");
  }

  @Test
  void rowsOfOtherTablesAreCountedToo() {
    assertThat(explain("DELETE FROM log").out())
        .contains(
            "1: untouched", "PUBLIC.LOG  hard       1  the statement  DELETE     gone at once");
  }

  @Test
  void whatCantBeCountedSaysWhy() {
    CommandRun run = explain("DELETE FROM users WHERE id = ?");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("no impact preview: Which rows it would delete depends on its parameters.");
    assertThat(explain("SELECT REPLACE('a', 'b') FROM users").out()).doesNotContain("impact");
  }

  private CommandRun explain(String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "explain";
    all[1] = "--url";
    all[2] = URL;
    all[3] = "--catalog";
    all[4] = folder.resolve("softdelete.yaml").toString();
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return CommandRun.of(all);
  }
}
