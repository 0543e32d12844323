package io.softdelete.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDelete;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PURGE and ERASE of tables that the triggers of {@code ddl --guard-trigger} guard. */
final class GuardedVerbsIT {
  private static final String CATALOG =
      """
      tables:
        teams: {retention: 1d, erase: {}}
        members: {retention: 1d}
        alone: {retention: 1d, erase: {}}
      audit: {table: trail}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Server.class,
      names = {"POSTGRESQL", "MARIADB"})
  void verbsPassAndNothingElseDoes(Server server) throws Exception {
    Path catalog = Files.writeString(folder.resolve("softdelete.yaml"), CATALOG);
    String url = server.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE teams (id int PRIMARY KEY, deleted_at timestamp NULL)",
        "CREATE TABLE members (id int PRIMARY KEY, team int REFERENCES teams (id) ON DELETE"
            + " CASCADE, deleted_at timestamp NULL)",
        "CREATE TABLE alone (id int PRIMARY KEY, deleted_at timestamp NULL)",
        "CREATE TABLE trail (table_name varchar(40), record_id varchar(40), deleted_by"
            + " varchar(80), reason varchar(80), deleted_at timestamp NULL)",
        "INSERT INTO teams VALUES (1, NULL), (2, '2020-01-01'), (3, '2020-01-01'), (4, NULL)",
        "INSERT INTO members VALUES (1, 1, NULL), (2, 2, '2020-01-01')",
        "INSERT INTO alone VALUES (1, NULL), (2, '2020-01-01'), (3, '2020-01-01'), (4, NULL)");
    guard(url, catalog, server);
    try (Connection driven =
            DriverManager.getConnection(
                server.throughDriver(url, Map.of("catalog", catalog.toString())));
        Statement statement = driven.createStatement();
        SoftDelete.Scope scope = SoftDelete.as("dpo", "request 7")) {
      requireGuarded(statement);
      assertThat(statement.executeUpdate("PURGE FROM teams WHERE id = 2")).isEqualTo(1);
      assertThat(statement.executeUpdate("PURGE FROM alone WHERE id = 2")).isEqualTo(1);
      assertThat(statement.executeUpdate("ERASE FROM alone WHERE id = 1")).isEqualTo(1);
      requireGuarded(statement);
      assertThatThrownBy(() -> statement.executeUpdate("ERASE FROM teams WHERE id = 1"))
          .isInstanceOf(SQLException.class);
      requireGuarded(statement);

      driven.setAutoCommit(false);
      assertThat(statement.executeUpdate("PURGE FROM teams")).isEqualTo(1);
      requireGuarded(statement);
      assertThat(statement.executeUpdate("PURGE FROM alone")).isEqualTo(1);
      requireGuarded(statement);
      assertThat(statement.executeUpdate("ERASE FROM teams WHERE id = 4")).isEqualTo(1);
      requireGuarded(statement);

      statement.execute(
          server == Server.MARIADB
              ? "SET @softdelete_delete = 'allowed'"
              : "SET LOCAL softdelete.delete = 'allowed'");
      assertThat(statement.executeUpdate("PURGE FROM alone WHERE id > 9")).isZero();
      assertThat(statement.executeUpdate("ERASE FROM alone WHERE id = 4")).isEqualTo(1);
      String bypass = "DELETE /* softdelete:bypass */ FROM teams WHERE id = 1 AND 1 = 0";
      assertThat(statement.executeUpdate(bypass)).isZero();
      assertThat(
              statement.executeUpdate("DELETE /* softdelete:bypass */ FROM members WHERE id = 1"))
          .as("what the caller held is held again")
          .isEqualTo(1);
      driven.rollback();
    }
    try (Connection plain = DriverManager.getConnection(url);
        Statement statement = plain.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM teams), (SELECT count(*) FROM members), (SELECT"
                    + " count(*) FROM alone)")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(3);
      assertThat(rows.getInt(2)).isEqualTo(1);
      assertThat(rows.getInt(3)).isEqualTo(2);
    }
  }

  private static void guard(String url, Path catalog, Server server) throws Exception {
    String script =
        CliRun.of("ddl", "--url", url, "--catalog", catalog.toString(), "--guard-trigger")
            .fine()
            .output();
    if (server == Server.POSTGRESQL) {
      // pgjdbc sends several statements at once, as one transaction.
      Server.execute(url, script.replace(" CONCURRENTLY", ""));
    } else {
      var trigger = Pattern.compile("(CREATE TRIGGER.*?)//", Pattern.DOTALL).matcher(script);
      while (trigger.find()) {
        Server.execute(url, trigger.group(1));
      }
    }
  }

  /** A physical delete of a row that is there fails, and leaves the transaction as it was. */
  private static void requireGuarded(Statement statement) throws SQLException {
    Connection connection = statement.getConnection();
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    var before = connection.setSavepoint();
    assertThatThrownBy(
            () -> statement.execute("DELETE /* softdelete:bypass */ FROM members WHERE id = 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("soft delete driver");
    connection.rollback(before);
    connection.setAutoCommit(autoCommit);
  }
}
