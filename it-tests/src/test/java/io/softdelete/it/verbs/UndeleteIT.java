package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import io.softdelete.jdbc.SoftDelete;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** UNDELETE as JDBC sees it, on real databases. */
final class UndeleteIT {
  private static final String CATALOG =
      """
      defaults:
        set: {deletion_id: "${operation}", deleted_by: "${actor}"}
      tables:
        customers:
          set: {deletion_id: "${operation}", deleted_by: "${actor}", token: id}
          unset: {token: 0}
        orders: {}
        parts: {}
        notes: {set: {}}
      """;

  private static final String[] SCHEMA = {
    "CREATE TABLE customers (id INT PRIMARY KEY, email VARCHAR(40), token INT DEFAULT 0 NOT NULL,"
        + " deleted_at {timestamp} NULL, deletion_id {uuid} NULL, deleted_by VARCHAR(40) NULL,"
        + " CONSTRAINT customers_email UNIQUE (email, token))",
    "CREATE TABLE orders (id INT PRIMARY KEY, customer INT, total INT,"
        + " deleted_at {timestamp} NULL, deletion_id {uuid} NULL, deleted_by VARCHAR(40) NULL,"
        + " CONSTRAINT orders_customer FOREIGN KEY (customer) REFERENCES customers (id)"
        + " ON DELETE CASCADE)",
    "CREATE TABLE parts (orders_id INT, part INT, deleted_at {timestamp} NULL,"
        + " deletion_id {uuid} NULL, deleted_by VARCHAR(40) NULL, PRIMARY KEY (orders_id, part),"
        + " CONSTRAINT parts_orders FOREIGN KEY (orders_id) REFERENCES orders (id)"
        + " ON DELETE CASCADE)",
    "CREATE TABLE notes (id INT PRIMARY KEY, orders_id INT, deleted_at {timestamp} NULL,"
        + " CONSTRAINT notes_orders FOREIGN KEY (orders_id) REFERENCES orders (id)"
        + " ON DELETE SET NULL)",
    "INSERT INTO customers (id, email) VALUES (1, 'a'), (2, 'b'), (3, 'c')",
    "INSERT INTO orders (id, customer, total) VALUES (10, 1, 5), (11, 1, 6), (20, 2, 7), (30, 3,"
        + " 8)",
    "INSERT INTO parts (orders_id, part) VALUES (10, 1), (10, 2), (11, 1), (20, 1), (30, 1)",
  };

  private static VerbDatabase database(Server server) throws SQLException {
    return VerbDatabase.create(server, CATALOG, SCHEMA);
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static List<String> active(VerbDatabase database) throws SQLException {
    List<String> rows = new ArrayList<>();
    rows.addAll(database.rows("SELECT 'c', id, token FROM customers WHERE deleted_at IS NULL"));
    rows.addAll(database.rows("SELECT 'o', id FROM orders WHERE deleted_at IS NULL"));
    rows.addAll(database.rows("SELECT 'l', orders_id, part FROM parts WHERE deleted_at IS NULL"));
    rows.sort(null);
    return rows;
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void rowsComeBackWithWhatWasDeletedWithThem(Server server) throws SQLException {
    VerbDatabase database = database(server);
    List<String> before = active(database);
    try (Connection driven = database.driven()) {
      update(driven, "DELETE FROM parts WHERE orders_id = 10 AND part = 2");
      List<String> less = active(database);
      assertThat(update(driven, "DELETE FROM customers WHERE id < 3")).isEqualTo(2);
      assertThat(update(driven, "UNDELETE FROM customers WHERE id < 3")).isEqualTo(2);
      assertThat(active(database)).isEqualTo(less);
      assertThat(update(driven, "undelete from parts")).isEqualTo(1);
      assertThat(active(database)).isEqualTo(before);
      assertThat(
              database.rows(
                  "SELECT count(*) FROM customers WHERE deletion_id IS NOT NULL OR deleted_by IS"
                      + " NOT NULL OR token <> 0"))
          .containsExactly("0");
      assertThat(update(driven, "UNDELETE FROM customers")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void oneOfManyBringsItsOwnOnly(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      assertThat(update(driven, "DELETE FROM orders")).isEqualTo(4);
      try (PreparedStatement statement =
          driven.prepareStatement(
              "UNDELETE FROM orders o WHERE o.total BETWEEN ? AND ? OR o.id = ?")) {
        statement.setInt(1, 6);
        statement.setInt(2, 6);
        statement.setInt(3, 11);
        assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(3);
        assertThat(statement.executeUpdate()).isEqualTo(1);
        assertThat(statement.executeUpdate()).isZero();
      }
      assertThat(active(database))
          .containsExactlyInAnyOrder("c|1|0", "c|2|0", "c|3|0", "l|11|1", "o|11");
      assertThat(update(driven, "UNDELETE FROM orders ORDER BY id LIMIT 1")).isEqualTo(1);
      assertThat(active(database)).contains("o|10", "l|10|1", "l|10|2").doesNotContain("o|20");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void rowOfDeletedParentIsRefusedAsWithoutParent(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven();
        Connection plain = database.plain()) {
      update(driven, "DELETE FROM customers WHERE id = 1");
      SQLException expected = failure(plain, "INSERT INTO orders (id, customer) VALUES (99, 77)");
      SQLException actual = failure(driven, "UNDELETE FROM orders WHERE id = 10");
      assertThat(actual.getSQLState()).isEqualTo(expected.getSQLState());
      assertThat(actual.getErrorCode()).isEqualTo(expected.getErrorCode());
      assertThat(normal(actual)).isEqualTo(normal(expected).replace("77", "1"));
      assertThat(active(database)).doesNotContain("o|10");
      assertThat(driven.getAutoCommit()).isTrue();
    }
  }

  /** H2 shows the statement and its version behind the message. */
  private static String normal(SQLException e) {
    return e.getMessage()
        .replaceAll(
            "(?s); SQL statement.*|\\s+Where:.*|^\\(conn=\\d+\\) |\"|`\\w+`\\.|PUBLIC\\.", "")
        .replaceAll("`", "");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void takenKeyIsTheDatabasesError(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven()) {
      update(driven, "DELETE FROM customers WHERE id < 3");
      update(driven, "INSERT INTO customers (id, email) VALUES (9, 'b')");
      List<String> before = active(database);
      SQLException actual = failure(driven, "UNDELETE FROM customers");
      assertThat(actual.getSQLState()).startsWith("23");
      assertThat(active(database)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void warningNamesWhatStaysAway(Server server) throws SQLException {
    VerbDatabase database = database(server);
    database.plainly("INSERT INTO notes (id, orders_id) VALUES (1, 10)");
    try (Connection driven = database.driven();
        Statement statement = driven.createStatement()) {
      statement.executeUpdate("DELETE FROM orders WHERE id = 10");
      assertThat(statement.executeUpdate("UNDELETE FROM orders WHERE id = 10")).isEqualTo(1);
      SQLWarning warning = statement.getWarnings();
      assertThat(warning.getMessage()).containsIgnoringCase("notes.orders_id");
      assertThat(warning.getSQLState()).isEqualTo("01SD1");
      assertThat((Object) warning.getNextWarning()).isNull();
      statement.clearWarnings();
      assertThat((Object) statement.getWarnings()).isNull();
      assertThat(database.rows("SELECT orders_id FROM notes")).containsExactly("null");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void batchesAndTransactions(Server server) throws SQLException {
    VerbDatabase database = database(server);
    List<String> before = active(database);
    try (Connection driven = database.driven()) {
      update(driven, "DELETE FROM customers");
      driven.setAutoCommit(false);
      try (PreparedStatement statement =
          driven.prepareStatement("UNDELETE FROM customers WHERE id = ?")) {
        for (int id = 1; id <= 3; id++) {
          statement.setInt(1, id);
          statement.addBatch();
        }
        assertThat(statement.executeBatch()).containsExactly(1, 1, 1);
      }
      driven.rollback();
      assertThat(active(database)).isEmpty();
      try (Statement statement = driven.createStatement()) {
        statement.addBatch("UNDELETE FROM customers WHERE id = 1");
        statement.addBatch("UNDELETE FROM customers WHERE id > 1");
        assertThat(statement.executeBatch()).containsExactly(1, 2);
      }
      driven.commit();
      assertThat(active(database)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Server.class,
      names = {"POSTGRESQL", "MARIADB"})
  void returningGivesTheRestoredRows(Server server) throws SQLException {
    VerbDatabase database = database(server);
    try (Connection driven = database.driven();
        SoftDelete.Scope scope = SoftDelete.as("alice", "why")) {
      update(driven, "DELETE FROM customers");
      try (Statement statement = driven.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "UNDELETE FROM customers WHERE id > 1 RETURNING id, token, deleted_by")) {
        assertThat(VerbDatabase.rows(rows)).containsExactlyInAnyOrder("2|0|null", "3|0|null");
      }
      try (PreparedStatement statement =
          driven.prepareStatement("UNDELETE FROM customers c WHERE id = ? RETURNING c.email")) {
        assertThat(statement.getMetaData().getColumnCount()).isEqualTo(1);
        statement.setInt(1, 1);
        assertThat(statement.execute()).isTrue();
        assertThat(VerbDatabase.rows(statement.getResultSet())).containsExactly("a");
      }
    }
  }

  /** Their transaction ends before they are read. */
  @Test
  void returnedRowsNeedNoCursor() throws SQLException {
    VerbDatabase database = database(Server.POSTGRESQL);
    String url =
        database.server().throughDriver(database.url(), Map.of("catalog", "" + database.catalog()));
    try (Connection driven = DriverManager.getConnection(url + "&defaultRowFetchSize=1");
        Statement statement = driven.createStatement()) {
      for (String sql :
          List.of("DELETE FROM customers RETURNING id", "UNDELETE FROM customers RETURNING id")) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          assertThat(VerbDatabase.rows(rows)).as(sql).containsExactlyInAnyOrder("1", "2", "3");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void nothingIsSentThatIsNoRegisteredTables(Server server) throws SQLException {
    VerbDatabase database = database(server);
    database.plainly("CREATE TABLE others (id INT PRIMARY KEY)");
    try (Connection driven = database.driven();
        Connection plain = database.plain()) {
      for (String verb : List.of("UNDELETE", "PURGE", "ERASE")) {
        assertThat(failure(driven, verb + " FROM others WHERE id = 1").getSQLState())
            .isEqualTo("SD002");
        assertThat(failure(driven, "SELECT 1; " + verb + " FROM orders").getSQLState())
            .startsWith("SD");
        assertThat(failure(driven, "EXPLAIN " + verb + " FROM orders").getSQLState())
            .startsWith("SD");
        String state = failure(plain, verb + " FROM orders WHERE id = 1").getSQLState();
        assertThat(state).startsWith("42");
      }
      assertThat(driven.nativeSQL("UNDELETE FROM orders WHERE id = 10"))
          .contains("SELECT", ";\n", "UPDATE");
      assertThatThrownBy(() -> driven.prepareCall("UNDELETE FROM orders"))
          .isInstanceOf(SQLException.class);
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
