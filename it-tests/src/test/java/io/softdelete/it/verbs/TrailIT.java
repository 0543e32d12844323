package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDelete;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the audit table says of everything that happens to rows. */
final class TrailIT {
  private static final String CATALOG =
      """
      defaults: {audit: true}
      tables:
        teams: {erase: {}}
        members: {}
        folders: {delete: archive, archive: {table: folders_archive, set: {archived_at: CURRENT_TIMESTAMP}}}
        files: {delete: archive, archive: {table: files_archive, set: {archived_at: CURRENT_TIMESTAMP}}}
        seats: {delete: hard}
        coats: {delete: hard}
      audit: {table: trail}
      """;

  private static final String MINIMAL =
      "CREATE TABLE trail (log_id INT %s, table_name VARCHAR(40), record_id VARCHAR(80), deleted_by"
          + " VARCHAR(80), reason VARCHAR(80), deleted_at {timestamp}%s)";

  private static VerbDatabase database(Server server, String more) throws SQLException {
    String number =
        server == Server.MARIADB
            ? "AUTO_INCREMENT PRIMARY KEY"
            : "GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
    return VerbDatabase.create(
        server,
        CATALOG,
        "CREATE TABLE teams (id INT PRIMARY KEY, deleted_at {timestamp} NULL)",
        "CREATE TABLE members (id INT PRIMARY KEY, team INT, boss INT, deleted_at {timestamp}"
            + " NULL, FOREIGN KEY (team) REFERENCES teams (id) ON DELETE CASCADE, FOREIGN KEY"
            + " (boss) REFERENCES members (id) ON DELETE CASCADE)",
        "CREATE TABLE folders (id INT PRIMARY KEY)",
        "CREATE TABLE folders_archive (id INT, archived_at {timestamp} NULL)",
        "CREATE TABLE files (id INT PRIMARY KEY, folder INT, FOREIGN KEY (folder) REFERENCES"
            + " folders (id) ON DELETE CASCADE)",
        "CREATE TABLE files_archive (id INT, folder INT, archived_at {timestamp} NULL)",
        "CREATE TABLE seats (id INT PRIMARY KEY)",
        "CREATE TABLE coats (id INT PRIMARY KEY, seat INT, FOREIGN KEY (seat) REFERENCES seats"
            + " (id) ON DELETE CASCADE)",
        MINIMAL.formatted(number, more),
        "INSERT INTO teams VALUES (1, NULL), (2, NULL)",
        "INSERT INTO members VALUES (11, 1, NULL, NULL), (12, NULL, 11, NULL), (13, NULL, NULL,"
            + " NULL), (14, NULL, 13, NULL)",
        "INSERT INTO folders VALUES (1)",
        "INSERT INTO files VALUES (5, 1), (6, NULL)",
        "INSERT INTO seats VALUES (1), (2)",
        "INSERT INTO coats VALUES (1, 1)");
  }

  private static void everything(VerbDatabase database) throws SQLException {
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement();
        SoftDelete.Scope scope = SoftDelete.as("ann", "why")) {
      for (String sql :
          List.of(
              "DELETE FROM teams WHERE id = 1",
              "DELETE FROM members WHERE id = 13",
              "DELETE FROM folders",
              "DELETE FROM files",
              "DELETE FROM seats",
              "UNDELETE FROM teams WHERE id = 1",
              "PURGE FROM members WHERE id = 14",
              "ERASE FROM teams WHERE id = 2")) {
        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void everyActionHasItsName(Server server) throws SQLException {
    VerbDatabase database = database(server, ", action VARCHAR(10), operation_id {uuid}");
    everything(database);
    assertThat(
            database.rows(
                "SELECT table_name, record_id, action, deleted_by FROM trail ORDER BY table_name,"
                    + " record_id, log_id"))
        .containsExactly(
            "coats|1|CASCADE|ann",
            "files|5|CASCADE|ann",
            "files|6|ARCHIVE|ann",
            "folders|1|ARCHIVE|ann",
            "members|11|CASCADE|ann",
            "members|12|CASCADE|ann",
            "members|13|DELETE|ann",
            "members|14|CASCADE|ann",
            "members|14|PURGE|ann",
            "seats|1|DELETE|ann",
            "seats|2|DELETE|ann",
            "teams|1|DELETE|ann",
            "teams|1|UNDELETE|ann",
            "teams|2|ERASE|ann");
    assertThat(
            database.rows(
                "SELECT count(DISTINCT operation_id) FROM trail WHERE record_id IN ('11', '12') OR"
                    + " (table_name = 'teams' AND action = 'DELETE')"))
        .as("one operation")
        .containsExactly("1");
    assertThat(database.rows("SELECT count(DISTINCT operation_id) FROM trail"))
        .containsExactly("8");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aBypassLeavesOneRowForEachStatement(Server server) throws SQLException {
    VerbDatabase database = database(server, ", action VARCHAR(10), operation_id {uuid}");
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement();
        SoftDelete.Scope scope = SoftDelete.as("bob", "mess");
        PreparedStatement prepared =
            driven.prepareStatement("DELETE /* softdelete:bypass */ FROM coats WHERE id = ?")) {
      prepared.setInt(1, 1);
      assertThat(prepared.executeUpdate()).isEqualTo(1);
      prepared.setInt(1, 9);
      assertThat(prepared.executeUpdate()).isZero();
      driven.setAutoCommit(false);
      statement.executeUpdate("/* softdelete:bypass */ DELETE FROM members WHERE id = 14");
      driven.rollback();
      driven.setAutoCommit(true);
      statement.executeQuery("/* softdelete:bypass */ SELECT * FROM members").close();
      statement.executeUpdate("/* softdelete:bypass */ UPDATE members SET team = 2 WHERE id = 14");
      statement.executeUpdate("/* softdelete:bypass */ DELETE FROM folders_archive");
    }
    assertThat(database.rows("SELECT table_name, record_id, action, deleted_by, reason FROM trail"))
        .containsExactly("coats|*|BYPASS|bob|mess", "coats|*|BYPASS|bob|mess");
    assertThat(database.rows("SELECT count(*) FROM coats")).containsExactly("0");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aMinimalTableWorksAsItIs(Server server) throws SQLException {
    VerbDatabase database = database(server, "");
    everything(database);
    assertThat(database.rows("SELECT count(*), min(reason), max(deleted_by) FROM trail"))
        .containsExactly("14|why|ann");
  }
}
