package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PURGE as JDBC sees it, on real databases. */
final class PurgeIT {
  private static final String CATALOG =
      """
      tables:
        teams: {retention: 90d}
        members: {retention: PT36H}
        logs: {}
        nodes: {retention: 1m}
        orders:
          delete: archive
          archive: {table: orders_archive, set: {archived_at: CURRENT_TIMESTAMP}}
          retention: 7y
      """;

  private static final String[] SCHEMA = {
    "CREATE TABLE teams (id INT PRIMARY KEY, name VARCHAR(20), deleted_at {timestamp} NULL)",
    "CREATE TABLE members (id INT PRIMARY KEY, team INT, deleted_at {timestamp} NULL,"
        + " CONSTRAINT members_team FOREIGN KEY (team) REFERENCES teams (id) ON DELETE CASCADE)",
    "CREATE TABLE logs (id INT PRIMARY KEY, team INT, deleted_at {timestamp} NULL,"
        + " CONSTRAINT logs_team FOREIGN KEY (team) REFERENCES teams (id) ON DELETE SET NULL)",
    "CREATE TABLE nodes (id INT PRIMARY KEY, up INT, deleted_at {timestamp} NULL,"
        + " CONSTRAINT nodes_up FOREIGN KEY (up) REFERENCES nodes (id))",
    "CREATE TABLE orders (id INT PRIMARY KEY, name VARCHAR(20))",
    "CREATE TABLE orders_archive (id INT, name VARCHAR(20), archived_at {timestamp} NULL)",
    "INSERT INTO teams VALUES (1, 'a', NULL), (2, 'b', {old}), (3, 'c', {old}), (4, 'd', {old}),"
        + " (5, 'e', {new}), (6, 'f', {old})",
    "INSERT INTO members VALUES (11, 1, {old}), (21, 2, {old}), (22, 2, {old}), (31, 3, NULL),"
        + " (41, 4, {old}), (42, 4, {new})",
    "INSERT INTO orders_archive VALUES (1, 'a', {old}), (1, 'b', {new}), (2, 'c', {ancient})",
  };

  private static VerbDatabase database(Server server, String... more) throws SQLException {
    VerbDatabase database = VerbDatabase.create(server, CATALOG);
    for (String[] statements : List.of(SCHEMA, more)) {
      for (String sql : statements) {
        database.plainly(
            sql.replace("{old}", ago(server, 100))
                .replace("{ancient}", ago(server, 4000))
                .replace("{new}", "CURRENT_TIMESTAMP"));
      }
    }
    return database;
  }

  private static String ago(Server server, int days) {
    return server == Server.MARIADB
        ? "CURRENT_TIMESTAMP - INTERVAL " + days + " DAY"
        : server == Server.H2
            ? "DATEADD(DAY, -" + days + ", CURRENT_TIMESTAMP)"
            : "CURRENT_TIMESTAMP - INTERVAL '" + days + " days'";
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void expiredRowsGoAndWhatIsReferredToStays(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement()) {
      assertThat(statement.executeUpdate("PURGE FROM teams")).isEqualTo(2);
      SQLWarning warning = statement.getWarnings();
      assertThat(warning.getSQLState()).isEqualTo("01SD1");
      assertThat(warning.getMessage()).contains("2 rows are left").containsIgnoringCase("members");
      assertThat(database.rows("SELECT id FROM teams ORDER BY id"))
          .containsExactly("1", "3", "4", "5");
      assertThat(database.rows("SELECT id FROM members ORDER BY id"))
          .containsExactly("11", "31", "41", "42");
      assertThat(statement.executeUpdate("PURGE FROM members")).isEqualTo(2);
      assertThat((Object) statement.getWarnings()).isNull();
      assertThat(database.rows("SELECT id FROM members ORDER BY id")).containsExactly("31", "42");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void conditionAndRetentionMustBothHold(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven();
        PreparedStatement statement =
            driven.prepareStatement("PURGE FROM teams t WHERE t.id >= ? AND name <> ?")) {
      statement.setInt(1, 5);
      statement.setString(2, "x");
      assertThat(statement.executeUpdate()).isEqualTo(1);
      assertThat(database.rows("SELECT id FROM teams ORDER BY id"))
          .containsExactly("1", "2", "3", "4", "5");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void referencesThatOthersCommittedMeanwhileCount(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement()) {
      VerbDatabase.begin(driven, "members");
      database.plainly("INSERT INTO members VALUES (61, 6, NULL)");
      assertThat(statement.executeUpdate("PURGE FROM teams WHERE id = 6")).isZero();
      driven.commit();
    }
    assertThat(database.rows("SELECT id FROM members WHERE team = 6")).containsExactly("61");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void limitSkipsRowsThatHaveToStay(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      assertThat(update(driven, "PURGE FROM teams WHERE id IN (3, 4, 6) ORDER BY id LIMIT 1"))
          .isEqualTo(1);
      assertThat(database.rows("SELECT id FROM teams WHERE id = 6")).isEmpty();
      assertThat(update(driven, "PURGE FROM members LIMIT 3")).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void withoutRetentionAConditionIsMandatory(Server server) throws SQLException {
    VerbDatabase database = database(server, "INSERT INTO logs VALUES (1, 2, {new}), (2, 2, NULL)");
    try (Connection driven = database.driven()) {
      SQLException refused = failure(driven, "PURGE FROM logs");
      assertThat(refused.getSQLState()).isEqualTo("SD002");
      assertThat(refused.getMessage()).contains("retention");
      assertThat(update(driven, "PURGE FROM logs WHERE id > 0")).isEqualTo(1);
      assertThat(database.rows("SELECT id FROM logs")).containsExactly("2");
      assertThat(update(driven, "PURGE FROM teams WHERE id = 2")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void treesAndCirclesGo(Server server) throws SQLException {
    VerbDatabase database =
        database(
            server,
            "INSERT INTO nodes VALUES (1, NULL, {old}), (2, 1, {old}), (3, 2, {old}), (4, 4,"
                + " {old}), (5, NULL, {old}), (6, 5, NULL), (7, NULL, {old}), (8, 7, {old})",
            "UPDATE nodes SET up = 8 WHERE id = 7");
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement()) {
      assertThat(statement.executeUpdate("PURGE FROM nodes WHERE id = 1")).isZero();
      assertThat(statement.getWarnings().getMessage()).contains("1 rows are left");
      assertThat(statement.executeUpdate("PURGE FROM nodes")).isEqualTo(6);
      assertThat(statement.getWarnings().getMessage()).contains("1 rows are left");
      assertThat(database.rows("SELECT id FROM nodes ORDER BY id")).containsExactly("5", "6");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void archivesHaveTheirOwnRetention(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      assertThat(update(driven, "PURGE FROM orders WHERE orders.archived_at IS NOT NULL"))
          .isEqualTo(1);
      assertThat(database.rows("SELECT name FROM orders_archive ORDER BY name"))
          .containsExactly("a", "b");
      assertThat(update(driven, "UNDELETE FROM orders WHERE name = 'b'")).isEqualTo(1);
      assertThat(database.rows("SELECT * FROM orders")).containsExactly("1|b");
      assertThat(database.rows("SELECT name FROM orders_archive")).containsExactly("a");
      assertThat(failure(driven, "UNDELETE FROM orders").getSQLState()).startsWith("23");
      assertThat(database.rows("SELECT name FROM orders_archive")).containsExactly("a");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void twoWorkersShareTheWork(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection one = database.driven();
        Connection other = database.driven()) {
      one.setAutoCommit(false);
      assertThat(update(one, "PURGE FROM members LIMIT 1")).isEqualTo(1);
      assertThat(update(other, "PURGE FROM members")).isEqualTo(3);
      one.rollback();
      assertThat(update(other, "PURGE FROM members")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Server.class,
      names = {"POSTGRESQL", "MARIADB"})
  void returningGivesThePurgedRows(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement();
        ResultSet rows = statement.executeQuery("PURGE FROM teams RETURNING id, name")) {
      assertThat(VerbDatabase.rows(rows)).containsExactlyInAnyOrder("2|b", "6|f");
      assertThat(database.rows("SELECT count(*) FROM teams")).containsExactly("4");
    }
  }

  private static SQLException failure(Connection connection, String sql) {
    try {
      update(connection, sql);
      throw new AssertionError("no failure: " + sql);
    } catch (SQLException e) {
      return e;
    }
  }
}
