package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.softdelete.it.Server;
import io.softdelete.jdbc.PurgeProgress;
import io.softdelete.jdbc.Purged;
import io.softdelete.jdbc.RecycleBin;
import io.softdelete.jdbc.Selection;
import io.softdelete.jdbc.SoftDelete;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Java API on real databases, over a pool and over a connection. */
final class RecycleBinIT {
  private static final String CATALOG =
      """
      defaults:
        set: {deletion_id: "${operation}", deleted_by: "${actor}"}
        retention: 30d
      tables:
        teams: {}
        members: {}
        '"Seats"': {}
        people: {erase: {set: {name: "'gone'"}}, audit: true, retention: 1d}
        orders:
          delete: archive
          archive: {table: orders_archive, set: {archived_at: CURRENT_TIMESTAMP, deletion_id: "${operation}"}}
      audit: {table: trail, require: [reason]}
      """;

  private static VerbDatabase database(Server server) throws SQLException {
    String marker =
        ", deleted_at {timestamp} NULL, deletion_id {uuid} NULL, deleted_by VARCHAR(80) NULL";
    String quote = server == Server.MARIADB ? "`" : "\"";
    return VerbDatabase.create(
        server,
        CATALOG,
        "CREATE TABLE teams (id INT PRIMARY KEY" + marker + ")",
        "CREATE TABLE members (id INT PRIMARY KEY, team INT"
            + marker
            + ", FOREIGN KEY (team) REFERENCES teams (id) ON DELETE CASCADE)",
        "CREATE TABLE %sSeats%s (%sRow%s INT, no INT, member INT%s, PRIMARY KEY (%sRow%s, no), FOREIGN KEY (member) REFERENCES members (id) ON DELETE CASCADE)"
            .formatted(quote, quote, quote, quote, marker, quote, quote),
        "CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(20)" + marker + ")",
        "CREATE TABLE orders (id INT PRIMARY KEY, name VARCHAR(20))",
        "CREATE TABLE orders_archive (id INT, name VARCHAR(20), archived_at {timestamp} NULL, deletion_id {uuid} NULL)",
        "CREATE TABLE trail (table_name VARCHAR(40), record_id VARCHAR(40), deleted_by VARCHAR(80), reason VARCHAR(80), deleted_at {timestamp}, action VARCHAR(20))");
  }

  private static HikariDataSource pool(VerbDatabase database, boolean autoCommit) {
    HikariConfig configuration = new HikariConfig();
    configuration.setJdbcUrl(
        database
            .server()
            .throughDriver(database.url(), Map.of("catalog", database.catalog().toString())));
    configuration.setMaximumPoolSize(2);
    configuration.setAutoCommit(autoCommit);
    return new HikariDataSource(configuration);
  }

  private static void age(VerbDatabase database, String... tables) throws SQLException {
    for (String table : tables) {
      String column = table.endsWith("_archive") ? "archived_at" : "deleted_at";
      database.plainly(
          "UPDATE "
              + table
              + " SET "
              + column
              + " = '2020-01-01 00:00:00' WHERE "
              + column
              + " IS NOT NULL");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void rowsComeBackByKeyAndByCondition(Server server) throws SQLException {
    VerbDatabase database = database(server);
    database.plainly(
        "INSERT INTO teams (id) VALUES (1), (2)",
        "INSERT INTO members (id, team) VALUES (1, 1), (2, 2)",
        "INSERT INTO orders (id, name) VALUES (1, 'a'), (2, 'b')");
    try (HikariDataSource pool = pool(database, false)) {
      try (Connection driven = pool.getConnection();
          Statement statement = driven.createStatement()) {
        statement.executeUpdate(
            "INSERT INTO \"Seats\" VALUES (1, 1, 1, NULL, NULL, NULL), (1, 2, 2, NULL, NULL, NULL)"
                .replace('"', server == Server.MARIADB ? '`' : '"'));
        statement.executeUpdate("DELETE FROM teams");
        statement.executeUpdate("DELETE FROM orders");
        driven.commit();
      }
      RecycleBin bin = SoftDelete.on(pool);
      assertThat(bin.undelete("teams", Selection.key(1)).rows()).isEqualTo(1);
      assertThat(database.rows("SELECT id FROM members WHERE deleted_at IS NULL"))
          .containsExactly("1");
      assertThat(bin.undelete("Teams", Selection.key("2")).losses()).isEmpty();
      assertThat(bin.undelete("orders", Selection.where("name = ? -- the second", "b")).rows())
          .isEqualTo(1);
      assertThat(database.rows("SELECT name FROM orders")).containsExactly("b");
      assertThatThrownBy(() -> bin.undelete("nothing", Selection.key(1)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("registered");
      assertThatThrownBy(() -> bin.undelete("teams; DROP TABLE teams", Selection.key(1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> bin.undelete("\"Seats\"", Selection.key(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Row");
      try (Connection driven = pool.getConnection();
          Statement statement = driven.createStatement()) {
        statement.executeUpdate("DELETE FROM members WHERE id = 2");
        driven.commit();
      }
      assertThatThrownBy(() -> bin.undelete("\"Seats\"", Selection.key(1, 2)))
          .as("its member stays deleted")
          .isInstanceOf(SQLException.class);
      assertThat(bin.undelete("members", Selection.key(2)).rows()).isEqualTo(1);
      assertThat(bin.undelete("\"Seats\"", Selection.key(1, 2)).rows()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void purgeGoesInBatchesChildrenFirst(Server server) throws SQLException {
    VerbDatabase database = database(server);
    String values =
        IntStream.rangeClosed(1, 40).mapToObj(i -> "(" + i + ")").collect(Collectors.joining(", "));
    String members =
        IntStream.rangeClosed(1, 40)
            .mapToObj(i -> "(" + i + ", " + i + ")")
            .collect(Collectors.joining(", "));
    database.plainly(
        "INSERT INTO teams (id) VALUES " + values,
        "INSERT INTO members (id, team) VALUES " + members);
    try (HikariDataSource pool = pool(database, server != Server.H2)) {
      try (Connection driven = pool.getConnection();
          Statement statement = driven.createStatement()) {
        statement.executeUpdate("DELETE FROM teams");
        if (!driven.getAutoCommit()) {
          driven.commit();
        }
      }
      age(database, "teams", "members");
      database.plainly("UPDATE members SET deleted_at = NULL WHERE id <= 3");
      List<PurgeProgress> told = new ArrayList<>();
      RecycleBin bin = SoftDelete.on(pool).as("cleaner", "retention");
      assertThat(bin.purgeAll().count())
          .containsEntry(key(bin, "members"), 37L)
          .containsEntry(key(bin, "teams"), 40L);
      Purged some =
          bin.purge("teams", Selection.where("id > ?", 30)).batchSize(4).listener(told::add).run();
      assertThat(some.rows()).isEqualTo(10);
      assertThat(some.complete()).isTrue();
      assertThat(told).hasSize(4);
      assertThat(told.get(2).rows()).isEqualTo(10);
      Purged stopped = bin.purgeAll().timeLimit(Duration.ZERO).run();
      assertThat(stopped.complete()).isFalse();
      assertThat(stopped.rows()).isZero();
      Purged all = bin.purgeAll().batchSize(2).pause(Duration.ofMillis(1)).run();
      assertThat(all.complete()).isTrue();
      assertThat(all.rows()).isEqualTo(27 + 27);
      assertThat(all.left()).isEqualTo(3);
      assertThat(
              all.tables().stream()
                  .map(table -> table.name().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT))
                  .filter(name -> !name.startsWith("o") && !name.startsWith("p")))
          .containsExactly("seats", "members", "teams");
      assertThat(database.rows("SELECT id FROM teams ORDER BY id")).containsExactly("1", "2", "3");
    }
  }

  private static String key(RecycleBin bin, String table) throws SQLException {
    return bin.purgeAll().count().keySet().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("." + table))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aGrandchildThatStaysStopsNothingElse(Server server) throws SQLException {
    VerbDatabase database = database(server);
    String quote = server == Server.MARIADB ? "`" : "\"";
    database.plainly(
        "INSERT INTO teams (id, deleted_at) VALUES (1, '2020-01-01'), (2, '2020-01-01'), (3, '2020-01-01'), (4, '2020-01-01'), (5, '2020-01-01')",
        "INSERT INTO members (id, team, deleted_at) VALUES (1, 1, '2020-01-01'), (2, 2, '2020-01-01'), (3, 3, '2020-01-01')",
        "INSERT INTO %sSeats%s (%sRow%s, no, member) VALUES (1, 1, 1), (1, 2, 2), (1, 3, 3)"
            .formatted(quote, quote, quote, quote));
    try (Connection driven = database.driven()) {
      driven.setAutoCommit(false);
      Purged purged = SoftDelete.on(driven).purge("teams").batchSize(1).run();
      assertThat(purged.rows()).isEqualTo(2);
      assertThat(purged.left()).isEqualTo(3);
      driven.rollback();
    }
    assertThat(database.rows("SELECT count(*) FROM teams"))
        .as("one transaction")
        .containsExactly("5");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void eraseSaysWhoAndWhy(Server server) throws SQLException {
    VerbDatabase database = database(server);
    database.plainly("INSERT INTO people (id, name) VALUES (1, 'Ann Arbor')");
    try (HikariDataSource pool = pool(database, true)) {
      assertThatThrownBy(() -> SoftDelete.on(pool).erase("people", Selection.key(1)))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("SD004");
      assertThatThrownBy(() -> SoftDelete.on(pool).as("dpo", "r7").erase("people", Selection.all()))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("SD002");
      assertThat(SoftDelete.on(pool).as("dpo", "r7").erase("people", Selection.key(1)))
          .isEqualTo(1);
    }
    assertThat(database.rows("SELECT name FROM people")).containsExactly("gone");
    assertThat(database.rows("SELECT deleted_by, reason FROM trail WHERE action = 'ERASE'"))
        .containsExactly("dpo|r7");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void anotherDriversConnectionIsRefused(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection plain = database.plain()) {
      assertThatThrownBy(() -> SoftDelete.on(plain).undelete("teams", Selection.key(1)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("jdbc:softdelete:");
    }
  }
}
