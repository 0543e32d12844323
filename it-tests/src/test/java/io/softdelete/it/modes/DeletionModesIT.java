package io.softdelete.it.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.modes.ModesDatabase.Kind;
import io.softdelete.jdbc.SoftDelete;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of rows in archive and hard mode, and what the audit table keeps. */
final class DeletionModesIT {
  static final String CATALOG =
      """
      tables:
        orders:
          delete: archive
          archive:
            table: orders_archive
            set:
              archived_at: CURRENT_TIMESTAMP
              archived_by: "${actor}"
              operation: "${operation}"
              was: "CONCAT(label, '/', total)"
        consents: {delete: hard, audit: true}
        pairs: {delete: hard, audit: true}
        notes: {audit: true}
        invoices: {delete: archive, audit: true, archive: {table: invoices_archive}}
        drafts: {delete: hard}
      audit: {table: audit_log}
      foreign-keys: ignore
      """;

  static ModesDatabase database(Kind kind) throws SQLException {
    ModesDatabase database = ModesDatabase.create(kind);
    database.execute(
        "CREATE TABLE orders (id INT PRIMARY KEY, label VARCHAR(40), total INT, twice INT"
            + " GENERATED ALWAYS AS (total * 2)"
            + (kind == Kind.POSTGRESQL ? " STORED" : "")
            + ")",
        "CREATE TABLE orders_archive (archived_at {timestamp}, archived_by VARCHAR(40), operation"
            + " {uuid}, was VARCHAR(80), id INT, label VARCHAR(40), total INT CHECK (total < 900),"
            + " twice INT)",
        "CREATE TABLE consents (id INT PRIMARY KEY, email VARCHAR(40))",
        "CREATE TABLE pairs (a INT, b VARCHAR(10), PRIMARY KEY (b, a))",
        "CREATE TABLE notes (id INT PRIMARY KEY, body VARCHAR(40), deleted_at {timestamp})",
        "CREATE TABLE invoices (id INT PRIMARY KEY, body VARCHAR(40))",
        "CREATE TABLE invoices_archive (id INT, body VARCHAR(40))",
        "CREATE TABLE drafts (id INT PRIMARY KEY)",
        "CREATE TABLE audit_log (table_name VARCHAR(40) NOT NULL, record_id VARCHAR(60) NOT NULL,"
            + " deleted_by VARCHAR(40), reason VARCHAR(40), deleted_at {timestamp}, action"
            + " VARCHAR(10), operation_id {uuid})",
        "INSERT INTO orders (id, label, total) VALUES (1, 'one', 10), (2, 'two', 20), (3, 'three',"
            + " 30), (4, 'four', 40), (9, 'nine', 900)",
        "INSERT INTO consents VALUES (1, 'a@b.c'), (2, 'd@e.f')",
        "INSERT INTO pairs VALUES (1, 'x'), (2, 'y')",
        "INSERT INTO notes (id, body) VALUES (1, 'secret')",
        "INSERT INTO invoices VALUES (1, 'secret'), (2, 'other')",
        "INSERT INTO drafts VALUES (1), (2)");
    return database;
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static List<String> archived(ModesDatabase database) throws SQLException {
    return database.rows(
        "SELECT id, label, total, archived_by, was FROM orders_archive ORDER BY id");
  }

  private static List<String> left(ModesDatabase database) throws SQLException {
    return database.rows("SELECT id FROM orders ORDER BY id");
  }

  @ParameterizedTest
  @EnumSource
  void archivedRowsMove(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of());
        var scope = SoftDelete.as("alice")) {
      // MariaDB has no alias there.
      String alias = kind == Kind.MARIADB ? "" : "o";
      String name = kind == Kind.MARIADB ? "orders" : "o";
      assertThat(
              update(
                  connection,
                  "DELETE FROM orders %s WHERE %s.id < ? AND %<s.total > ?".formatted(alias, name),
                  3,
                  0))
          .isEqualTo(2);
      try (Statement statement = connection.createStatement()) {
        assertThat(statement.execute("DELETE FROM orders WHERE id = 3")).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(1);
      }
      assertThat(update(connection, "DELETE FROM orders WHERE id = 3")).isZero();
    }
    assertThat(left(database)).containsExactly("4", "9");
    assertThat(archived(database))
        .containsExactly(
            "1|one|10|alice|one/10", "2|two|20|alice|two/20", "3|three|30|alice|three/30");
    assertThat(database.rows("SELECT DISTINCT operation FROM orders_archive")).hasSize(2);
    assertThat(
            database.rows(
                "SELECT COUNT(*) FROM orders_archive WHERE archived_at IS NULL OR twice <> total *"
                    + " 2"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @EnumSource
  void failedArchiveInsertDeletesNothing(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      assertThatThrownBy(() -> update(connection, "DELETE FROM orders WHERE id > ?", 3))
          .isInstanceOf(SQLException.class);
      assertThat(left(database)).containsExactly("1", "2", "3", "4", "9");
      connection.setAutoCommit(false);
      assertThat(update(connection, "DELETE FROM orders WHERE id = ?", 1)).isEqualTo(1);
      connection.rollback();
      assertThat(left(database)).containsExactly("1", "2", "3", "4", "9");
      assertThat(archived(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchesCountLikeDeletes(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM orders WHERE id BETWEEN ? AND ?")) {
        for (int[] range : new int[][] {{1, 2}, {2, 3}, {7, 8}}) {
          delete.setInt(1, range[0]);
          delete.setInt(2, range[1]);
          delete.addBatch();
        }
        assertThat(delete.executeLargeBatch()).containsExactly(2, 1, 0);
      }
      try (Statement statement = connection.createStatement()) {
        statement.addBatch("DELETE FROM orders WHERE id = 4");
        statement.addBatch("DELETE FROM orders WHERE id = 9");
        assertThatThrownBy(statement::executeBatch)
            .isInstanceOfSatisfying(
                BatchUpdateException.class,
                e ->
                    assertThat(e.getUpdateCounts())
                        .containsExactly(
                            kind == Kind.POSTGRESQL ? Statement.EXECUTE_FAILED : 1,
                            Statement.EXECUTE_FAILED));
      }
    }
    // pgjdbc sends a batch as one transaction, the others do not.
    boolean together = kind == Kind.POSTGRESQL;
    assertThat(left(database)).isEqualTo(together ? List.of("4", "9") : List.of("9"));
    assertThat(database.rows("SELECT DISTINCT operation FROM orders_archive"))
        .hasSize(together ? 2 : 3);
  }

  @ParameterizedTest
  @EnumSource
  void auditKeepsTheKeyAndNothingElse(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of());
        var scope = SoftDelete.as("alice", "asked for")) {
      assertThat(update(connection, "DELETE FROM consents WHERE email LIKE ?", "%@%")).isEqualTo(2);
      assertThat(update(connection, "DELETE FROM pairs WHERE a = ?", 2)).isEqualTo(1);
      assertThat(update(connection, "DELETE FROM notes")).isEqualTo(1);
      assertThat(update(connection, "DELETE FROM notes")).isZero();
      assertThat(update(connection, "DELETE FROM invoices WHERE id = 1")).isEqualTo(1);
      assertThat(update(connection, "DELETE FROM drafts WHERE id = 1")).isEqualTo(1);
    }
    assertThat(
            database.rows(
                "SELECT table_name, REPLACE(record_id, ' ', ''), deleted_by, reason, action FROM"
                    + " audit_log ORDER BY 1, 2"))
        .containsExactly(
            "consents|1|alice|asked for|DELETE",
            "consents|2|alice|asked for|DELETE",
            "invoices|1|alice|asked for|ARCHIVE",
            "notes|1|alice|asked for|DELETE",
            kind == Kind.H2
                ? "pairs|{\"B\":\"y\",\"A\":2}|alice|asked for|DELETE"
                : "pairs|{\"b\":\"y\",\"a\":2}|alice|asked for|DELETE");
    assertThat(database.rows("SELECT DISTINCT operation_id FROM audit_log")).hasSize(4);
    assertThat(database.rows("SELECT id FROM consents")).isEmpty();
    assertThat(database.rows("SELECT a FROM pairs")).containsExactly("1");
    assertThat(database.rows("SELECT id FROM notes WHERE deleted_at IS NOT NULL")).hasSize(1);
    assertThat(database.rows("SELECT id, body FROM invoices_archive")).containsExactly("1|secret");
    assertThat(database.rows("SELECT id FROM drafts")).containsExactly("2");
  }

  @ParameterizedTest
  @EnumSource
  void readsShowTheArchiveOnDemand(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      update(connection, "DELETE FROM orders WHERE id IN (1, 2)");
      assertThat(ModesDatabase.rows(connection, "SELECT id FROM orders ORDER BY id"))
          .containsExactly("3", "4", "9");
      assertThat(
              ModesDatabase.rows(
                  connection,
                  "/* softdelete:with-deleted */ SELECT * FROM orders WHERE orders.id < 4 ORDER BY"
                      + " id"))
          .containsExactly("1|one|10|20", "2|two|20|40", "3|three|30|60");
      assertThat(
              ModesDatabase.rows(
                  connection,
                  "SELECT o.id, d.id FROM orders o LEFT JOIN orders /* softdelete:only-deleted */ d"
                      + " ON d.id = o.id - 2 ORDER BY o.id"))
          .containsExactly("3|1", "4|2", "9|null");
      assertThat(
              ModesDatabase.rows(
                  connection,
                  "/* softdelete:only-deleted */ SELECT COUNT(*), SUM(total) FROM orders"))
          .containsExactly("2|30");
      assertThat(
              update(connection, "/* softdelete:with-deleted */ DELETE FROM orders WHERE id < 4"))
          .isEqualTo(1);
      assertThat(update(connection, "/* softdelete:only-deleted */ DELETE FROM orders")).isZero();
      assertRefused(
          "SD002",
          connection,
          "/* softdelete:with-deleted */ UPDATE orders SET total = 0",
          "archive");
    }
  }

  /** MariaDB's DELETE by a join; a hint says what is read, a DELETE is for active rows only. */
  @Test
  void hintsNeverLetAJoinedDeleteReachDeletedRows() throws SQLException {
    ModesDatabase database = database(Kind.MARIADB);
    database.execute(
        "INSERT INTO orders_archive (id, label, total, twice) VALUES (3, 'ghost', 1, 2)");
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      for (String table : List.of("orders", "drafts", "consents", "invoices")) {
        assertThat(
                update(
                    connection,
                    "/* softdelete:only-deleted */ DELETE t FROM %s t JOIN (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3) x ON x.n = t.id"
                        .formatted(table)))
            .as(table)
            .isZero();
      }
      assertThat(database.rows("SELECT COUNT(*) FROM audit_log")).containsExactly("0");
      assertThat(archived(database)).containsExactly("3|ghost|1|null|null");
      assertThat(
              update(
                  connection,
                  "/* softdelete:with-deleted */ DELETE o FROM orders o JOIN orders p ON p.id ="
                      + " o.id WHERE p.label = 'ghost'"))
          .isEqualTo(1);
    }
    assertThat(left(database)).containsExactly("1", "2", "4", "9");
    assertThat(archived(database)).hasSize(2);
    assertThat(database.rows("SELECT id FROM drafts")).containsExactly("1", "2");
  }

  /** MariaDB's DELETE by a join from an audited table that is soft. */
  @Test
  void joinedDeleteOfAMarkedRowIsAudited() throws SQLException {
    ModesDatabase database = database(Kind.MARIADB);
    database.execute("INSERT INTO notes VALUES (2, 'ghost', '2001-01-01'), (3, 'kept', NULL)");
    String delete =
        "DELETE n FROM notes n JOIN (SELECT 1 AS x UNION SELECT 2) d ON d.x = n.id WHERE n.body <>"
            + " ?";
    try (Connection connection = database.connect(CATALOG, Map.of());
        var scope = SoftDelete.as("alice", "why")) {
      assertThat(update(connection, "/* softdelete:only-deleted */ " + delete, "x")).isZero();
      assertThat(update(connection, "/* softdelete:with-deleted */ " + delete, "x")).isEqualTo(1);
      assertThat(update(connection, delete, "x")).isZero();
      assertRefused(
          "SD002",
          connection,
          "DELETE n, d FROM notes n JOIN drafts d ON d.id = n.id",
          "DELETE FROM notes");
    }
    assertThat(database.rows("SELECT table_name, record_id, deleted_by, reason FROM audit_log"))
        .containsExactly("notes|1|alice|why");
    assertThat(database.rows("SELECT id FROM notes WHERE deleted_at > '2002-01-01'"))
        .containsExactly("1");
    assertThat(database.rows("SELECT id FROM notes WHERE deleted_at IS NULL")).containsExactly("3");
  }

  @Test
  void returningGivesTheRowAsItWas() throws SQLException {
    ModesDatabase database = database(Kind.POSTGRESQL);
    try (Connection connection = database.connect(CATALOG, Map.of());
        Connection plain = database.plain()) {
      for (String sql :
          List.of(
              "DELETE FROM orders WHERE id = 1 RETURNING *",
              "DELETE FROM orders o WHERE id = 2 RETURNING o.*, total + 1 AS more, upper(label)",
              "DELETE FROM orders o USING consents c WHERE c.id = o.id - 2 RETURNING o.id, c.email"
                  + " mail, o.label",
              "WITH c AS (SELECT 4 AS id) DELETE FROM orders USING c WHERE orders.id = c.id"
                  + " RETURNING orders.twice",
              "WITH gone AS (DELETE FROM orders WHERE id < 5 RETURNING id, label) SELECT"
                  + " count(*), max(gone.label) FROM gone",
              "WITH gone (x) AS MATERIALIZED (DELETE FROM orders WHERE id = 3 RETURNING id) INSERT"
                  + " INTO drafts SELECT x + 10 FROM gone RETURNING id",
              "DELETE FROM consents WHERE id = 1 RETURNING email")) {
        List<String> expected;
        List<String> labels;
        plain.setAutoCommit(false);
        try (Statement statement = plain.createStatement()) {
          assertThat(statement.execute(sql)).isTrue();
          ResultSet rows = statement.getResultSet();
          labels = labels(rows);
          expected = ModesDatabase.rows(rows);
          assertThat(statement.getMoreResults()).isFalse();
          assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
        plain.rollback();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
          assertThat(statement.execute(sql)).as(sql).isTrue();
          ResultSet rows = statement.getResultSet();
          assertThat(rows.getStatement()).isSameAs(statement);
          assertThat(labels(rows)).as(sql).isEqualTo(labels);
          assertThat(ModesDatabase.rows(rows)).as(sql).isEqualTo(expected);
          assertThat(statement.getMoreResults()).isFalse();
          assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
        assertThat(
                ModesDatabase.rows(
                    connection,
                    "/* softdelete:bypass */ SELECT (SELECT count(*) FROM orders) + (SELECT"
                        + " count(*) FROM orders_archive), (SELECT count(*) FROM consents) +"
                        + " (SELECT count(*) FROM audit_log)"))
            .containsExactly("5|2");
        connection.rollback();
      }
    }
  }

  @Test
  void returningOfAnAuditedRowThatIsMarked() throws SQLException {
    ModesDatabase database = database(Kind.POSTGRESQL);
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      assertRefused("SD002", connection, "DELETE FROM notes RETURNING deleted_at", "overwrites");
      assertRefused("SD002", connection, "DELETE FROM notes RETURNING *", "overwrites");
      connection.setAutoCommit(false);
      for (String sql :
          List.of(
              "DELETE FROM notes n WHERE n.id = 1 RETURNING n.id, upper(body), body || '?' AS q",
              "WITH gone AS (DELETE FROM notes WHERE id < 5 RETURNING id, upper(body), body ||"
                  + " '?' q) SELECT * FROM gone")) {
        assertThat(ModesDatabase.rows(connection, sql)).containsExactly("1|SECRET|secret?");
        assertThat(
                ModesDatabase.rows(
                    connection,
                    "/* softdelete:bypass */ SELECT (SELECT count(*) FROM notes WHERE deleted_at"
                        + " IS NOT NULL), (SELECT count(*) FROM audit_log)"))
            .containsExactly("1|1");
        assertThat(ModesDatabase.rows(connection, sql)).isEmpty();
        connection.rollback();
      }
    }
  }

  private static List<String> labels(ResultSet rows) throws SQLException {
    List<String> labels = new java.util.ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      labels.add(rows.getMetaData().getColumnLabel(i) + rows.getMetaData().getColumnTypeName(i));
    }
    return labels;
  }

  @ParameterizedTest
  @EnumSource
  void driftIsFoundBeforeAnythingMoves(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      database.execute("ALTER TABLE orders ADD COLUMN extra VARCHAR(20)");
      assertRefused("SD006", connection, "DELETE FROM orders WHERE id = 1", "extra");
    }
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      database.execute("ALTER TABLE orders_archive ADD COLUMN extra VARCHAR(10)");
      assertRefused("SD006", connection, "DELETE FROM orders WHERE id = 1", "extra");
    }
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      database.execute(
          "ALTER TABLE orders DROP COLUMN extra",
          "ALTER TABLE orders_archive DROP COLUMN extra",
          "ALTER TABLE orders_archive ADD COLUMN must INT NOT NULL");
      assertRefused("SD006", connection, "DELETE FROM orders WHERE id = 1", "must");
      database.execute("ALTER TABLE audit_log DROP COLUMN reason");
      assertRefused("SD006", connection, "DELETE FROM consents", "reason");
    }
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      database.execute("ALTER TABLE audit_log ADD COLUMN reason VARCHAR(9) NOT NULL");
      assertRefused("SD006", connection, "DELETE FROM consents", "reason");
    }
    assertThat(left(database)).containsExactly("1", "2", "3", "4", "9");
  }

  @ParameterizedTest
  @EnumSource
  void missingMarkerIsFoundBeforeAnythingMoves(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    String catalog = "tables: {drafts: {}, consents: {marker: {column: email}, set: {gone: 1}}}";
    try (Connection connection = database.connect(catalog, Map.of())) {
      connection.setAutoCommit(false);
      assertRefused("SD006", connection, "DELETE FROM drafts WHERE id = 1", "deleted_at");
      assertRefused("SD006", connection, "DELETE FROM consents", "gone");
      // Nothing was sent: the transaction goes on.
      assertThat(ModesDatabase.rows(connection, "SELECT COUNT(*) FROM orders"))
          .containsExactly("5");
    }
    assertThat(database.rows("SELECT COUNT(*) FROM drafts")).containsExactly("2");
  }

  @ParameterizedTest
  @EnumSource
  void requiredReasonMustBeGiven(Kind kind) throws SQLException {
    ModesDatabase database = database(kind);
    String catalog =
        CATALOG.replace(
            "audit: {table: audit_log}", "audit: {table: audit_log, require: [actor, reason]}");
    try (Connection connection = database.connect(catalog, Map.of())) {
      assertRefused("SD004", connection, "DELETE FROM consents", "actor");
      connection.setClientInfo("softdelete.actor", "bob");
      assertRefused("SD004", connection, "DELETE FROM consents", "reason");
      assertThat(update(connection, "/* softdelete:reason='ticket' */ DELETE FROM consents"))
          .isEqualTo(2);
      assertThat(update(connection, "DELETE FROM orders WHERE id = 1")).isEqualTo(1);
    }
  }

  private static void assertRefused(
      String state, Connection connection, String sql, String message) {
    assertThatThrownBy(() -> update(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state))
        .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase(message));
  }

  @Test
  void generatedKeysAreTheDeletedRows() throws SQLException {
    ModesDatabase database = database(Kind.POSTGRESQL);
    String[] names = {"label", "id"};
    try (Connection connection = database.connect(CATALOG, Map.of())) {
      for (String table : List.of("orders", "invoices")) {
        names[0] = table.equals("orders") ? "label" : "body";
        try (PreparedStatement delete =
            connection.prepareStatement("DELETE FROM " + table + " WHERE id < ?", names)) {
          delete.setInt(1, 3);
          assertThat(delete.executeUpdate()).isEqualTo(2);
          assertThat(ModesDatabase.rows(delete.getGeneratedKeys()))
              .isEqualTo(
                  table.equals("orders")
                      ? List.of("one|1", "two|2")
                      : List.of("secret|1", "other|2"));
        }
      }
      try (Statement statement = connection.createStatement()) {
        assertThat(statement.executeUpdate("DELETE FROM orders WHERE id = 3", names[1].split(" ")))
            .isEqualTo(1);
        assertThat(ModesDatabase.rows(statement.getGeneratedKeys())).containsExactly("3");
      }
      for (String sql : List.of("DELETE FROM consents", "DELETE FROM notes")) {
        assertThatThrownBy(() -> connection.prepareStatement(sql, new String[] {"id"}))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD002"));
      }
      assertThatThrownBy(() -> connection.prepareStatement("DELETE FROM orders", new int[] {1}))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD002"));
    }
  }
}
