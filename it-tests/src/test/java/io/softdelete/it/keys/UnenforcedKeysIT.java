package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that the application has switched off, as test suites do, are not followed. */
final class UnenforcedKeysIT {
  private static final String CHILDREN = "SELECT id FROM children";

  @ParameterizedTest
  @EnumSource
  void followsNoKeyThatIsSwitchedOff(Server server) throws Exception {
    String url = database(server);
    try (Connection connection = connect(server, url);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM parents WHERE id = 1")).isOne();
      assertThat(KeysTwin.numbers(connection, CHILDREN)).isEqualTo(List.of(2, 3));
      statement.execute(switching(server, false));
      assertThat(statement.executeUpdate("DELETE FROM parents WHERE id = 2")).isOne();
      assertThat(KeysTwin.numbers(connection, CHILDREN)).isEqualTo(List.of(2, 3));
      statement.execute(switching(server, true));
      assertThat(statement.executeUpdate("DELETE FROM parents WHERE id = 3")).isOne();
      assertThat(KeysTwin.numbers(connection, CHILDREN)).isEqualTo(List.of(2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesADeleteThatWasPreparedUnderOtherKeys(Server server) throws Exception {
    String url = database(server);
    try (Connection connection = connect(server, url);
        Statement statement = connection.createStatement()) {
      for (boolean on : new boolean[] {false, true}) {
        try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM parents WHERE id = 1")) {
          statement.execute(switching(server, on));
          assertThatThrownBy(delete::executeUpdate)
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD002"));
          assertThat(KeysTwin.numbers(connection, CHILDREN)).hasSize(3);
        }
      }
    }
  }

  /** PostgreSQL looks at the keys nevertheless. */
  @ParameterizedTest
  @EnumSource
  void truncatesAsTheDatabaseDoes(Server server) throws Exception {
    String url = database(server);
    try (Connection connection = connect(server, url);
        Statement statement = connection.createStatement()) {
      String truncate = "TRUNCATE TABLE parents";
      assertThatThrownBy(() -> statement.execute(truncate)).isInstanceOf(SQLException.class);
      statement.execute(switching(server, false));
      if (server == Server.POSTGRESQL) {
        assertThatThrownBy(() -> statement.execute(truncate)).isInstanceOf(SQLException.class);
      } else {
        statement.execute(truncate);
        assertThat(KeysTwin.numbers(connection, "SELECT id FROM parents")).isEmpty();
      }
      assertThat(KeysTwin.numbers(connection, CHILDREN)).hasSize(3);
    }
    try (Connection raw = DriverManager.getConnection(url)) {
      assertThat(KeysTwin.numbers(raw, "SELECT id FROM parents")).hasSize(3);
    }
  }

  private static String switching(Server server, boolean on) {
    return switch (server) {
      case H2 -> "SET REFERENTIAL_INTEGRITY " + on;
      case POSTGRESQL -> "SET session_replication_role = " + (on ? "origin" : "replica");
      case MARIADB -> "SET FOREIGN_KEY_CHECKS = " + (on ? 1 : 0);
    };
  }

  private static Connection connect(Server server, String url) throws SQLException {
    return DriverManager.getConnection(
        server.throughDriver(url, Map.of("tables", "parents,children")));
  }

  private static String database(Server server) throws SQLException {
    String url = server.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE parents (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL)",
        "CREATE TABLE children (id INT PRIMARY KEY, parent INT, deleted_at TIMESTAMP NULL,"
            + " FOREIGN KEY (parent) REFERENCES parents (id) ON DELETE CASCADE)",
        "INSERT INTO parents VALUES (1, NULL), (2, NULL), (3, NULL)",
        "INSERT INTO children VALUES (1, 1, NULL), (2, 2, NULL), (3, 3, NULL)");
    return url;
  }
}
