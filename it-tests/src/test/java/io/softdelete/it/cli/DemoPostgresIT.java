package io.softdelete.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The demo on somebody's PostgreSQL, run as they would run it. */
final class DemoPostgresIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path CLI_JAR = Path.of(System.getProperty("softdelete.cli.jar"));

  private final String url;

  DemoPostgresIT() throws SQLException {
    url = Server.POSTGRESQL.createDatabase();
  }

  @Test
  void everyStepRunsInASchemaThatIsGoneAfterwards() throws Exception {
    execute("CREATE TABLE reviews (id INT); INSERT INTO reviews VALUES (1)");

    Run run = demo();

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("jdbc:softdelete:postgresql://", "20. ", "What to do next")
        .containsSubsequence(
            "sql DELETE FROM reviews",
            "sent UPDATE reviews SET deleted_at = CURRENT_TIMESTAMP",
            "3 rows              |  5 rows (rolled back)",
            "0 rows              |  5 rows (rolled back)")
        .doesNotContain("\033[");
    assertThat(count("pg_namespace WHERE nspname = 'softdelete_demo'")).isZero();
    assertThat(count("public.reviews")).isEqualTo(1);
  }

  @Test
  void aSchemaOfItsNameIsLeftAlone() throws Exception {
    execute("CREATE SCHEMA softdelete_demo CREATE TABLE precious (id INT)");

    Run run = demo();

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.output().lines()).hasSize(1);
    assertThat(run.output()).startsWith("softdelete: the schema softdelete_demo exists already");
    assertThat(count("softdelete_demo.precious")).isZero();
  }

  @Test
  void aServerThatRefusesIsOneLine() throws Exception {
    Run run = demo("nobody");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.output().lines()).hasSize(1);
    assertThat(run.output()).contains("nobody");
  }

  private Run demo() throws IOException, InterruptedException {
    return demo("postgres");
  }

  private Run demo(String user) throws IOException, InterruptedException {
    // pgjdbc prefers the user in the URL.
    String target = url.replaceFirst("\\?.*", "");
    ProcessBuilder builder =
        new ProcessBuilder(
            JAVA.toString(), "-jar", CLI_JAR.toString(), "demo", "--url", target, "--user", user);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      results.next();
      return results.getLong(1);
    }
  }

  private record Run(int status, String output) {}
}
