package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A failure of a rewritten statement says where the error is in the text that was given. */
final class FailureDetailIT {
  /** The caret marks where the database finds the error. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POSTGRESQL|SELECT ‸nonsense FROM users",
        "POSTGRESQL|SELECT id FROM users WHERE ‸nonsense = 1",
        "POSTGRESQL|SELECT id FROM users WHERE name = '?' AND id = ? AND id = ? AND ‸nonsense = 1",
        "POSTGRESQL|SELECT u.id FROM others o LEFT JOIN users u ON u.id = o.id AND u. ‸=",
        "POSTGRESQL|DELETE FROM users WHERE id = ? AND ‸nonsense = 1",
        "POSTGRESQL|UPDATE users SET ‸nonsense = 1",
        "H2|SELECT id FROM users WHERE id = ? AND ‸* 1",
        "H2|UPDATE users SET name = 'x' WHERE id = 1 AND ‸= 2",
      })
  void tellsThePositionInWhatWasGiven(Server server, String marked) throws SQLException {
    int position = marked.indexOf('‸') + 1;
    String given = marked.replace("‸", "");
    try (Connection ours = connect(server)) {
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () -> {
                try (PreparedStatement statement = ours.prepareStatement(given)) {
                  for (int i = 1; i <= given.chars().filter(c -> c == '?').count(); i++) {
                    if (given.indexOf("'?'") < 0 || i > 1) {
                      statement.setInt(given.indexOf("'?'") < 0 ? i : i - 1, 1);
                    }
                  }
                  statement.execute();
                }
              });
      assertThat(failure.getSuppressed()).hasSize(1);
      assertThat(failure.getSuppressed()[0])
          .hasMessageContaining("Given: " + given + " Sent: ")
          .hasMessageContaining("deleted_at IS NULL")
          .hasMessageContaining("The error is at position " + position + " of what was given.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void bypassKeyIsNotShown(Server server) throws SQLException {
    String plain = server.createDatabase();
    Server.execute(plain, "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL)");
    try (Connection ours =
            DriverManager.getConnection(
                server.throughDriver(plain, Map.of("tables", "users", "bypass.key", "abc123")));
        Statement statement = ours.createStatement()) {
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () ->
                  statement.execute(
                      "/* softdelete:only-deleted key='abc123' */ SELECT nonsense FROM users"));
      assertThat(failure.getSuppressed()).hasSize(1);
      assertThat(failure.getSuppressed()[0].getMessage()).doesNotContain("abc123");
      assertThat(failure.getMessage()).doesNotContain("abc123");
    }
  }

  private static Connection connect(Server server) throws SQLException {
    String plain = server.createDatabase();
    Server.execute(
        plain,
        "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(9), deleted_at TIMESTAMP NULL)",
        "CREATE TABLE others (id INT PRIMARY KEY)");
    return DriverManager.getConnection(server.throughDriver(plain, Map.of("tables", "users")));
  }
}
