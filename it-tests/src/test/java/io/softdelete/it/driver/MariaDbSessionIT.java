package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the driver asks of a MariaDB session, and when it asks again. */
final class MariaDbSessionIT {
  private static final String QUERY = "SELECT id FROM users";

  @TempDir private Path folder;
  private String plain;
  private String database;
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    plain = Server.MARIADB.createDatabase();
    Server.execute(plain, "CREATE TABLE users (id int PRIMARY KEY, deleted_at timestamp NULL)");
    try (Connection raw = DriverManager.getConnection(plain)) {
      database = raw.getCatalog();
    }
    connection = connect(Map.of("tables", "users"));
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private Connection connect(Map<String, String> settings) throws SQLException {
    return DriverManager.getConnection(Server.MARIADB.throughDriver(plain, settings));
  }

  @Test
  void currentDatabaseDecidesWhatAnUnqualifiedNameIs() throws Exception {
    String other = Server.MARIADB.createDatabase();
    Server.execute(other, "CREATE TABLE users (id int PRIMARY KEY)");
    String otherName;
    try (Connection raw = DriverManager.getConnection(other)) {
      otherName = raw.getCatalog();
    }
    Path catalog = folder.resolve("catalog.yaml");
    Files.writeString(catalog, "tables: {" + database + ".users: {}}\n");
    try (Connection qualified = connect(Map.of("catalog", catalog.toString()))) {
      assertRewritten(qualified);
      Server.execute(qualified, "USE " + otherName);
      assertPlain(qualified);
      qualified.setCatalog(database);
      assertRewritten(qualified);
    }
  }

  @Test
  void sqlModeDecidesHowTextsAreRead() throws SQLException {
    String quoted = "SELECT \"a\" FROM users";
    assertThat(connection.nativeSQL("SELECT 'a\\' FROM users' FROM dual"))
        .doesNotContain("deleted_at");
    Server.execute(connection, "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'");
    assertThat(connection.nativeSQL("SELECT 'a\\' FROM users -- '")).contains("deleted_at");
    assertThat(connection.nativeSQL("SELECT id FROM \"users\"")).contains("deleted_at");
    assertThat(connection.nativeSQL(quoted)).contains("deleted_at");
  }

  @Test
  void temporaryTableHidesARegisteredOneWhileItLasts() throws SQLException {
    assertRewritten(connection);
    Server.execute(connection, "CREATE TEMPORARY TABLE users (id int)");
    assertPlain(connection);
    Server.execute(connection, "DROP TEMPORARY TABLE users");
    assertRewritten(connection);
  }

  @Test
  void foreignKeysAreReadFromTheServer() throws SQLException {
    Server.execute(
        plain,
        "CREATE TABLE accounts (id int PRIMARY KEY)",
        "ALTER TABLE users ADD account int,"
            + " ADD CONSTRAINT account_key FOREIGN KEY (account) REFERENCES accounts (id)"
            + " ON DELETE SET NULL");
    assertThatThrownBy(() -> Server.execute(connection, "DELETE FROM Accounts"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD006"))
        .hasMessageContaining("account_key");
  }

  private static void assertRewritten(Connection connection) throws SQLException {
    assertThat(connection.nativeSQL(QUERY)).contains("deleted_at IS NULL");
  }

  private static void assertPlain(Connection connection) throws SQLException {
    assertThat(connection.nativeSQL(QUERY)).isEqualTo(QUERY);
  }
}
