package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

final class ExplainCommandTest {
  private static final String CATALOG =
      """
      tables:
        users: {}
        orders: {delete: archive, archive: {table: orders_archive}}
      """;

  @TempDir Path folder;

  @Test
  void editsAreUnderlined() {
    CommandRun run = explain("SELECT * FROM users");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains(
            "1: rewritten\n",
            "    SELECT * FROM users WHERE users.deleted_at IS NULL\n"
                + " ".repeat(24)
                + "^".repeat(30),
            "1 statement: 1 rewritten");
  }

  @Test
  void editsAreHighlightedOnATerminal() {
    assertThat(CommandRun.of(Ansi.ON, "explain", "--tables", "users", "SELECT * FROM users").out())
        .contains("\033[30;42mWHERE users.deleted_at IS NULL\033[0m");
  }

  @Test
  void aRefusalIsAFindingWithItsCaret() {
    CommandRun run = explain("SELECT 1", "TRUNCATE users RESTART IDENTITY");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("1: untouched", "2: refused", "SD002: line 1:16: ")
        .contains("    TRUNCATE users RESTART IDENTITY\n" + " ".repeat(21) + "^")
        .contains("2 statements: 1 untouched, 1 refused");
  }

  @Test
  void statementsOfAFileAreToldByTheirLines() throws IOException {
    Path file = folder.resolve("app.sql");
    Files.writeString(file, "SELECT ';' FROM users;\n\n-- all of them\nDELETE FROM users\n;\n");

    assertThat(CommandRun.of("explain", "--tables", "users", "--file", file.toString()).out())
        .contains("1: rewritten", "2 (line 3): rewritten", "UPDATE users SET deleted_at")
        .contains("2 statements: 2 rewritten", "Foreign keys were not looked at");
  }

  @Test
  void programsGetJson() {
    assertThat(explain("--format", "json", "DELETE FROM users").out())
        .contains("\"outcome\" : \"rewritten\"", "\"sent\" : \"UPDATE users SET deleted_at")
        .doesNotContain("Foreign keys");
  }

  @Test
  void whatOnlyADatabaseKnowsIsSaid() throws IOException {
    CommandRun run = CommandRun.of("explain", "--catalog", catalog(), "DELETE FROM orders");

    assertThat(run.out()).contains("1: needs --url", "the columns of orders_archive");
  }

  @Test
  void withADatabaseStepsAndPlansAreShown() throws SQLException {
    String url = "jdbc:h2:mem:explain";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)");
      statement.execute(
          "CREATE TABLE posts (id INT PRIMARY KEY, user_id INT REFERENCES users ON DELETE CASCADE,"
              + " deleted_at TIMESTAMP)");
      statement.execute("INSERT INTO users VALUES (1, NULL)");

      CommandRun run =
          CommandRun.of(
              "explain",
              "--url",
              url,
              "--user",
              "sa",
              "--tables",
              "users,posts",
              "SELECT id FROM users WHERE id = ?",
              "DELETE FROM users WHERE id = 1");

      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains("plan without the driver (PUBLIC.PRIMARY_KEY_")
          .contains("plan with the driver (PUBLIC.PRIMARY_KEY_")
          .contains("2: in steps", "FOR UPDATE;", "UPDATE \"PUBLIC\".\"POSTS\"");
      assertThat(statement.executeUpdate("DELETE FROM users WHERE deleted_at IS NULL"))
          .as("nothing was executed")
          .isEqualTo(1);
    }
  }

  @Test
  void wrongCallsSayWhatIsWrong() {
    assertThat(CommandRun.of("explain", "--catalog", "nowhere.yaml", "SELECT 1"))
        .extracting(CommandRun::status, CommandRun::err)
        .containsExactly(
            2,
            """
            softdelete: --catalog: there is no file nowhere.yaml
            Try: softdelete explain --help
            """);
    assertThat(CommandRun.of("explain", "--tables", "t", "--user", "me", "SELECT 1").err())
        .contains("go with --url");
    assertThat(
            CommandRun.of("explain", "--tables", "t", "--url", "jdbc:softdelete:h2:x", "-").err())
        .contains("plain URL");
  }

  @Test
  void everyMistakeOfTheCatalogIsShown() throws IOException {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(file, "tables:\n  a: {delete: hide}\n  b: {mark: x}\n");

    CommandRun run = CommandRun.of("explain", "--catalog", file.toString(), "SELECT 1");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("wrong.yaml", "hide", "mark");
  }

  @Test
  void aDeadServerIsOneLine() {
    CommandRun run =
        CommandRun.of(
            "explain", "--tables", "t", "--url", "jdbc:postgresql://localhost:1/x", "SELECT 1");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aWrongPasswordIsOneLine() throws SQLException {
    String url = "jdbc:h2:mem:explain_password";
    try (Connection owner = DriverManager.getConnection(url, "sa", "right")) {
      CommandRun run =
          CommandRun.of(
              "explain",
              "--tables",
              "t",
              "--url",
              url,
              "--user",
              "sa",
              "--password-env",
              "HOME",
              "SELECT 1");

      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err()).startsWith("softdelete: Wrong user name or password");
      assertThat(run.err().lines()).hasSize(1);
      assertThat(owner.isValid(0)).isTrue();
    }
  }

  private CommandRun explain(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "explain";
    all[1] = "--tables";
    all[2] = "users";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return CommandRun.of(all);
  }

  private String catalog() throws IOException {
    Path file = folder.resolve("catalog.yaml");
    Files.writeString(file, CATALOG);
    return file.toString();
  }
}
