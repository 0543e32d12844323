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

  /** H2 has none for a DELETE, whatever is asked for; an UPDATE has. */
  @Test
  void aDeleteHasNone() throws SQLException {
    try (H2 database = database();
        Connection connection = database.connect(Map.of("tables", "users"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute(DELETE, Statement.RETURN_GENERATED_KEYS)).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(1);
      assertNone(statement);
    }
    assertNoneOf(connection -> connection.prepareStatement(DELETE, new String[] {"ID", "NAME"}));
    assertNoneOf(connection -> connection.prepareStatement(DELETE, new int[] {1, 3}));
    assertNoneOf(
        connection -> connection.prepareStatement(DELETE, Statement.RETURN_GENERATED_KEYS));
  }

  private interface Preparation {
    PreparedStatement on(Connection connection) throws SQLException;
  }

  private static void assertNoneOf(Preparation preparation) throws SQLException {
    try (H2 database = database();
        PreparedStatement statement = preparation.on(database.connect(Map.of("tables", "users")))) {
      assertThat(statement.executeUpdate()).isEqualTo(1);
      assertNone(statement);
    }
  }

  private static void assertNone(Statement statement) throws SQLException {
    try (ResultSet keys = statement.getGeneratedKeys()) {
      assertThat(keys.next()).isFalse();
      assertThat(keys.getStatement()).isSameAs(statement);
    }
  }

  /** Whose keys they would be takes more than a glance. */
  @Test
  void refusedAmongOtherStatements() throws SQLException {
    try (H2 database = database()) {
      Connection connection = database.connect(Map.of("tables", "users"));
      String texts = "INSERT INTO users (id) VALUES (2); " + DELETE;
      assertRefused(
          "SD002", () -> connection.prepareStatement(texts, Statement.RETURN_GENERATED_KEYS));
      assertRefused("SD002", () -> connection.prepareStatement(texts, new String[] {"DELETED_AT"}));
      assertThat(H2.rows(connection, "SELECT id FROM users")).containsExactly("1");
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
