package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.io.StringReader;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A DELETE in several steps as JDBC sees it, beside the plain driver on the same schema. */
final class SteppedDeletionIT {
  private static final String[] SCHEMA = {
    "CREATE TABLE parents (id INT PRIMARY KEY, name VARCHAR(20), deleted_at TIMESTAMP NULL)",
    "CREATE TABLE children (id INT PRIMARY KEY, parent INT, deleted_at TIMESTAMP NULL,"
        + " CONSTRAINT children_parent FOREIGN KEY (parent) REFERENCES parents (id)"
        + " ON DELETE CASCADE)",
    "CREATE TABLE guards (id INT PRIMARY KEY, child INT, deleted_at TIMESTAMP NULL,"
        + " CONSTRAINT guards_child FOREIGN KEY (child) REFERENCES children (id)"
        + " ON DELETE RESTRICT)",
    "INSERT INTO parents VALUES (1, 'a', NULL), (2, 'b', NULL), (3, 'c', NULL), (4, 'd', NULL)",
    "INSERT INTO children VALUES (11, 1, NULL), (12, 1, NULL), (21, 2, NULL), (31, 3, NULL)",
    "INSERT INTO guards VALUES (1, 31, NULL)",
  };

  private record Twin(Connection plain, Connection driven, Connection raw)
      implements AutoCloseable {
    static Twin on(Server server) throws SQLException {
      String plain = server.createDatabase();
      String driven = server.createDatabase();
      Server.execute(plain, SCHEMA);
      Server.execute(driven, SCHEMA);
      return new Twin(
          DriverManager.getConnection(plain),
          DriverManager.getConnection(
              server.throughDriver(driven, Map.of("tables", "parents,children,guards"))),
          DriverManager.getConnection(driven));
    }

    /** The active rows of both are equal, as other sessions see them. */
    void same() throws SQLException {
      for (String table : List.of("parents", "children", "guards")) {
        Set<String> expected = KeysTwin.rows(plain, "SELECT id FROM " + table);
        assertThat(KeysTwin.rows(raw, "SELECT id FROM " + table + " WHERE deleted_at IS NULL"))
            .as(table)
            .isEqualTo(expected);
      }
    }

    @Override
    public void close() throws SQLException {
      plain.close();
      driven.close();
      raw.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void statementCountsTheNamedRows(Server server) throws SQLException {
    try (Twin twin = Twin.on(server)) {
      for (Connection connection : List.of(twin.plain, twin.driven)) {
        try (Statement statement = connection.createStatement()) {
          assertThat(statement.execute("DELETE FROM parents WHERE id < 3")).isFalse();
          assertThat(statement.getUpdateCount()).isEqualTo(2);
          assertThat(statement.getMoreResults()).isFalse();
          assertThat(statement.getUpdateCount()).isEqualTo(-1);
          assertThat(statement.executeUpdate("DELETE FROM parents WHERE id < 3")).isZero();
          assertThat(statement.executeLargeUpdate("DELETE FROM parents WHERE id = 4")).isOne();
        }
        assertThat(connection.getAutoCommit()).isTrue();
      }
      twin.same();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void violationIsTheDatabasesOwn(Server server) throws SQLException {
    try (Twin twin = Twin.on(server)) {
      SQLException expected = failure(twin.plain, "DELETE FROM parents");
      SQLException actual = failure(twin.driven, "DELETE FROM parents");
      assertThat(actual.getSQLState()).isEqualTo(expected.getSQLState());
      assertThat(actual.getErrorCode()).isEqualTo(expected.getErrorCode());
      assertThat(actual.getClass()).isEqualTo(expected.getClass());
      assertThat(actual.getMessage()).containsIgnoringCase("guards_child");
      if (server == Server.POSTGRESQL) {
        var message = ((org.postgresql.util.PSQLException) actual).getServerErrorMessage();
        var plain = ((org.postgresql.util.PSQLException) expected).getServerErrorMessage();
        assertThat(message.getMessage()).isEqualTo(plain.getMessage());
        assertThat(message.getDetail()).isEqualTo(plain.getDetail());
        assertThat(message.getConstraint()).isEqualTo(plain.getConstraint());
        assertThat(message.getTable()).isEqualTo(plain.getTable());
        assertThat(message.getSchema()).isEqualTo(plain.getSchema());
      }
      assertThat(twin.driven.getAutoCommit()).isTrue();
      twin.same();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void violationLeavesTheTransactionAsItWould(Server server) throws SQLException {
    try (Twin twin = Twin.on(server)) {
      for (Connection connection : List.of(twin.plain, twin.driven)) {
        connection.setAutoCommit(false);
        Server.execute(connection, "DELETE FROM guards WHERE id = 99");
        Savepoint savepoint = connection.setSavepoint();
        failure(connection, "DELETE FROM parents");
        if (server == Server.POSTGRESQL) {
          assertThat(failure(connection, "SELECT 1").getSQLState()).isEqualTo("25P02");
          connection.rollback(savepoint);
        }
        Server.execute(connection, "DELETE FROM parents WHERE id = 1");
        connection.commit();
        connection.setAutoCommit(true);
      }
      twin.same();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void batchEntriesAreOperationsOfTheirOwn(Server server) throws SQLException {
    try (Twin twin = Twin.on(server)) {
      for (Connection connection : List.of(twin.plain, twin.driven)) {
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
            connection.prepareStatement("DELETE FROM parents WHERE id = ? OR name = ?")) {
          statement.setInt(1, 1);
          statement.setCharacterStream(2, new StringReader("b"));
          statement.addBatch();
          statement.setInt(1, 4);
          statement.setString(2, "x");
          statement.addBatch();
          assertThat(statement.executeBatch()).containsExactly(2, 1);
          assertThat(statement.executeBatch()).isEmpty();
          statement.setInt(1, 3);
          statement.addBatch();
          assertThatThrownBy(statement::executeBatch).isInstanceOf(BatchUpdateException.class);
        }
        connection.rollback();
        try (Statement statement = connection.createStatement()) {
          statement.addBatch("INSERT INTO children VALUES (41, 4, NULL)");
          statement.addBatch("DELETE FROM parents WHERE id = 4");
          statement.addBatch("DELETE FROM children WHERE id = 11");
          assertThat(statement.executeBatch()).containsExactly(1, 1, 1);
        }
        connection.commit();
        connection.setAutoCommit(true);
      }
      twin.same();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void preparedStatementIsUsedAgainAndAgain(Server server) throws SQLException {
    try (Twin twin = Twin.on(server)) {
      for (Connection connection : List.of(twin.plain, twin.driven)) {
        try (PreparedStatement statement =
            connection.prepareStatement("DELETE FROM parents WHERE name = ?")) {
          statement.setMaxRows(1);
          assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
          ResultSetMetaData columns = statement.getMetaData();
          assertThat(columns == null ? 0 : columns.getColumnCount()).isZero();
          statement.setString(1, "a");
          assertThat(statement.executeUpdate()).isEqualTo(1);
          assertThat(statement.executeUpdate()).isZero();
          statement.setString(1, "b");
          assertThat(statement.execute()).isFalse();
          assertThat(statement.getUpdateCount()).isEqualTo(1);
          statement.clearParameters();
          assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
        }
        assertThat(connection.getAutoCommit()).isTrue();
      }
      twin.same();
    }
  }

  /** What was prepared before would leave the children behind. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void keyThatCameAfterwardsIsNotForgotten(Server server) throws SQLException {
    String delete = "DELETE FROM parents WHERE name = ?";
    try (Twin twin = Twin.on(server)) {
      Server.execute(twin.driven, "ALTER TABLE children DROP CONSTRAINT children_parent");
      for (String table : List.of("children", "guards")) {
        String column = table.equals("guards") ? "id" : "parent";
        try (PreparedStatement statement = twin.driven.prepareStatement(delete)) {
          statement.setString(1, "x");
          assertThat(statement.executeUpdate()).isZero();
          Server.execute(
              twin.driven,
              "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES parents (id) ON DELETE CASCADE"
                  .formatted(table, column));
          statement.setString(1, "a");
          assertThatThrownBy(statement::executeUpdate)
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD002"))
              .hasMessageContaining("prepare it again");
        }
      }
      Server.execute(twin.driven, "DELETE FROM parents WHERE name = 'a'");
      Server.execute(twin.plain, "DELETE FROM parents WHERE name = 'a'", "DELETE FROM guards");
      twin.same();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Server.class, names = "POSTGRESQL")
  void returningGivesTheNamedRows(Server server) throws SQLException {
    try (Twin twin = Twin.on(server)) {
      for (Connection connection : List.of(twin.plain, twin.driven)) {
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "DELETE FROM parents p WHERE p.id = 1 RETURNING p.name, p.deleted_at")) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString(1)).isEqualTo("a");
          assertThat(rows.getTimestamp(2)).isNull();
          assertThat(rows.next()).isFalse();
        }
        try (PreparedStatement statement =
            connection.prepareStatement(
                "DELETE FROM parents p USING children c WHERE c.parent = p.id AND c.id = ?",
                new String[] {"name"})) {
          statement.setInt(1, 21);
          assertThat(statement.executeUpdate()).isEqualTo(1);
          try (ResultSet keys = statement.getGeneratedKeys()) {
            assertThat(keys.next()).isTrue();
            assertThat(keys.getString(1)).isEqualTo("b");
          }
        }
        try (Statement statement = connection.createStatement()) {
          assertThat(
                  statement.executeUpdate(
                      "WITH x AS (SELECT 4 AS id) DELETE FROM ONLY parents USING x WHERE parents.id"
                          + " = x.id -- so"))
              .isEqualTo(1);
        }
      }
      twin.same();
    }
  }

  /** A hint says what is read; a DELETE is for active rows only. */
  @ParameterizedTest
  @EnumSource(value = Server.class, names = "MARIADB")
  void hintsNeverLetAJoinedDeleteReachDeletedRows(Server server) throws SQLException {
    try (Twin twin = Twin.on(server)) {
      Server.execute(twin.raw, "UPDATE parents SET deleted_at = '2001-01-01' WHERE id = 2");
      String delete = "DELETE p FROM parents p JOIN (SELECT 1 AS n UNION SELECT 2) x ON x.n = p.id";
      try (Statement statement = twin.driven.createStatement()) {
        assertThat(statement.executeUpdate("/* softdelete:only-deleted */ " + delete)).isZero();
        assertThat(statement.executeUpdate("/* softdelete:with-deleted */ " + delete)).isOne();
      }
      assertThat(
              KeysTwin.numbers(
                  twin.raw, "SELECT id FROM children WHERE deleted_at IS NULL ORDER BY id"))
          .containsExactly(21, 31);
      assertThat(
              KeysTwin.numbers(twin.raw, "SELECT id FROM parents WHERE deleted_at < '2002-01-01'"))
          .containsExactly(2);
    }
  }

  /** Where an outer join finds no row there is none to delete, and none to count. */
  @ParameterizedTest
  @EnumSource(value = Server.class, names = "MARIADB")
  void rowsOfAnOuterJoinThatAreNotThereDoNotCount(Server server) throws SQLException {
    try (Twin twin = Twin.on(server)) {
      for (String numbers :
          List.of("SELECT 99 AS n", "SELECT 99 AS n UNION SELECT 1", "SELECT 1 AS n")) {
        String delete = "DELETE p FROM (%s) x LEFT JOIN parents p ON p.id = x.n".formatted(numbers);
        assertThat(KeysTwin.outcome(twin.driven, delete))
            .as(delete)
            .isEqualTo(KeysTwin.outcome(twin.plain, delete));
        twin.same();
      }
    }
  }

  private static SQLException failure(Connection connection, String sql) {
    try {
      Server.execute(connection, sql);
      throw new AssertionError("no failure: " + sql);
    } catch (SQLException e) {
      return e;
    }
  }
}
