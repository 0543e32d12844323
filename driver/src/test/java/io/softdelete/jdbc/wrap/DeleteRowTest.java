package io.softdelete.jdbc.wrap;

import static io.softdelete.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.jdbc.H2;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeleteRowTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM users",
        "/* softdelete:bypass */ SELECT * FROM users",
        "/* softdelete:with-deleted */ SELECT * FROM users",
      })
  void rowOfARegisteredTableIsMarked(String sql) throws SQLException {
    try (H2 database = database();
        Statement statement = updatable(database);
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      rows.updateString("NAME", "new");
      rows.updateRow();
      rows.deleteRow();
      assertThat(
              H2.rows(
                  database.connectPlainly(), "SELECT name FROM users WHERE deleted_at IS NOT NULL"))
          .containsExactly("new");
    }
  }

  @Test
  void rowThatIsGoneFailsAsWithH2() throws SQLException {
    try (H2 database = database();
        Statement statement = updatable(database);
        ResultSet rows = statement.executeQuery("SELECT * FROM users")) {
      assertThat(rows.next()).isTrue();
      rows.deleteRow();
      assertRefused("02000", rows::deleteRow);
    }
  }

  @Test
  void rowOfAGuardedTableStays() throws SQLException {
    try (H2 database = database();
        Statement statement = updatable(database);
        ResultSet rows = statement.executeQuery("SELECT * FROM accounts")) {
      assertThat(rows.next()).isTrue();
      assertRefused("SD006", rows::deleteRow);
    }
  }

  @Test
  void rowOfAnotherTableGoes() throws SQLException {
    try (H2 database = database();
        Statement statement = updatable(database);
        ResultSet rows = statement.executeQuery("SELECT * FROM others")) {
      assertThat(rows.next()).isTrue();
      rows.deleteRow();
      assertThat(H2.rows(database.connectPlainly(), "SELECT * FROM others")).isEmpty();
    }
  }

  private static Statement updatable(H2 database) throws SQLException {
    Connection connection = database.connect(Map.of("tables", "users"));
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  private static H2 database() throws SQLException {
    return H2.of(
        "CREATE TABLE accounts (id INT PRIMARY KEY)",
        "CREATE TABLE others (id INT PRIMARY KEY)",
        "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(9), deleted_at TIMESTAMP,"
            + " account INT REFERENCES accounts ON DELETE SET NULL)",
        "INSERT INTO accounts VALUES (1)",
        "INSERT INTO others VALUES (1)",
        "INSERT INTO users VALUES (1, 'old', NULL, 1)");
  }
}
