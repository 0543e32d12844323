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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that {@code SELECT *} doesn't show, nor H2's metadata, are written like any other. */
final class InvisibleColumnsIT {
  private static final String CATALOG =
      """
      tables:
        users:
          set: {deletion_id: "${operation}", deleted_by: "${actor}"}
          reinsert: revive
      """;

  @TempDir Path folder;

  @Test
  void aDeletionWritesThemAndOldCodeDoesNotNoticeThem() throws Exception {
    Path catalog = Files.writeString(folder.resolve("softdelete.yaml"), CATALOG);
    String url = Server.H2.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP INVISIBLE, nick VARCHAR(9),"
            + " deletion_id UUID INVISIBLE, deleted_by VARCHAR(20) INVISIBLE)");
    String driver = Server.H2.throughDriver(url, Map.of("catalog", catalog.toString()));

    try (Connection connection = DriverManager.getConnection(driver);
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO users VALUES (1, 'a'), (2, 'b')");
      assertThat(statement.executeUpdate("DELETE FROM users WHERE id = 1")).isEqualTo(1);
      assertThat(statement.executeUpdate("INSERT INTO users VALUES (1, 'c')")).isEqualTo(1);
      assertThat(statement.executeUpdate("DELETE FROM users WHERE id = 2")).isEqualTo(1);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM users")) {
        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(2);
        rows.next();
        assertThat(rows.getString(2)).as("the deleted row became the new one").isEqualTo("c");
        assertThat(rows.next()).isFalse();
      }
    }
    assertThat(count(url, "deletion_id IS NOT NULL AND deleted_by IS NOT NULL")).isEqualTo(1);
    assertThat(count(url, "deletion_id IS NULL AND deleted_by IS NULL")).isEqualTo(1);
  }

  /** Rows that are given without a column list have no values for them. */
  @Test
  void aKeyIsComparedByTheColumnsThatAreGiven() throws Exception {
    Path catalog = Files.writeString(folder.resolve("softdelete.yaml"), "tables: {users: {}}\n");
    String url = Server.MARIADB.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE users (deleted_at DATETIME INVISIBLE, id INT PRIMARY KEY, nick VARCHAR(9))",
        "INSERT INTO users VALUES (1, 'a'), (2, 'b')");
    String driver = Server.MARIADB.throughDriver(url, Map.of("catalog", catalog.toString()));

    try (Connection connection = DriverManager.getConnection(driver);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("DELETE FROM users WHERE id = 1")).isEqualTo(1);
      assertThat(statement.executeUpdate("INSERT IGNORE INTO users VALUES (2, 'c'), (3, 'd')"))
          .isEqualTo(1);
      assertThatThrownBy(() -> statement.execute("INSERT IGNORE INTO users VALUES (1, 'e')"))
          .hasFieldOrPropertyWithValue("SQLState", "SD007");
      assertThat(statement.executeUpdate("REPLACE INTO users VALUES (3, 'f')")).isEqualTo(2);
    }
    assertThat(count(url, "nick IN ('a', 'b', 'f')")).isEqualTo(3);
  }

  private static int count(String url, String condition) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM users WHERE " + condition)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
