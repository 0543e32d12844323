package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partitions and inheritance children of a registered table are registered too (SPEC §3). */
final class InheritanceIT {
  private String plain;

  @BeforeEach
  void create() throws SQLException {
    plain = Server.POSTGRESQL.createDatabase();
    Server.execute(
        plain,
        "CREATE SCHEMA parts",
        "CREATE TABLE events (id int, at date, deleted_at timestamptz) PARTITION BY RANGE (at)",
        "CREATE TABLE parts.\"Old\" PARTITION OF events FOR VALUES FROM ('2000-01-01') TO"
            + " ('2020-01-01') PARTITION BY RANGE (at)",
        "CREATE TABLE oldest PARTITION OF parts.\"Old\" DEFAULT",
        "CREATE TABLE people (id int, deleted_at timestamptz)",
        "CREATE TABLE staff (wage int) INHERITS (people)",
        "INSERT INTO events VALUES (1, '2010-01-01', NULL), (2, '2010-01-01', now())",
        "INSERT INTO staff VALUES (1, NULL, 10), (2, now(), 20)");
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        Server.POSTGRESQL.throughDriver(plain, Map.of("tables", "events,people")));
  }

  @Test
  void descendantsAtEveryDepthShowActiveRows() throws SQLException {
    try (Connection connection = connect()) {
      for (String table : new String[] {"events", "parts.\"Old\"", "oldest", "people", "staff"}) {
        assertThat(count(connection, table)).as(table).isEqualTo(1);
      }
    }
  }

  @Test
  void deletingFromDescendantMarksTheRow() throws SQLException {
    try (Connection connection = connect()) {
      Server.execute(connection, "DELETE FROM oldest", "DELETE FROM staff");
      assertThat(count(connection, "events")).isZero();
      assertThat(count(connection, "people")).isZero();
    }
    try (Connection raw = DriverManager.getConnection(plain)) {
      assertThat(count(raw, "events")).isEqualTo(2);
      assertThat(count(raw, "people")).isEqualTo(2);
    }
  }

  @Test
  void descendantMadeThroughOneConnectionIsKnownToAll() throws SQLException {
    try (Connection one = connect();
        Connection other = connect()) {
      assertThat(count(other, "events")).isEqualTo(1);
      Server.execute(
          one,
          "CREATE TABLE recent PARTITION OF events FOR VALUES FROM ('2020-01-01') TO (MAXVALUE)",
          "INSERT INTO events VALUES (3, '2022-01-01', NULL), (4, '2022-01-01', now())",
          "CREATE TABLE guests (LIKE people)",
          "INSERT INTO guests VALUES (1, NULL), (2, now())");
      assertThat(count(one, "recent")).isEqualTo(1);
      assertThat(count(other, "recent")).isEqualTo(1);
      assertThat(count(other, "guests")).isEqualTo(2);
      Server.execute(one, "ALTER TABLE guests INHERIT people");
      assertThat(count(other, "guests")).isEqualTo(1);
      Server.execute(one, "ALTER TABLE guests NO INHERIT people");
      assertThat(count(other, "guests")).isEqualTo(2);
    }
  }

  @Test
  void rolledBackDescendantIsForgotten() throws SQLException {
    try (Connection connection = connect()) {
      Server.execute(connection, "CREATE TABLE guests (LIKE people)");
      Server.execute(connection, "INSERT INTO guests VALUES (1, NULL), (2, now())");
      connection.setAutoCommit(false);
      Server.execute(connection, "ALTER TABLE guests INHERIT people");
      assertThat(count(connection, "guests")).isEqualTo(1);
      connection.rollback();
      assertThat(count(connection, "guests")).isEqualTo(2);
    }
  }

  @Test
  void failedTransactionCanBeEnded() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
      try {
        statement.execute("CREATE TABLE no (x int) INHERITS (people, missing)");
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("42P01");
      }
      statement.execute("ROLLBACK");
      assertThat(count(connection, "people")).isEqualTo(1);
    }
  }

  private static int count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
