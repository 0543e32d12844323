package io.softdelete.jdbc.execute;

import static io.softdelete.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.jdbc.H2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeletionGuardTest {
  private static final String[] SHOP = {
    "CREATE TABLE accounts (id INT PRIMARY KEY)",
    "CREATE TABLE users (id INT PRIMARY KEY, account INT REFERENCES accounts ON DELETE CASCADE,"
        + " deleted_at TIMESTAMP)",
    "CREATE TABLE posts (id INT PRIMARY KEY, author INT, deleted_at TIMESTAMP,"
        + " CONSTRAINT posts_author FOREIGN KEY (author) REFERENCES users)",
    "CREATE TABLE visits (id INT PRIMARY KEY, visitor INT REFERENCES users)",
    "INSERT INTO accounts VALUES (1)",
    "INSERT INTO users VALUES (1, 1, NULL)",
    "INSERT INTO posts VALUES (1, NULL, NULL)",
  };

  @TempDir private Path folder;

  @Test
  void activeChildHoldsItsParent() throws SQLException {
    try (H2 shop = H2.of(SHOP)) {
      Connection connection = shop.connect(Map.of("tables", "users,posts"));
      H2.execute(connection, "UPDATE posts SET author = 1");
      assertRefused("23503", () -> delete(connection, "DELETE FROM users"))
          .hasMessageContaining("POSTS_AUTHOR");
      assertThat(delete(connection, "DELETE FROM posts")).isEqualTo(1);
      assertThat(delete(connection, "DELETE FROM users")).isEqualTo(1);
    }
  }

  @Test
  void whatTakesStepsMustBeADeleteOfItsOwn() throws SQLException {
    try (H2 shop = H2.of(SHOP)) {
      Connection connection = shop.connect(Map.of("tables", "users,posts"));
      assertRefused("SD002", () -> delete(connection, "DELETE FROM posts; DELETE FROM users"))
          .hasMessageContaining("foreign-keys: ignore");
      assertRefused("SD002", () -> connection.prepareCall("DELETE FROM users WHERE id = ?"));
    }
  }

  @Test
  void childAndParentOfUnregisteredChildrenAreDeleted() throws SQLException {
    try (H2 shop = H2.of(SHOP)) {
      assertThat(delete(shop.connect(Map.of("tables", "users,posts")), "DELETE FROM posts"))
          .isEqualTo(1);
      assertThat(delete(shop.connect(Map.of("tables", "users")), "DELETE FROM users")).isEqualTo(1);
      assertThat(H2.rows(shop.connectPlainly(), "SELECT COUNT(deleted_at) FROM users"))
          .containsExactly("1");
    }
  }

  @Test
  void anotherDatabaseBehindTheSameUrlHasKeysOfItsOwn() throws SQLException {
    String url = "jdbc:softdelete:h2:mem:reborn;softdelete.tables=users,posts";
    try (Connection connection = DriverManager.getConnection(url)) {
      H2.execute(connection, SHOP);
      assertThat(connection.nativeSQL("DELETE FROM users")).contains("FOR UPDATE");
    }
    try (Connection plain = DriverManager.getConnection("jdbc:h2:mem:reborn")) {
      H2.execute(
          plain,
          "CREATE TABLE users (id INT, deleted_at TIMESTAMP)",
          "CREATE TABLE posts (id INT, deleted_at TIMESTAMP)");
      try (Connection connection = DriverManager.getConnection(url)) {
        assertThat(delete(connection, "DELETE FROM users")).isZero();
      }
    }
  }

  @Test
  void keyToItselfIsAKeyFromARegisteredTable() throws SQLException {
    try (H2 tree =
        H2.of(
            "CREATE TABLE nodes (id INT PRIMARY KEY, parent INT REFERENCES nodes, deleted_at"
                + " TIMESTAMP)")) {
      Connection connection = tree.connect(Map.of("tables", "nodes"));
      H2.execute(connection, "INSERT INTO nodes VALUES (1, NULL, NULL), (2, 1, NULL)");
      assertRefused("23503", () -> delete(connection, "DELETE FROM nodes WHERE id = 1"));
      assertThat(delete(connection, "DELETE FROM nodes")).isEqualTo(2);
    }
  }

  @Test
  void ignoredKeysRefuseNothingButGuardedTablesStayGuarded() throws Exception {
    Path catalog = folder.resolve("catalog.yaml");
    Files.writeString(catalog, "tables: {users: {}, posts: {}}\nforeign-keys: ignore\n");
    try (H2 shop = H2.of(SHOP)) {
      Connection connection = shop.connect(Map.of("catalog", catalog.toString()));
      assertThat(delete(connection, "DELETE FROM users")).isEqualTo(1);
      assertRefused("SD006", () -> delete(connection, "DELETE FROM accounts"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM accounts",
        "delete from PUBLIC.\"ACCOUNTS\" a where a.id = 1",
        "TRUNCATE TABLE accounts",
        "MERGE INTO accounts USING (VALUES (1)) v(id) ON accounts.id = v.id WHEN MATCHED THEN DELETE",
      })
  void tableThatCascadesIntoASoftTableIsGuarded(String sql) throws SQLException {
    try (H2 shop = H2.of(SHOP)) {
      Connection connection = shop.connect(Map.of("tables", "users"));
      assertRefused("SD006", () -> delete(connection, sql))
          .hasMessageContaining("ACCOUNTS")
          .hasMessageContaining("ON DELETE CASCADE")
          .hasMessageContaining("USERS");
      assertThat(H2.rows(shop.connectPlainly(), "SELECT id FROM users")).containsExactly("1");
    }
  }

  @Test
  void guardGoesUpTheCascade() throws SQLException {
    try (H2 shop = H2.of(SHOP)) {
      H2.execute(
          shop.connectPlainly(),
          "CREATE TABLE banks (id INT PRIMARY KEY)",
          "CREATE TABLE cities (id INT PRIMARY KEY)",
          "ALTER TABLE accounts ADD COLUMN bank INT REFERENCES banks ON DELETE CASCADE",
          "ALTER TABLE banks ADD COLUMN city INT REFERENCES cities ON DELETE SET NULL");
      Connection connection = shop.connect(Map.of("tables", "users"));
      assertRefused("SD006", () -> delete(connection, "DELETE FROM banks"));
      assertThat(delete(connection, "DELETE FROM cities")).isZero();
    }
  }

  @Test
  void otherTablesPass() throws SQLException {
    try (H2 shop = H2.of(SHOP)) {
      Connection connection = shop.connect(Map.of("tables", "users"));
      assertThat(delete(connection, "DELETE FROM visits WHERE id IN (SELECT id FROM accounts)"))
          .isZero();
    }
  }

  @Test
  void keyDroppedByAnotherConnectionIsSeen() throws SQLException {
    try (H2 shop = H2.of(SHOP)) {
      Connection one = shop.connect(Map.of("tables", "users,posts"));
      Connection other = shop.connect(Map.of("tables", "users,posts"));
      assertThat(one.nativeSQL("DELETE FROM users")).contains("FOR UPDATE");
      H2.execute(other, "ALTER TABLE posts DROP CONSTRAINT posts_author");
      assertThat(one.nativeSQL("DELETE FROM users")).doesNotContain("FOR UPDATE");
    }
  }

  private static int delete(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
