package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDelete;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ERASE as JDBC sees it, on real databases. */
final class EraseIT {
  private static final String CATALOG =
      """
      tables:
        people:
          set: {deleted_by: "${actor}"}
          erase: {set: {email: "'deleted_' || id || '@removed.invalid'", name: "'Deleted'", phone: null}, hold: on_hold = 1}
        letters: {erase: {set: {body: "''"}}}
        visits: {erase: {}}
        likes: {}
        orders:
          delete: archive
          archive: {table: orders_archive, set: {archived_at: CURRENT_TIMESTAMP}}
          erase: {set: {address: "'gone'"}}
        bills: {erase: refuse}
      audit: {table: trail, require: [reason]}
      """;

  private static final String[] SCHEMA = {
    "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(60), name VARCHAR(40), phone"
        + " VARCHAR(20), on_hold INT DEFAULT 0 NOT NULL, deleted_at {timestamp} NULL, deleted_by"
        + " VARCHAR(40) NULL)",
    "CREATE TABLE letters (id INT PRIMARY KEY, person INT, body VARCHAR(40),"
        + " deleted_at {timestamp} NULL, CONSTRAINT letters_person FOREIGN KEY (person)"
        + " REFERENCES people (id) ON DELETE CASCADE)",
    "CREATE TABLE visits (id INT PRIMARY KEY, person INT, deleted_at {timestamp} NULL,"
        + " CONSTRAINT visits_person FOREIGN KEY (person) REFERENCES people (id))",
    "CREATE TABLE likes (id INT PRIMARY KEY, visit INT, deleted_at {timestamp} NULL,"
        + " nick VARCHAR(40), CONSTRAINT likes_visit FOREIGN KEY (visit) REFERENCES visits (id)"
        + " ON DELETE CASCADE)",
    "CREATE TABLE orders (id INT PRIMARY KEY, address VARCHAR(40))",
    "CREATE TABLE orders_archive (id INT, address VARCHAR(40), archived_at {timestamp} NULL)",
    "CREATE TABLE bills (id INT PRIMARY KEY, deleted_at {timestamp} NULL)",
    "CREATE TABLE trail (table_name VARCHAR(40), record_id VARCHAR(40), deleted_by VARCHAR(80),"
        + " reason VARCHAR(80), deleted_at {timestamp}, action VARCHAR(20))",
    "INSERT INTO people (id, email, name, phone) VALUES (1, 'ann@a.b', 'Ann Arbor', '555'),"
        + " (2, 'bob@a.b', 'Bob Bax', '556'), (3, 'cyd@a.b', 'Cyd Cox', NULL)",
    "INSERT INTO letters VALUES (1, 1, 'dear Bob', NULL), (2, 2, 'dear Ann', NULL)",
    "INSERT INTO visits VALUES (1, 1, NULL), (2, 2, NULL)",
    "INSERT INTO orders_archive VALUES (1, 'Old Street', CURRENT_TIMESTAMP), (1, 'Older Street',"
        + " CURRENT_TIMESTAMP), (2, 'High Street', CURRENT_TIMESTAMP)",
    "INSERT INTO bills VALUES (1, NULL)",
  };

  private static VerbDatabase database(Server server) throws SQLException {
    String catalog =
        server == Server.MARIADB
            ? CATALOG.replace(
                "'deleted_' || id || '@removed.invalid'",
                "CONCAT('deleted_', id, '@removed.invalid')")
            : CATALOG;
    return VerbDatabase.create(server, catalog, SCHEMA);
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        SoftDelete.Scope scope = SoftDelete.as("dpo", "request 7")) {
      return statement.executeUpdate(sql);
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void activeAndDeletedRowsAreOverwrittenWithTheirChildren(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      update(driven, "DELETE FROM visits WHERE id = 2");
      update(driven, "DELETE FROM people WHERE id = 2");
      assertThat(update(driven, "ERASE FROM people p WHERE p.id < 3")).isEqualTo(2);
    }
    assertThat(
            database.rows(
                "SELECT id, email, name, phone, CASE WHEN deleted_at IS NULL THEN 0 ELSE 1 END FROM"
                    + " people ORDER BY id"))
        .containsExactly(
            "1|deleted_1@removed.invalid|Deleted|null|1",
            "2|deleted_2@removed.invalid|Deleted|null|1",
            "3|cyd@a.b|Cyd Cox|null|0");
    assertThat(database.rows("SELECT body FROM letters WHERE deleted_at IS NOT NULL"))
        .containsExactly("", "");
    assertThat(database.rows("SELECT id FROM visits")).isEmpty();
    assertThat(
            database.rows(
                "SELECT table_name, record_id, deleted_by, reason, action FROM trail WHERE"
                    + " table_name = 'people' ORDER BY record_id"))
        .containsExactly("people|1|dpo|request 7|ERASE", "people|2|dpo|request 7|ERASE");
    assertThat(database.rows("SELECT count(*) FROM trail")).containsExactly("6");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void archivedRowsAreOverwritten(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      assertThat(update(driven, "ERASE FROM orders WHERE address LIKE 'Old%'")).isEqualTo(1);
    }
    assertThat(database.rows("SELECT id, address FROM orders_archive ORDER BY id"))
        .containsExactly("1|gone", "1|gone", "2|High Street");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void valuesThatAreLeftUndoEverything(Server server) throws SQLException {
    VerbDatabase database = database(server);
    database.plainly(
        "UPDATE people SET deleted_by = 'Ann Arbor', deleted_at = CURRENT_TIMESTAMP WHERE id = 1");
    try (Connection driven = database.driven()) {
      SQLException left = failure(driven, "ERASE FROM people WHERE id = 1");
      assertThat(left.getSQLState()).isEqualTo("SD006");
      assertThat(left.getMessage()).containsIgnoringCase("deleted_by");
      assertThat(database.rows("SELECT name FROM people WHERE id = 1"))
          .containsExactly("Ann Arbor");
      assertThat(database.rows("SELECT count(*) FROM trail")).containsExactly("0");
      assertThat(driven.getAutoCommit()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void holdsAndMissingReasonsRefuse(Server server) throws SQLException {
    VerbDatabase database = database(server);
    database.plainly("UPDATE people SET on_hold = 1 WHERE id = 1");
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement()) {
      assertThat(failure(driven, "ERASE FROM people WHERE id = 1").getSQLState())
          .isEqualTo("SD003");
      assertThat(failure(driven, "ERASE FROM bills WHERE id = 1").getSQLState()).isEqualTo("SD003");
      assertThat(failure(driven, "ERASE FROM people").getSQLState()).isEqualTo("SD002");
      try {
        statement.executeUpdate("ERASE FROM people WHERE id = 3");
        throw new AssertionError("no reason was given");
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("SD004");
      }
      assertThat(database.rows("SELECT name FROM people WHERE id = 3")).containsExactly("Cyd Cox");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void rowThatIsStillReferredToIsNotRemoved(Server server) throws SQLException {
    VerbDatabase database = database(server);
    database.plainly("INSERT INTO likes VALUES (1, 1, NULL, 'x')");
    try (Connection driven = database.driven()) {
      SQLException referred = failure(driven, "ERASE FROM visits WHERE id = 1");
      assertThat(referred.getSQLState()).startsWith("23");
      assertThat(database.rows("SELECT id FROM visits ORDER BY id")).isEqualTo(List.of("1", "2"));
      assertThat(update(driven, "ERASE FROM visits WHERE id = 2")).isEqualTo(1);
      assertThat(database.rows("SELECT id FROM likes")).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void whatOthersCommittedMeanwhileCounts(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      VerbDatabase.begin(driven, "likes");
      database.plainly("INSERT INTO likes VALUES (1, 2, NULL, 'x')");
      assertThat(failure(driven, "ERASE FROM visits WHERE id = 2").getSQLState()).startsWith("23");
      driven.rollback();
      VerbDatabase.begin(driven, "likes");
      database.plainly("UPDATE people SET on_hold = 1");
      assertThat(failure(driven, "ERASE FROM people WHERE id = 3").getSQLState())
          .isEqualTo("SD003");
      driven.rollback();
    }
    assertThat(database.rows("SELECT id FROM likes")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void hintTellsWhoAlsoWhereChildrenFollow(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement()) {
      statement.executeUpdate(
          "/* softdelete:actor='dpo' reason='request 8' */ ERASE FROM people WHERE id = 3");
    }
    assertThat(database.rows("SELECT deleted_by FROM people WHERE id = 3")).containsExactly("dpo");
  }

  /** What a guarded table's trigger asks for must not outlive the operation. */
  @Test
  void whatRunsOutOfTimeHoldsNoToken() throws SQLException {
    VerbDatabase database = database(Server.MARIADB);
    database.plainly("CREATE TRIGGER slow BEFORE DELETE ON visits FOR EACH ROW DO SLEEP(2)");
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement();
        SoftDelete.Scope scope = SoftDelete.as("dpo", "request 9")) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeUpdate("ERASE FROM visits WHERE id = 2"))
          .isInstanceOf(SQLTimeoutException.class);
      statement.setQueryTimeout(0);
      try (ResultSet rows = statement.executeQuery("SELECT @softdelete_delete IS NULL")) {
        assertThat(VerbDatabase.rows(rows)).containsExactly("1");
      }
    }
  }

  private static SQLException failure(Connection connection, String sql) {
    try {
      update(connection, sql);
      throw new AssertionError("no failure: " + sql);
    } catch (SQLException e) {
      return e;
    }
  }
}
