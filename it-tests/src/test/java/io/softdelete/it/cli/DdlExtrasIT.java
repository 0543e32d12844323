package io.softdelete.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** What {@code ddl} can add for clients without the driver. */
final class DdlExtrasIT {
  @Test
  void guardsAndPoliciesOnPostgres() throws Exception {
    String url = Server.POSTGRESQL.createDatabase();
    Server.execute(url, "CREATE TABLE users (id int PRIMARY KEY, deleted_at timestamptz)");
    Server.execute(url, "INSERT INTO users VALUES (1, NULL), (2, now())");
    String role = "reporting" + System.nanoTime();
    Server.execute(url, "CREATE ROLE " + role, "GRANT SELECT ON users TO " + role);
    String[] ddl = {
      "ddl", "--url", url, "--tables", "users", "--guard-trigger", "--row-level-security", role
    };
    String script = CliRun.of(ddl).fine().output();

    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      // pgjdbc takes several statements, as psql does.
      statement.execute(script);
      statement.execute(script);

      assertThatThrownBy(() -> statement.execute("DELETE FROM users WHERE id = 2"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("rows of users are deleted through the soft delete driver");
      statement.execute("SET ROLE " + role);
      assertThat(count(statement)).isEqualTo(1);
      statement.execute("RESET ROLE");
      assertThat(count(statement)).isEqualTo(2);
      statement.execute("SET softdelete.delete = 'allowed'");
      assertThat(statement.executeUpdate("DELETE FROM users WHERE id = 2")).isEqualTo(1);
    }
    assertThat(CliRun.of("doctor", "--url", url, "--tables", "users").output())
        .as("policies for others don't stand in the way")
        .doesNotContain("[row-security]");
  }

  @Test
  void guardsOnMariaDb() throws Exception {
    String url = Server.MARIADB.createDatabase();
    Server.execute(url, "CREATE TABLE users (id int PRIMARY KEY, deleted_at datetime)");
    Server.execute(url, "INSERT INTO users VALUES (1, NULL)");
    String script =
        CliRun.of("ddl", "--url", url, "--tables", "users", "--guard-trigger").fine().output();

    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      String trigger =
          script.substring(script.indexOf("CREATE TRIGGER"), script.indexOf("//\nDELIM"));
      statement.execute(trigger);

      assertThatThrownBy(() -> statement.execute("DELETE FROM users"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("soft delete driver");
      statement.execute("SET @softdelete_delete = 'allowed'");
      assertThat(statement.executeUpdate("DELETE FROM users")).isEqualTo(1);
    }
  }

  private static int count(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM users")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
