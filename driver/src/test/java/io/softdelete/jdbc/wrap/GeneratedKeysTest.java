package io.softdelete.jdbc.wrap;

import static io.softdelete.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.jdbc.H2;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GeneratedKeysTest {
  private static final String DELETE = "DELETE FROM users WHERE id = 1";

  @Test
  void keysOfADeletionThatWouldShowTheMarkAreRefused() throws SQLException {
    try (H2 database = database()) {
      Connection connection = database.connect(Map.of("tables", "users"));
      Statement statement = connection.createStatement();
      assertRefused("SD002", () -> statement.execute(DELETE, Statement.RETURN_GENERATED_KEYS));
      assertRefused(
          "SD002", () -> statement.executeUpdate(DELETE, Statement.RETURN_GENERATED_KEYS));
      assertRefused(
          "SD002", () -> statement.executeLargeUpdate(DELETE, new String[] {"deleted_at"}));
      assertRefused("SD002", () -> statement.executeUpdate(DELETE, new int[] {1, 3}))
          .hasMessageContaining("DELETED_AT");
      assertRefused(
          "SD002", () -> connection.prepareStatement(DELETE, Statement.RETURN_GENERATED_KEYS));
      assertRefused(
          "SD002", () -> connection.prepareStatement(DELETE, new String[] {"DELETED_AT"}));
      assertThat(H2.rows(connection, "SELECT id FROM users")).containsExactly("1");
    }
  }

  @Test
  void otherColumnsPass() throws SQLException {
    try (H2 database = database();
        PreparedStatement statement =
            database
                .connect(Map.of("tables", "users"))
                .prepareStatement(DELETE, new String[] {"ID", "NAME"})) {
      assertThat(statement.executeUpdate()).isEqualTo(1);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getInt(1)).isEqualTo(1);
        assertThat(keys.getStatement()).isSameAs(statement);
      }
    }
  }

  @Test
  void keysOfAnInsertAreTheDelegates() throws SQLException {
    try (H2 database = database();
        PreparedStatement statement =
            database
                .connect(Map.of("tables", "users"))
                .prepareStatement(
                    "INSERT INTO users (id) VALUES (7)", Statement.RETURN_GENERATED_KEYS)) {
      statement.executeUpdate();
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getInt("id")).isEqualTo(7);
      }
    }
  }

  private static H2 database() throws SQLException {
    return H2.of(
        "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(9) DEFAULT 'x', deleted_at"
            + " TIMESTAMP)",
        "INSERT INTO users (id) VALUES (1)");
  }
}
