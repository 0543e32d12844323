package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver asks of a PostgreSQL session, and when it asks again. */
final class PostgresSessionIT {
  private static final String QUERY = "SELECT id FROM users";

  @TempDir private Path folder;
  private String plain;
  private Connection qualified;
  private Connection unqualified;

  @BeforeEach
  void connect() throws Exception {
    plain = Server.POSTGRESQL.createDatabase();
    Server.execute(
        plain,
        "CREATE SCHEMA app",
        "CREATE TABLE app.users (id int PRIMARY KEY, deleted_at timestamptz)",
        "CREATE TABLE public.users (id int PRIMARY KEY, deleted_at timestamptz)");
    Path catalog = folder.resolve("catalog.yaml");
    Files.writeString(catalog, "tables: {app.users: {}}\n");
    qualified = connect(Map.of("catalog", catalog.toString()));
    unqualified = connect(Map.of("tables", "users"));
  }

  @AfterEach
  void disconnect() throws SQLException {
    qualified.close();
    unqualified.close();
  }

  private Connection connect(Map<String, String> settings) throws SQLException {
    return DriverManager.getConnection(Server.POSTGRESQL.throughDriver(plain, settings));
  }

  @Test
  void searchPathDecidesWhatAnUnqualifiedNameIs() throws SQLException {
    assertPlain(qualified);
    Server.execute(qualified, "SET search_path = app, public");
    assertRewritten(qualified);
    qualified.setSchema("public");
    assertPlain(qualified);
  }

  @Test
  void localSettingEndsWithItsTransaction() throws SQLException {
    qualified.setAutoCommit(false);
    Server.execute(qualified, "SET LOCAL search_path = app");
    assertRewritten(qualified);
    qualified.commit();
    assertPlain(qualified);
    Server.execute(qualified, "SET LOCAL search_path = app");
    assertRewritten(qualified);
    Server.execute(qualified, "COMMIT");
    assertPlain(qualified);
    Server.execute(qualified, "SET search_path = app");
    assertRewritten(qualified);
    qualified.rollback();
    assertPlain(qualified);
  }

  @Test
  void rollbackToASavepointRestoresThePath() throws SQLException {
    qualified.setAutoCommit(false);
    var savepoint = qualified.setSavepoint();
    Server.execute(qualified, "SET search_path = app");
    assertRewritten(qualified);
    qualified.rollback(savepoint);
    assertPlain(qualified);
  }

  @Test
  void preparedStatementOutlivesNoChangeOfItsMeaning() throws SQLException {
    try (PreparedStatement prepared = qualified.prepareStatement(QUERY)) {
      prepared.executeQuery().close();
      Server.execute(qualified, "SET search_path = public, app");
      prepared.executeQuery().close();
      Server.execute(qualified, "SET search_path = app");
      assertThatThrownBy(prepared::executeQuery)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD002"))
          .hasMessageContaining("prepare it again");
      qualified.setSchema("public");
      prepared.executeQuery().close();
    }
  }

  @Test
  void temporaryTableHidesARegisteredOneWhileItLasts() throws SQLException {
    assertRewritten(unqualified);
    Server.execute(unqualified, "CREATE TEMP TABLE users (id int)");
    assertPlain(unqualified);
    Server.execute(unqualified, "DROP TABLE users");
    assertRewritten(unqualified);
    unqualified.setAutoCommit(false);
    Server.execute(unqualified, "CREATE TEMP TABLE users (id int) ON COMMIT DROP");
    assertPlain(unqualified);
    unqualified.commit();
    assertRewritten(unqualified);
  }

  @Test
  void backslashIsReadAsTheSessionReadsIt() throws SQLException {
    String text = "SELECT 'a\\' AS x FROM users --'";
    assertThat(unqualified.nativeSQL(text)).contains("deleted_at IS NULL");
    Server.execute(unqualified, "SET standard_conforming_strings = off");
    assertThat(unqualified.nativeSQL("SELECT 'a\\' FROM users' FROM pg_class"))
        .doesNotContain("deleted_at");
  }

  @Test
  void questionsInAnAbortedTransactionFailAsTheDatabaseDoes() throws SQLException {
    qualified.setAutoCommit(false);
    assertThatThrownBy(() -> Server.execute(qualified, "SELECT 1 / 0"));
    assertThatThrownBy(() -> Server.execute(qualified, QUERY))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25P02"));
    qualified.rollback();
    assertPlain(qualified);
  }

  @Test
  void questionAboutNoTableLeavesTheTransactionAlive() throws SQLException {
    qualified.setAutoCommit(false);
    Server.execute(qualified, "DROP TABLE app.users, public.users");
    assertPlain(qualified);
    Server.execute(qualified, "SELECT 1");
  }

  @Test
  void foreignKeysAreReadFromTheServer() throws SQLException {
    Server.execute(
        plain,
        "DROP TABLE app.users",
        "CREATE TABLE accounts (id int PRIMARY KEY)",
        "ALTER TABLE public.users ADD account int REFERENCES accounts ON DELETE SET DEFAULT");
    assertThatThrownBy(() -> Server.execute(unqualified, "DELETE FROM accounts"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD006"))
        .hasMessageContaining("users_account_fkey")
        .hasMessageContaining("ON DELETE SET DEFAULT");
    Server.execute(
        unqualified,
        "ALTER TABLE users DROP CONSTRAINT users_account_fkey",
        "DELETE FROM accounts",
        "ALTER TABLE users ADD parent int CONSTRAINT parent_key REFERENCES users");
    assertThat(unqualified.nativeSQL("DELETE FROM users")).contains("c.\"parent\"");
  }

  @Test
  void ddlThatIsCommittedLaterIsSeenByOthers() throws SQLException {
    assertThat(unqualified.nativeSQL("DELETE FROM users")).doesNotContain("parent");
    try (Connection other = connect(Map.of("tables", "users"))) {
      assertThat(other.nativeSQL("DELETE FROM users")).doesNotContain("parent");
      other.setAutoCommit(false);
      Server.execute(
          other, "ALTER TABLE users ADD parent int CONSTRAINT parent_key REFERENCES users");
      assertThat(other.nativeSQL("DELETE FROM users")).contains("c.\"parent\"");
      other.commit();
    }
    assertThat(unqualified.nativeSQL("DELETE FROM users")).contains("c.\"parent\"");
  }

  @Test
  void arraysGoInAndComeOutWithoutTheDelegatesConnection() throws SQLException {
    Array array = unqualified.createArrayOf("int", new Object[] {1, 2});
    try (PreparedStatement statement = unqualified.prepareStatement("SELECT ?::int[], ?::int[]")) {
      statement.setArray(1, array);
      statement.setObject(2, array);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat((Object[]) rows.getArray(1).getArray()).containsExactly(1, 2);
        Array asObject = (Array) rows.getObject(2);
        assertThat(rows.getObject(2, Array.class).getResultSet().getStatement().getConnection())
            .isSameAs(unqualified);
        try (ResultSet elements = asObject.getResultSet()) {
          assertThat(elements.getStatement().getConnection()).isSameAs(unqualified);
        }
      }
    }
  }

  @Test
  void cursorOutOfACallIsOurs() throws SQLException {
    Server.execute(
        plain,
        "CREATE FUNCTION users_cursor() RETURNS refcursor LANGUAGE plpgsql AS $$ DECLARE c refcursor;"
            + " BEGIN OPEN c FOR SELECT 1; RETURN c; END $$");
    unqualified.setAutoCommit(false);
    try (CallableStatement call = unqualified.prepareCall("{? = call users_cursor()}")) {
      call.registerOutParameter(1, Types.REF_CURSOR);
      call.execute();
      try (ResultSet rows = (ResultSet) call.getObject(1)) {
        assertThat(rows.next()).isTrue();
        Statement statement = rows.getStatement();
        assertThat(statement.getConnection()).isSameAs(unqualified);
      }
    }
  }

  private static void assertRewritten(Connection connection) throws SQLException {
    assertThat(connection.nativeSQL(QUERY)).contains("deleted_at IS NULL");
  }

  private static void assertPlain(Connection connection) throws SQLException {
    assertThat(connection.nativeSQL(QUERY)).isEqualTo(QUERY);
  }
}
