package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A soft parent with archived children and audited grandchildren, and an unregistered parent. */
final class MixedModesIT {
  private static final String[] SCHEMA = {
    "CREATE TABLE parents (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL, operation VARCHAR(40))",
    "CREATE TABLE children (id INT PRIMARY KEY, parent INT REFERENCES parents (id) ON DELETE CASCADE,"
        + " next INT REFERENCES children (id) ON DELETE CASCADE)",
    "CREATE TABLE children_archive (id INT PRIMARY KEY, parent INT, next INT, operation VARCHAR(40))",
    "CREATE TABLE consents (id INT PRIMARY KEY, child INT REFERENCES children (id) ON DELETE CASCADE)",
    "CREATE TABLE trail (table_name VARCHAR(50), record_id VARCHAR(50), deleted_by VARCHAR(50),"
        + " reason VARCHAR(50), deleted_at TIMESTAMP NULL, operation_id VARCHAR(40))",
    "CREATE TABLE cities (id INT PRIMARY KEY)",
    "ALTER TABLE children ADD COLUMN city INT REFERENCES cities (id) ON DELETE CASCADE",
    "ALTER TABLE children_archive ADD COLUMN city INT",
    "INSERT INTO cities VALUES (1), (2)",
    "INSERT INTO parents (id) VALUES (1), (2)",
    "INSERT INTO children VALUES (1, 1, NULL, NULL), (2, NULL, 1, 1), (3, NULL, 2, 2), (4, 2, NULL, 2)",
    "INSERT INTO consents VALUES (1, 1), (2, 3), (3, 4)",
  };
  private static final String CATALOG =
      """
      tables:
        parents: {set: {operation: "${operation}"}}
        children: {delete: archive, archive: {table: children_archive, set: {operation: "${operation}"}}}
        consents: {delete: hard, audit: true}
      audit: {table: trail, require: [reason]}
      """;

  @TempDir private Path folder;

  private Connection connect(Server server, String url) throws Exception {
    Path catalog = folder.resolve("modes.yaml");
    Files.writeString(catalog, CATALOG);
    return DriverManager.getConnection(
        server.throughDriver(url, Map.of("catalog", catalog.toString())));
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void eachTableKeepsItsWayUnderOneOperation(Server server) throws Exception {
    String url = server.createDatabase();
    Server.execute(url, SCHEMA);
    try (Connection connection = connect(server, url);
        Connection raw = DriverManager.getConnection(url)) {
      assertThatThrownBy(() -> Server.execute(connection, "DELETE FROM parents WHERE id = 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD004"));
      assertThat(KeysTwin.rows(raw, "SELECT id FROM children")).hasSize(4);
      assertThat(
              KeysTwin.outcome(
                  connection,
                  "/* softdelete:actor='ada' reason='r1' */ DELETE FROM parents WHERE id = 1"))
          .isEqualTo("count 1");
      assertThat(KeysTwin.numbers(raw, "SELECT id FROM children_archive ORDER BY id"))
          .containsExactly(1, 2, 3);
      assertThat(KeysTwin.rows(raw, "SELECT record_id, deleted_by, reason FROM trail"))
          .containsExactlyInAnyOrder("1|ada|r1", "2|ada|r1");
      assertThat(
              KeysTwin.rows(
                  raw,
                  "SELECT operation FROM parents WHERE id = 1 UNION SELECT operation FROM"
                      + " children_archive UNION SELECT operation_id FROM trail"))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void unregisteredParentTakesArchivedChildrenAlong(Server server) throws Exception {
    String url = server.createDatabase();
    Server.execute(url, SCHEMA);
    try (Connection connection = connect(server, url);
        Connection raw = DriverManager.getConnection(url)) {
      connection.setClientInfo("softdelete.reason", "move");
      assertThat(KeysTwin.outcome(connection, "DELETE FROM cities WHERE id = ?", 2))
          .isEqualTo("count 1");
      assertThat(KeysTwin.numbers(raw, "SELECT id FROM cities")).containsExactly(1);
      assertThat(KeysTwin.numbers(raw, "SELECT id FROM children_archive ORDER BY id"))
          .containsExactly(3, 4);
      assertThat(KeysTwin.rows(raw, "SELECT id FROM consents")).containsExactly("1");
    }
  }

  /** A hint sends its own statement as written, and none beside it. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void bypassIsForItsOwnStatement(Server server) throws Exception {
    String url = server.createDatabase();
    Server.execute(url, SCHEMA);
    try (Connection connection = connect(server, url);
        Connection raw = DriverManager.getConnection(url)) {
      connection.setClientInfo("softdelete.reason", "move");
      for (String delete :
          List.of("DELETE FROM parents WHERE id = 1", "DELETE FROM cities WHERE id = 1")) {
        for (String sql :
            List.of(
                "/* softdelete:bypass */ SELECT 1; " + delete,
                delete + "; /* softdelete:bypass */ SELECT 1")) {
          assertThat(KeysTwin.outcome(connection, sql)).as(sql).startsWith("SD00");
        }
      }
      assertThat(KeysTwin.rows(raw, "SELECT id FROM cities")).hasSize(2);
      assertThat(KeysTwin.rows(raw, "SELECT id FROM parents WHERE deleted_at IS NULL")).hasSize(2);
      assertThat(
              KeysTwin.outcome(
                  connection, "/* softdelete:bypass */ DELETE FROM consents WHERE id = 1;"))
          .isEqualTo("count 1");
      assertThat(KeysTwin.rows(raw, "SELECT record_id FROM trail")).hasSize(1);
    }
  }

  /** The database's own CASCADE takes rows before their turn. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void circleOfArchivedRowsIsNeverLost(Server server) throws Exception {
    String url = server.createDatabase();
    Server.execute(url, SCHEMA);
    Server.execute(url, "UPDATE children SET next = 3 WHERE id = 1");
    try (Connection connection = connect(server, url);
        Connection raw = DriverManager.getConnection(url)) {
      connection.setClientInfo("softdelete.reason", "circle");
      String outcome = KeysTwin.outcome(connection, "DELETE FROM children WHERE id = 1");
      assertThat(
              KeysTwin.rows(
                  raw, "SELECT id FROM children UNION ALL SELECT id FROM children_archive"))
          .as(outcome)
          .containsExactly("1", "2", "3", "4");
      assertThat(outcome).isEqualTo("count 1");
      assertThat(KeysTwin.rows(raw, "SELECT id FROM children")).containsExactly("4");
    }
  }
}
