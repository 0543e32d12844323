package io.softdelete.it.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.softdelete.it.modes.ModesDatabase.Kind;
import io.softdelete.jdbc.SoftDelete;
import io.softdelete.jdbc.SoftDeleteDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who, why and which operation, in the columns of a soft deletion. */
final class AttributionIT {
  private static final String CATALOG =
      """
      tables:
        users:
          set:
            deleted_by: "${actor}"
            reason: "${reason}"
            operation: "${operation}"
            operation_text: "${operation}"
            operation_bytes: "${operation}"
            note: "CONCAT(name, ' by ', ${actor})"
      """;

  private static ModesDatabase database(Kind kind) throws SQLException {
    ModesDatabase database = ModesDatabase.create(kind);
    database.execute(
        "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(40), deleted_at {timestamp},"
            + " deleted_by VARCHAR(40), reason VARCHAR(40), operation {uuid}, operation_text"
            + " VARCHAR(40), operation_bytes {binary}, note VARCHAR(80))",
        "INSERT INTO users (id, name) VALUES (1, 'one'), (2, 'two'), (3, 'three'), (4, 'four')");
    return database;
  }

  private static List<String> recorded(ModesDatabase database) throws SQLException {
    return database.rows(
        "SELECT id, deleted_by, reason, note FROM users WHERE deleted_at IS NOT NULL ORDER BY id");
  }

  private static void execute(Connection connection, String sql, int count) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(count);
      assertThat(statement.getUpdateCount()).isEqualTo(count);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nearestSourceCounts(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of("actor", "setting"))) {
      execute(connection, "DELETE FROM users WHERE id = 1", 1);
      connection.setClientInfo("softdelete.actor", "client");
      connection.setClientInfo("softdelete.reason", "asked");
      execute(connection, "DELETE FROM users WHERE id = 2", 1);
      execute(
          connection, "/* softdelete:actor='it''s; ? hint' */ DELETE FROM users WHERE id = 3", 1);
      try (var scope = SoftDelete.as("outer", "outer's")) {
        try (var inner = SoftDelete.as("scope", "ticket")) {
          execute(connection, "DELETE FROM users WHERE id IN (3, 4)", 1);
        }
      }
    }
    assertThat(recorded(database))
        .containsExactly(
            "1|setting|null|one by setting",
            "2|client|asked|two by client",
            "3|it's; ? hint|asked|three by it's; ? hint",
            "4|scope|ticket|four by scope");
  }

  @ParameterizedTest
  @EnumSource
  void databaseUserComesLast(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      execute(connection, "DELETE FROM users WHERE id = 1", 1);
      assertThat(recorded(database).get(0))
          .startsWith("1|" + connection.getMetaData().getUserName() + "|null|");
    }
  }

  @ParameterizedTest
  @EnumSource
  void hintThatContradictsTheScopeIsRefused(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    String sql = "/* softdelete:actor='bob' */ DELETE FROM users WHERE id = 1";
    try (Connection connection = database.connect(CATALOG, Map.of());
        PreparedStatement prepared = connection.prepareStatement(sql);
        var scope = SoftDelete.as("alice")) {
      assertThatThrownBy(() -> execute(connection, sql, 1))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD003"))
          .hasMessageContaining("bob")
          .hasMessageContaining("alice");
      assertThatThrownBy(prepared::executeUpdate)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD003"));
      execute(connection, sql.replace("bob", "alice"), 1);
    }
    assertThat(recorded(database)).containsExactly("1|alice|null|one by alice");
  }

  @ParameterizedTest
  @EnumSource
  void applicationsParametersKeepTheirPlaces(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of());
        PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM users WHERE id > ? AND name <> ? AND name <> '?'");
        var scope = SoftDelete.as("alice", "because")) {
      assertThat(delete.getParameterMetaData().getParameterCount()).isEqualTo(2);
      if (kind != Kind.MARIADB) {
        assertThat(delete.getParameterMetaData().getParameterType(1)).isEqualTo(Types.INTEGER);
        assertThat(delete.getParameterMetaData().getParameterType(2)).isEqualTo(Types.VARCHAR);
      }
      delete.setInt(1, 100);
      delete.setString(2, "x");
      delete.clearParameters();
      delete.setString(2, "three");
      delete.setInt(1, 1);
      assertThat(delete.executeUpdate()).isEqualTo(2);
      delete.setInt(1, 0);
      assertThat(delete.executeUpdate()).isEqualTo(1);
      assertThat(delete.executeUpdate()).isZero();
    }
    assertThat(recorded(database))
        .containsExactly(
            "1|alice|because|one by alice",
            "2|alice|because|two by alice",
            "4|alice|because|four by alice");
    assertThat(database.rows("SELECT DISTINCT operation FROM users WHERE id IN (2, 4)")).hasSize(1);
    assertThat(database.rows("SELECT DISTINCT operation FROM users WHERE id IN (1, 2)")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void operationFitsItsColumn(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      execute(connection, "DELETE FROM users WHERE id < 3", 2);
    }
    try (Connection connection = database.plain();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT operation, operation_text, operation_bytes FROM users WHERE id < 3")) {
      assertThat(rows.next()).isTrue();
      String id = rows.getString(1);
      assertThat(rows.getString(2)).isEqualTo(id).hasSize(36);
      StringBuilder hex = new StringBuilder();
      for (byte one : rows.getBytes(3)) {
        hex.append("%02x".formatted(one));
      }
      assertThat(hex.toString()).isEqualTo(id.replace("-", ""));
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachStatementOfABatchIsAnOperation(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of());
        PreparedStatement delete = connection.prepareStatement("DELETE FROM users WHERE id = ?")) {
      for (int id = 1; id <= 2; id++) {
        try (var scope = SoftDelete.as("actor " + id)) {
          delete.setInt(1, id);
          delete.addBatch();
        }
      }
      assertThat(delete.executeBatch()).containsExactly(1, 1);
      try (Statement statement = connection.createStatement()) {
        statement.addBatch("UPDATE users SET name = 'drei' WHERE id = 3");
        statement.addBatch("DELETE FROM users WHERE id = 3");
        statement.addBatch("UPDATE users SET name = 'x' WHERE id = 3");
        statement.addBatch("DELETE FROM users WHERE id = 4");
        assertThat(statement.executeBatch()).containsExactly(1, 1, 0, 1);
      }
    }
    String user = recorded(database).get(2).split("\\|", -1)[1];
    assertThat(recorded(database))
        .containsExactly(
            "1|actor 1|null|one by actor 1",
            "2|actor 2|null|two by actor 2",
            "3|" + user + "|null|drei by " + user,
            "4|" + user + "|null|four by " + user);
    assertThat(database.rows("SELECT DISTINCT operation FROM users")).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void batchFailsLikeThePlainDrivers(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    ModesDatabase twin = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of());
        Connection plain = twin.plain()) {
      for (boolean autoCommit : new boolean[] {true, false}) {
        connection.setAutoCommit(autoCommit);
        plain.setAutoCommit(autoCommit);
        assertThat(batch(connection)).isEqualTo(batch(plain));
        if (!autoCommit) {
          connection.rollback();
          plain.rollback();
        }
        String left = "SELECT id, name FROM users ORDER BY id";
        assertThat(ModesDatabase.rows(connection, left)).isEqualTo(ModesDatabase.rows(plain, left));
      }
    }
  }

  private static List<Integer> batch(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("UPDATE users SET name = 'eins' WHERE id = 1");
      statement.addBatch("DELETE FROM users WHERE id = 2");
      statement.addBatch("DELETE FROM users WHERE nosuch = 1");
      statement.addBatch("DELETE FROM users WHERE id = 3");
      statement.executeBatch();
      throw new AssertionError("the batch passes");
    } catch (BatchUpdateException e) {
      return IntStream.of(e.getUpdateCounts()).boxed().toList();
    }
  }

  @Test
  void nothingLeaksToTheNextBorrowerOfAPool() throws Exception {
    ModesDatabase database = database(Kind.POSTGRESQL);
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(database.url());
    pool.setMaximumPoolSize(1);
    Path catalog = Files.createTempFile("softdelete", ".yaml");
    Files.writeString(catalog, CATALOG);
    try (SoftDeleteDataSource source =
        new SoftDeleteDataSource(
            new HikariDataSource(pool),
            Map.of("softdelete.catalog", catalog.toString(), "softdelete.actor", "setting"))) {
      try (Connection first = source.getConnection()) {
        first.setClientInfo("softdelete.actor", "first");
        first.setClientInfo("softdelete.reason", "its own");
        first.setClientInfo("ApplicationName", "shop");
        assertThat(first.getClientInfo("softdelete.actor")).isEqualTo("first");
        assertThat(first.getClientInfo())
            .containsEntry("softdelete.reason", "its own")
            .containsEntry("ApplicationName", "shop");
        execute(first, "DELETE FROM users WHERE id = 1", 1);
      }
      try (Connection second = source.getConnection()) {
        assertThat(second.getClientInfo("softdelete.actor")).isNull();
        execute(second, "DELETE FROM users WHERE id = 2", 1);
        second.setClientInfo("softdelete.actor", "request");
        second.endRequest();
        execute(second, "DELETE FROM users WHERE id = 3", 1);
        assertThatThrownBy(() -> second.setClientInfo("softdelete.who", "x"))
            .isInstanceOf(SQLClientInfoException.class)
            .hasMessageContaining("softdelete.reason");
      }
    }
    assertThat(recorded(database))
        .containsExactly(
            "1|first|its own|one by first",
            "2|setting|null|two by setting",
            "3|setting|null|three by setting");
  }

  @ParameterizedTest
  @EnumSource
  void tokensAndAnonymisingSeeTheRowAsItWas(Kind kind) throws SQLException {
    ModesDatabase database = ModesDatabase.create(kind);
    database.execute(
        "CREATE TABLE members (id INT PRIMARY KEY, email VARCHAR(40), name VARCHAR(40), old"
            + " VARCHAR(80), state INT DEFAULT 0 NOT NULL, delete_token INT DEFAULT 0 NOT NULL,"
            + " UNIQUE (email, delete_token))",
        "INSERT INTO members (id, email, name) VALUES (1, 'a@b.c', 'Ann'), (2, 'd@e.f', 'Dan')");
    String catalog =
        """
        tables:
          members:
            marker: {column: state, active: 0, deleted: 1}
            set:
              delete_token: id
              name: "'gone'"
              old: "CONCAT(name, ':', email, ':', state)"
        """;
    try (Connection connection = database.connect(catalog, Map.of())) {
      for (int round = 1; round <= 2; round++) {
        execute(connection, "DELETE FROM members WHERE email = 'a@b.c'", 1);
        execute(
            connection,
            "INSERT INTO members (id, email, name) VALUES (" + (round + 10) + ", 'a@b.c', 'Ann')",
            1);
      }
    }
    assertThat(
            database.rows(
                "SELECT id, email, name, old, state, delete_token FROM members ORDER BY id"))
        .containsExactly(
            "1|a@b.c|gone|Ann:a@b.c:0|1|1",
            "2|d@e.f|Dan|null|0|0",
            "11|a@b.c|gone|Ann:a@b.c:0|1|11",
            "12|a@b.c|Ann|null|0|0");
  }

  @Test
  void circleOfAssignmentsIsRefusedOnMariaDb() throws SQLException {
    ModesDatabase database = ModesDatabase.create(Kind.MARIADB);
    String catalog = "tables: {t: {set: {a: b, b: a}}}";
    assertThatThrownBy(() -> database.connect(catalog, Map.of()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD005"))
        .hasMessageContaining("a, b");
  }
}
