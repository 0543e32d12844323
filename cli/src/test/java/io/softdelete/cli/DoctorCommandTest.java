package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {
  private static final String URL = "jdbc:h2:mem:doctor";

  @TempDir Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection(URL, "sa", "");
    execute("CREATE TABLE users (id INT DEFAULT 1 PRIMARY KEY, deleted_at TIMESTAMP)");
    execute("CREATE TABLE posts (id INT DEFAULT 1 PRIMARY KEY, title VARCHAR(9) UNIQUE)");
  }

  @AfterEach
  void close() throws SQLException {
    execute("DROP ALL OBJECTS");
    connection.close();
  }

  @Test
  void findingsAreToldTheWorstFirst() {
    CommandRun run = doctor("--tables", "users,posts");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("error: POSTS [column-missing]\n    the marker column deleted_at isn't there.")
        .containsSubsequence("ALTER TABLE POSTS ADD COLUMN", "note: POSTS, USERS [no-retention]")
        .endsWith("1 error, 1 warning, 1 note\n");
  }

  @Test
  void theSeverityThatFailsIsTheCallers() {
    assertThat(doctor("--tables", "users").status()).isZero();
    assertThat(doctor("--tables", "users", "--fail-on", "note").status()).isEqualTo(1);
    assertThat(doctor("--tables", "users,posts", "--fail-on", "ERROR").status()).isEqualTo(1);
  }

  @Test
  void programsGetJson() {
    assertThat(doctor("--tables", "users", "--format", "json").out())
        .contains("\"severity\" : \"note\"", "\"rule\" : \"no-retention\"", "\"fix\" : [ ]");
  }

  @Test
  void aPageForReviews() {
    Path page = folder.resolve("report.html");

    assertThat(doctor("--tables", "users,posts", "--html", page.toString()).err()).isEmpty();
    assertThat(page)
        .content()
        .contains("<article class=\"error\">", "prefers-color-scheme: dark", "isn't there.")
        .doesNotContain("http", "<script", "src=");
  }

  @Test
  void aPageThatCannotBeWrittenIsOneLine() {
    CommandRun run =
        doctor("--tables", "users", "--html", folder.resolve("none/report.html").toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aDatabaseIsNeeded() {
    assertThat(CommandRun.of("doctor", "--tables", "users").status()).isEqualTo(2);
  }

  private CommandRun doctor(String... more) {
    String[] all = new String[more.length + 5];
    String[] first = {"doctor", "--url", URL, "--user", "sa"};
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return CommandRun.of(all);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
