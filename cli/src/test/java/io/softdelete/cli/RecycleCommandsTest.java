package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** trash, undelete, purge, erase and changes; behind a pipe, as all tests run them. */
final class RecycleCommandsTest {
  private static final String URL = "jdbc:h2:mem:recycle";
  private static final String CATALOG =
      """
      tables:
        users:
          retention: 30d
          audit: true
          set: {deleted_by: "${actor}", deletion_id: "${operation}"}
          erase: {set: {name: "'gone'"}}
        posts: {retention: 30d, set: {deletion_id: "${operation}"}}
        notes: {}
      audit: {table: trail}
      """;

  @TempDir Path folder;
  private Connection connection;

  @BeforeEach
  void users() throws Exception {
    connection = DriverManager.getConnection(URL);
    execute(
        "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), deleted_at TIMESTAMP,"
            + " deleted_by VARCHAR(20), deletion_id UUID)",
        "CREATE TABLE posts (id INT PRIMARY KEY, user_id INT REFERENCES users ON DELETE CASCADE,"
            + " deleted_at TIMESTAMP, deletion_id UUID)",
        "CREATE TABLE notes (id INT PRIMARY KEY, deleted_at TIMESTAMP)",
        "CREATE TABLE trail (log_id INT AUTO_INCREMENT PRIMARY KEY, table_name VARCHAR(40),"
            + " record_id VARCHAR(40), deleted_by VARCHAR(20), reason VARCHAR(20), deleted_at"
            + " TIMESTAMP, action VARCHAR(20), operation_id UUID)",
        "INSERT INTO users (id, name) VALUES (1, 'ada'), (2, 'bob'), (3, 'eve')",
        "INSERT INTO posts (id, user_id) VALUES (1, 1), (2, 1), (3, 2)",
        "INSERT INTO notes (id) VALUES (1)");
    Files.writeString(folder.resolve("softdelete.yaml"), CATALOG);
    String driven = "jdbc:softdelete:h2:mem:recycle;softdelete.catalog=" + catalog();
    try (Connection application = DriverManager.getConnection(driven);
        Statement statement = application.createStatement()) {
      statement.execute(
          "/* softdelete:actor='carl' reason='spam' */ DELETE FROM users WHERE id = 1");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void trashTellsWhoAndWhy() throws SQLException {
    assertThat(run("trash").fine().out())
        .containsPattern("\\d  PUBLIC\\.USERS +1  +carl +spam +table\n")
        .containsPattern("\\d  PUBLIC\\.POSTS +2 ")
        .doesNotContain("more");
    assertThat(run("trash", "users", "--where", "name = 'bob'").fine().out())
        .isEqualTo("No deleted rows.\n");
    assertThat(run("trash", "users", "--key", "1", "--format", "json").fine().out())
        .contains("\"key\" : [ \"1\" ]", "\"by\" : \"carl\"", "\"operation\" : \"");
    assertThat(run("trash", "--most", "1").fine().out()).contains("There may be more (--most).");
  }

  @Test
  void undeleteBringsTheChildrenBack() throws SQLException {
    assertThat(run("undelete", "users", "--key", "1", "--dry-run").fine().out())
        .isEqualTo("1 row of users would be restored.\nIt was taken back (dry run).\n");
    assertThat(count("users WHERE deleted_at IS NULL")).isEqualTo(2);

    assertThat(run("undelete", "users", "--key", "1").fine().out())
        .startsWith("1 row of users restored.\n");
    assertThat(count("users WHERE deleted_at IS NULL")).isEqualTo(3);
    assertThat(count("posts WHERE deleted_at IS NULL")).isEqualTo(3);
    CommandRun again = run("undelete", "users", "--key", "1", "--format", "json");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out()).contains("\"restored\" : 0");
  }

  @Test
  void purgeRemovesWhatIsDue() throws SQLException {
    assertThat(run("purge", "--dry-run").fine().out()).containsPattern("PUBLIC.USERS +0\n");
    execute("UPDATE users SET deleted_at = TIMESTAMP '2020-01-01 00:00:00' WHERE id = 1");
    execute("UPDATE posts SET deleted_at = TIMESTAMP '2020-01-01 00:00:00' WHERE user_id = 1");
    assertThat(run("purge", "--dry-run").fine().out())
        .containsPattern("PUBLIC.POSTS +2\nPUBLIC.USERS +1\n")
        .endsWith("Nothing was done (dry run): --yes does it.\n");
    assertThat(count("users")).isEqualTo(3);

    CommandRun run = run("purge", "--yes", "--batch", "1", "--pause", "1ms", "--time-limit", "1m");
    assertThat(run.fine().out())
        .containsPattern("PUBLIC.POSTS +2 +0\nPUBLIC.USERS +1 +0\n3 rows removed in ");
    assertThat(run.err()).as("no progress behind a pipe").isEmpty();
    assertThat(count("users")).isEqualTo(2);
    assertThat(run("purge", "posts", "--format", "json").fine().out())
        .contains("\"complete\" : true", "\"removed\" : 0", "\"left\" : 0");
  }

  @Test
  void purgeStopsInTime() throws SQLException {
    execute("UPDATE users SET deleted_at = TIMESTAMP '2020-01-01 00:00:00'");
    CommandRun run = run("purge", "users", "--time-limit", "0s");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("stopped before the end: run it again to go on.");
    assertThat(count("users")).isEqualTo(3);
  }

  @Test
  void eraseOverwrites() throws SQLException {
    assertThat(run("erase", "users", "--key", "1", "--reason", "gdpr", "--dry-run").fine().out())
        .startsWith("1 row of users would be erased.\n");
    assertThat(count("users WHERE name = 'ada'")).isEqualTo(1);
    assertThat(run("erase", "users", "--key", "1", "--reason", "gdpr").fine().out())
        .isEqualTo("1 row of users erased.\n");
    assertThat(count("users WHERE name = 'ada'")).isZero();
    assertThat(count("trail WHERE reason = 'gdpr'")).isPositive();
    assertThat(run("erase", "users", "--key", "99", "--reason", "gdpr").status()).isEqualTo(1);
  }

  @Test
  void changesEndWithACursor() {
    String out = run("changes", "--since", "beginning").fine().out();

    assertThat(out).containsPattern("deleted .*PUBLIC.USERS +1 +carl +spam").contains("cursor: ");
    String cursor = out.substring(out.indexOf("cursor: ") + "cursor: ".length()).strip();
    assertThat(
            run("changes", "--since", cursor, "--longest", "0s", "--format", "json").fine().out())
        .contains("\"changes\" : ", "\"cursor\" : ");
  }

  @Test
  void wrongCallsSayWhatIsWrong() {
    assertThat(run("undelete", "users").err()).contains("which rows? Give --key or --where");
    assertThat(run("erase", "users", "--where", " ").err()).contains("--where is empty");
    assertThat(run("erase", "users", "--key", "1", "--yes", "--dry-run").err())
        .contains("contradict");
    assertThat(run("purge", "--where", "id = 1").err()).contains("go with a table");
    assertThat(run("purge", "--pause", "soon").err()).contains("is not a duration like 500ms");
    assertThat(run("purge", "--batch", "0").err()).contains("at least one row");
    assertThat(run("changes", "--since", "yesterday").err()).contains("neither a cursor nor");
    assertThat(run("undelete", "users", "--key", "1", "--key", "2").err())
        .contains("expected 1 values, not 2");
    for (CommandRun run :
        List.of(
            run("undelete", "users"),
            run("purge", "--batch", "0"),
            run("undelete", "users", "--key", "1", "--key", "2"),
            run("undelete", "us ers", "--key", "1"))) {
      assertThat(run.status()).as(run.err()).isEqualTo(2);
    }
    CommandRun unknown = run("undelete", "nothing", "--key", "1");
    assertThat(unknown.status()).isEqualTo(3);
    assertThat(unknown.err().lines()).hasSize(1);
    CommandRun noRetention = run("purge", "notes");
    assertThat(noRetention.status()).isEqualTo(3);
    assertThat(noRetention.err().lines()).hasSize(1);
  }

  private String catalog() {
    return folder.resolve("softdelete.yaml").toString();
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", URL, "--catalog", catalog()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private void execute(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private long count(String rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      results.next();
      return results.getLong(1);
    }
  }
}
