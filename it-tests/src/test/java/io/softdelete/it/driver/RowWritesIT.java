package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code insertRow} and {@code updateRow} may write where an INSERT or UPDATE may not. */
final class RowWritesIT {
  private static final Timestamp NOON = Timestamp.valueOf("2024-01-01 12:00:00");
  private static final String[] TABLES = {
    "CREATE TABLE groups_ (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL)",
    "INSERT INTO groups_ (id) VALUES (1), (2)",
    "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), group_id INT, deleted_at TIMESTAMP"
        + " NULL, FOREIGN KEY (group_id) REFERENCES groups_ (id))",
    "INSERT INTO users (id, name, group_id) VALUES (1, 'one', 1), (2, 'two', 1)",
    "INSERT INTO users (id, name, deleted_at) VALUES (3, 'ghost', TIMESTAMP '2020-01-01 00:00:00')",
  };

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void markerIsWrittenWhereTheCatalogAllowsIt(Server server) throws Exception {
    try (Connection ours = connect(server, "tables: {users: {}}");
        Statement statement = updatable(ours);
        ResultSet rows = rows(statement, "id, name, deleted_at")) {
      rows.next();
      rows.updateTimestamp("deleted_at", NOON);
      rows.updateRow();
      assertThat(names(ours)).isEqualTo("two");
    }
  }

  @ParameterizedTest
  @EnumSource
  void markerIsNotWrittenWhereTheCatalogRefusesIt(Server server) throws Exception {
    try (Connection ours = connect(server, "tables: {users: {marker-writes: refuse}}");
        Statement statement = updatable(ours);
        ResultSet rows = rows(statement, "id, name, deleted_at")) {
      rows.next();
      rows.updateTimestamp(3, NOON);
      refused(rows::updateRow);
      rows.cancelRowUpdates();
      rows.updateString("name", "uno");
      rows.updateRow();
      rows.moveToInsertRow();
      rows.updateInt("id", 8);
      rows.updateNull("DELETED_AT");
      refused(rows::insertRow);
      rows.moveToCurrentRow();
      rows.moveToInsertRow();
      rows.updateInt("id", 9);
      rows.updateString("name", "nine");
      rows.insertRow();
      assertThat(names(ours)).isEqualTo("uno two nine");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherNameForTheMarkerIsNoWayAround(Server server) throws Exception {
    try (Connection ours = connect(server, "tables: {users: {marker-writes: refuse}}");
        Statement statement = updatable(ours);
        ResultSet rows = rows(statement, "id, name, deleted_at AS gone")) {
      rows.next();
      rows.updateTimestamp("gone", NOON);
      refused(rows::updateRow);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowThatAnInsertMightReviveIsNotInserted(Server server) throws Exception {
    try (Connection ours = connect(server, "tables: {users: {reinsert: revive}}");
        Statement statement = updatable(ours);
        ResultSet rows = rows(statement, "id, name")) {
      rows.next();
      rows.updateString("name", "uno");
      rows.updateRow();
      rows.moveToInsertRow();
      rows.updateInt("id", 3);
      rows.updateString("name", "three");
      refused(rows::insertRow);
      assertThat(names(ours)).isEqualTo("uno two");
    }
  }

  @ParameterizedTest
  @EnumSource
  void referenceIsNotWrittenWhereItWouldBeChecked(Server server) throws Exception {
    try (Connection ours =
            connect(server, "{tables: {users: {}, groups_: {}}, foreign-keys: strict}");
        Statement statement = updatable(ours);
        ResultSet rows = rows(statement, "id, name, group_id")) {
      rows.next();
      rows.updateInt("group_id", 2);
      refused(rows::updateRow);
      rows.moveToInsertRow();
      rows.updateInt("id", 9);
      rows.updateInt("group_id", 2);
      refused(rows::insertRow);
    }
  }

  /** Of H2 and MariaDB all rows are there before the first. */
  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void failureOfFetchingRowsTellsBothTexts(Server server) throws Exception {
    try (Connection ours = connect(server, "tables: {users: {}}");
        Statement statement = ours.createStatement()) {
      ours.setAutoCommit(false);
      statement.setFetchSize(1);
      try (ResultSet rows = statement.executeQuery("SELECT 1 / (2 - id) FROM users WHERE id < 3")) {
        assertThat(rows.next()).isTrue();
        assertThatThrownBy(rows::next)
            .hasFieldOrPropertyWithValue("SQLState", "22012")
            .satisfies(
                failure ->
                    assertThat(failure.getSuppressed()[0])
                        .hasMessageContaining("Given: SELECT 1 / (2 - id) FROM users WHERE id < 3")
                        .hasMessageContaining("deleted_at IS NULL"));
      }
    }
  }

  private Connection connect(Server server, String catalog) throws Exception {
    String plain = server.createDatabase();
    Server.execute(plain, TABLES);
    Path file = Files.writeString(folder.resolve("softdelete.yaml"), catalog);
    return DriverManager.getConnection(
        server.throughDriver(plain, Map.of("catalog", file.toString())));
  }

  private static void refused(Call call) {
    assertThatThrownBy(call::call)
        .isInstanceOf(SQLException.class)
        .hasFieldOrPropertyWithValue("SQLState", "SD002");
  }

  private static Statement updatable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  private static ResultSet rows(Statement statement, String columns) throws SQLException {
    return statement.executeQuery("SELECT " + columns + " FROM users ORDER BY id");
  }

  private static String names(Connection ours) throws SQLException {
    try (Statement statement = ours.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM users ORDER BY id")) {
      StringBuilder names = new StringBuilder();
      while (rows.next()) {
        names.append(names.isEmpty() ? "" : " ").append(rows.getString(1));
      }
      return names.toString();
    }
  }

  private interface Call {
    void call() throws SQLException;
  }
}
