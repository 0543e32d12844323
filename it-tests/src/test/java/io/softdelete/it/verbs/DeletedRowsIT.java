package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import io.softdelete.jdbc.Change;
import io.softdelete.jdbc.Cursor;
import io.softdelete.jdbc.DeletedRow;
import io.softdelete.jdbc.RecycleBin;
import io.softdelete.jdbc.RowState;
import io.softdelete.jdbc.Selection;
import io.softdelete.jdbc.SoftDelete;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the Java API tells of deleted rows, on real databases. */
final class DeletedRowsIT {
  private static final String CATALOG =
      """
      tables:
        teams: {set: {deletion_id: "${operation}", deleted_by: "${actor}"}}
        members: {audit: true, set: {deletion_id: "${operation}"}, erase: {}}
        orders:
          delete: archive
          archive: {table: orders_archive, set: {archived_at: CURRENT_TIMESTAMP, deletion_id: "${operation}"}}
        seats: {delete: hard, audit: true}
      audit: {table: trail}
      """;

  private static VerbDatabase database(Server server) throws SQLException {
    String number =
        server == Server.MARIADB
            ? "BIGINT AUTO_INCREMENT PRIMARY KEY"
            : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
    return VerbDatabase.create(
        server,
        CATALOG,
        "CREATE TABLE teams (id INT PRIMARY KEY, deleted_at {timestamp} NULL, deletion_id {uuid}"
            + " NULL, deleted_by VARCHAR(80) NULL)",
        "CREATE TABLE members (id INT PRIMARY KEY, team INT, deleted_at {timestamp} NULL,"
            + " deletion_id {uuid} NULL, FOREIGN KEY (team) REFERENCES teams (id) ON DELETE"
            + " CASCADE)",
        "CREATE TABLE orders (id INT PRIMARY KEY, name VARCHAR(20))",
        "CREATE TABLE orders_archive (id INT, name VARCHAR(20), archived_at {timestamp} NULL,"
            + " deletion_id {uuid} NULL)",
        "CREATE TABLE seats (house VARCHAR(20), no INT, PRIMARY KEY (house, no))",
        "CREATE TABLE trail (log_id "
            + number
            + ", table_name VARCHAR(40), record_id VARCHAR(80), deleted_by VARCHAR(80), reason"
            + " VARCHAR(80), deleted_at {timestamp}, action VARCHAR(20), operation_id {uuid})",
        "INSERT INTO teams (id) VALUES (1), (2)",
        "INSERT INTO members (id, team) VALUES (11, 1), (12, 1), (21, 2)",
        "INSERT INTO orders VALUES (1, 'a'), (2, 'b')",
        "INSERT INTO seats VALUES ('O''Hara', 1), ('b', 2)");
  }

  private static void update(Connection driven, String... statements) throws SQLException {
    try (Statement statement = driven.createStatement();
        SoftDelete.Scope scope = SoftDelete.as("alice", "ticket 7")) {
      for (String sql : statements) {
        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
      }
    }
  }

  @Test
  void tableThatIsntThereIsNamed() throws SQLException {
    VerbDatabase database = VerbDatabase.create(Server.H2, "tables: {nowhere: {}}\n");
    try (Connection driven = database.driven()) {
      RecycleBin bin = SoftDelete.on(driven);
      assertThatThrownBy(() -> bin.deletedRows("nowhere", Selection.all(), 10))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("NOWHERE, which isn't there");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void rowsAreToldWithWhoAndWhy(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      Instant before = Instant.now().minus(Duration.ofMinutes(1));
      update(
          driven,
          "DELETE FROM teams WHERE id = 1",
          "DELETE FROM orders WHERE id = 2",
          "DELETE FROM seats WHERE no = 1");
      RecycleBin bin = SoftDelete.on(driven);
      DeletedRow team = bin.deletedRows("teams", Selection.all(), 10).get(0);
      assertThat(team.key()).containsExactly("1");
      assertThat(team.by()).contains("alice");
      assertThat(team.reason()).as("no column, no audit").isEmpty();
      assertThat(team.at().orElseThrow()).isBetween(before, before.plusSeconds(3_600));
      List<DeletedRow> members = bin.deletedRows("members", Selection.where("id > ?", 11), 10);
      assertThat(members).hasSize(1);
      assertThat(members.get(0).by()).as("from the audit table").contains("alice");
      assertThat(members.get(0).reason()).contains("ticket 7");
      assertThat(members.get(0).operation()).isEqualTo(team.operation());
      assertThat(bin.deletedRows("members", Selection.all(), 1)).hasSize(1);
      DeletedRow order = bin.deletedRows("orders", Selection.key(2), 10).get(0);
      assertThat(order.place()).isEqualTo(DeletedRow.Place.ARCHIVE);
      DeletedRow seat = bin.deletedRows("seats", Selection.all(), 10).get(0);
      assertThat(seat.place()).isEqualTo(DeletedRow.Place.AUDIT);
      assertThat(seat.key().get(0)).contains("O'Hara");
      assertThat(bin.deletedRows("seats", Selection.key("O'Hara", 1), 10)).containsExactly(seat);
      assertThatThrownBy(() -> bin.deletedRows("seats", Selection.where("no = 1"), 10))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("by key");
      Object[] key = team.key().toArray();
      assertThat(bin.undelete("teams", Selection.key(key)).rows()).isEqualTo(1);
      assertThat(bin.deletedRows("teams", Selection.all(), 10)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void rowsThatAreGoneAreToldTheNewestFirst(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      update(
          driven,
          "DELETE FROM seats WHERE no = 2",
          "DELETE FROM seats WHERE no = 1",
          "INSERT INTO seats VALUES ('b', 2)",
          "DELETE FROM seats WHERE no = 2");
      database.plainly(
          "INSERT INTO trail (table_name, record_id, action) VALUES ('seats', 'x', 'BYPASS')");
      RecycleBin bin = SoftDelete.on(driven);
      List<DeletedRow> all = bin.deletedRows("seats", Selection.all(), 2);
      assertThat(all).hasSize(2);
      assertThat(all.get(0).key()).as("the newest, and no bypass").isNotEqualTo(all.get(1).key());
      assertThat(bin.deletedRows("seats", Selection.key("b", 2), 9)).hasSize(2);
      assertThat(bin.deletedRows("seats", Selection.key("b", 2), 1)).containsExactly(all.get(0));
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void everyRowIsExplained(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      update(driven, "DELETE FROM teams WHERE id = 1", "DELETE FROM orders WHERE id = 2");
      RecycleBin bin = SoftDelete.on(driven);
      assertThat(bin.explain("teams", Selection.key(2))).isEqualTo(new RowState.Active());
      assertThat(bin.explain("orders", Selection.key("1"))).isEqualTo(new RowState.Active());
      assertThat(bin.explain("teams", Selection.key(3))).isEqualTo(new RowState.Unknown());
      RowState.Deleted member = (RowState.Deleted) bin.explain("members", Selection.key("12"));
      assertThat(member.row().reason()).contains("ticket 7");
      assertThat(member.with().values()).containsExactlyInAnyOrder(1L, 2L);
      RowState.Archived order = (RowState.Archived) bin.explain("orders", Selection.key(2));
      assertThat(order.with()).hasSize(1);
      update(driven, "ERASE FROM members WHERE id = 12", "DELETE FROM seats WHERE no = 2");
      RowState.Removed erased = (RowState.Removed) bin.explain("members", Selection.key(12));
      assertThat(erased.action()).isEqualTo("ERASE");
      assertThat(erased.row().by()).contains("alice");
      assertThat(bin.explain("seats", Selection.key("b", "2")))
          .isInstanceOf(RowState.Removed.class);
      assertThat(bin.explain("seats", Selection.key("O'Hara", 1))).isEqualTo(new RowState.Active());
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void changesComeInTheirOrderAndNoneIsLost(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven();
        Connection slow = database.driven()) {
      RecycleBin bin = SoftDelete.on(driven);
      List<String> told = new ArrayList<>();
      slow.setAutoCommit(false);
      update(slow, "DELETE FROM members WHERE id = 21");
      update(driven, "DELETE FROM teams WHERE id = 1", "DELETE FROM seats WHERE no = 2");
      Cursor first = bin.changesSince(Cursor.beginning(), change -> told.add(text(change)));
      assertThat(told)
          .containsExactlyInAnyOrder(
              "DELETED members 11", "DELETED members 12", "DELETED teams 1", told.get(3))
          .element(0)
          .as("children first")
          .asString()
          .contains("members");
      slow.commit();
      update(driven, "DELETE FROM orders WHERE id = 1", "UNDELETE FROM members WHERE id = 21");
      told.clear();
      Cursor second =
          bin.changesSince(Cursor.parse(first.toString()), change -> told.add(text(change)));
      assertThat(told).contains("DELETED orders 1");
      assertThat(told)
          .as("what committed later than its time says, in its order")
          .containsSubsequence("DELETED members 21", "RESTORED members 21");
      update(driven, "PURGE FROM members WHERE id = 11", "ERASE FROM members WHERE id = 12");
      told.clear();
      bin.changesSince(second, Duration.ofMinutes(1), change -> told.add(text(change)));
      assertThat(told).containsSubsequence("DELETED members 11", "PURGED members 11");
      assertThat(told).contains("ERASED members 12");
      assertThat(driven.getAutoCommit()).isTrue();
      assertThatThrownBy(() -> Cursor.parse("yesterday"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aKeyNamesItsRowAndNoOther(Server server) throws SQLException {
    VerbDatabase database =
        VerbDatabase.create(
            server,
            "tables: {codes: {}, prices: {}, numbers: {}}",
            "CREATE TABLE codes (code VARCHAR(5) PRIMARY KEY, deleted_at {timestamp} NULL)",
            "CREATE TABLE prices (price NUMERIC(8, 2) PRIMARY KEY, deleted_at {timestamp} NULL)",
            "CREATE TABLE numbers (id INT PRIMARY KEY, deleted_at {timestamp} NULL)",
            "INSERT INTO codes VALUES ('abcde', '2020-01-01'), ('0', '2020-01-01')",
            "INSERT INTO prices VALUES (1.25, '2020-01-01')",
            "INSERT INTO numbers VALUES (17, '2020-01-01'), (0, '2020-01-01')");
    try (Connection driven = database.driven()) {
      RecycleBin bin = SoftDelete.on(driven);
      assertThat(bin.undelete("codes", Selection.key("abcdefgh")).rows()).isZero();
      assertThat(bin.undelete("prices", Selection.key("1.249")).rows()).isZero();
      assertThat(bin.undelete("prices", Selection.key(1.249)).rows()).isZero();
      for (Object wrong : new Object[] {"17x", "x", "", "16.9"}) {
        long restored = 0;
        try {
          restored = bin.undelete("numbers", Selection.key(wrong)).rows();
        } catch (SQLException | IllegalArgumentException e) {
          assertThat(e).as("that is an answer too").isNotNull();
        }
        assertThat(restored).as(String.valueOf(wrong)).isZero();
      }
      assertThat(bin.undelete("codes", Selection.key(0)).rows()).isEqualTo(1);
      assertThat(database.rows("SELECT code FROM codes WHERE deleted_at IS NULL"))
          .containsExactly("0");
      assertThat(bin.undelete("codes", Selection.key("abcde")).rows()).isEqualTo(1);
      assertThat(bin.undelete("prices", Selection.key("1.25")).rows()).isEqualTo(1);
      assertThat(bin.undelete("numbers", Selection.key(" 17")).rows()).isEqualTo(1);
      assertThat(bin.undelete("numbers", Selection.key(0L)).rows()).isEqualTo(1);
    }
  }

  private static String text(Change change) {
    return change.kind()
        + " "
        + change.row().table().replaceFirst(".*\\.", "").toLowerCase(java.util.Locale.ROOT)
        + " "
        + String.join(",", change.row().key());
  }
}
