package io.softdelete.jdbc.wrap;

import static io.softdelete.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.jdbc.H2;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BypassLogTest {
  private static final Logger LOGGER = Logger.getLogger("io.softdelete.jdbc");

  private final Recorder recorder = new Recorder();

  @BeforeEach
  void listen() {
    LOGGER.addHandler(recorder);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(recorder);
    LOGGER.setUseParentHandlers(true);
  }

  @Test
  void everyExecutionIsLoggedWithoutTheKey() throws SQLException {
    try (H2 database = database()) {
      Connection connection = database.connect(Map.of("tables", "users", "bypass.key", "s3cret"));
      try (PreparedStatement statement =
          connection.prepareStatement("/* softdelete:bypass key='s3cret' */ DELETE FROM users")) {
        assertThat(recorder.messages).isEmpty();
        statement.executeUpdate();
        statement.executeUpdate();
      }
      assertThat(recorder.messages)
          .hasSize(2)
          .containsOnly("softdelete bypass: /* softdelete:bypass key='' */ DELETE FROM users");
      assertThat(H2.rows(database.connectPlainly(), "SELECT * FROM users")).isEmpty();
    }
  }

  @Test
  void bypassIsRefusedWithoutTheKeyOrWhereItIsDenied() throws SQLException {
    try (H2 database = database()) {
      Connection keyed = database.connect(Map.of("tables", "users", "bypass.key", "s3cret"));
      Connection denied = database.connect(Map.of("tables", "users", "bypass", "deny"));
      String bypass = "/* softdelete:bypass */ DELETE FROM users";
      assertRefused("SD003", () -> H2.execute(keyed, bypass)).hasMessageNotContaining("s3cret");
      assertRefused("SD003", () -> H2.execute(denied, bypass));
      assertThat(recorder.messages).isEmpty();
    }
  }

  private static H2 database() throws SQLException {
    return H2.of(
        "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)",
        "INSERT INTO users (id) VALUES (1)");
  }

  private static final class Recorder extends Handler {
    final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord message) {
      messages.add(MessageFormat.format(message.getMessage(), message.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
