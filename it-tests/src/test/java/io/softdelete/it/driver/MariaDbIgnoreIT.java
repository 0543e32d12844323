package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MariaDB's IGNORE turns a duplicate key into a warning: not for the sake of a deleted row. */
final class MariaDbIgnoreIT {
  /** Two deleted rows of one key: that the second can't be deleted must be seen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE IGNORE FROM t WHERE id = 2",
        "DELETE IGNORE t FROM t JOIN t o ON o.id = t.id WHERE t.id = 2",
      })
  void deleteIgnoreNeverKeepsARowSilently(String delete) throws SQLException {
    String url = Server.MARIADB.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE t (id INT PRIMARY KEY, k INT, deleted_at DATE NULL, UNIQUE (k, deleted_at))",
        "INSERT INTO t VALUES (1, 7, CURRENT_DATE), (2, 7, NULL)");
    try (Connection driven =
            DriverManager.getConnection(Server.MARIADB.throughDriver(url, Map.of("tables", "t")));
        Statement statement = driven.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate(delete))
          .isInstanceOf(SQLIntegrityConstraintViolationException.class);
      assertThat(rows(driven, "SELECT id FROM t")).containsExactly("2");
    }
  }

  /** IGNORE makes values fit: the key that is met isn't the one that is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "VARCHAR(5) NOT NULL",
        "VARCHAR(5) CHARACTER SET latin1 NOT NULL",
        "CHAR(3)",
        "CHAR(3) COLLATE utf8mb4_nopad_bin",
        "CHAR(3) CHARACTER SET ascii",
        "INT NOT NULL",
        "BIGINT NOT NULL",
        "MEDIUMINT",
        "TINYINT",
        "TINYINT UNSIGNED NOT NULL",
        "INT UNSIGNED",
        "BIGINT UNSIGNED",
        "BOOLEAN",
        "DECIMAL(4, 1) NOT NULL",
        "DECIMAL(4, 1)",
        "DATE NOT NULL",
        "DATE",
        "DATETIME",
        "DOUBLE",
        "BINARY(4)",
        "ENUM ('abc', '12') NOT NULL"
      })
  void insertIgnoreNeverSkipsWhatADeletedRowHolds(String type) throws SQLException {
    String table = "CREATE TABLE t (k " + type + " UNIQUE, deleted_at datetime NULL)";
    String plainUrl = Server.MARIADB.createDatabase();
    String drivenUrl = Server.MARIADB.createDatabase();
    Server.execute(plainUrl, table);
    Server.execute(drivenUrl, table);
    List<String> faults = new ArrayList<>();
    try (Connection alone = DriverManager.getConnection(plainUrl);
        Connection driven =
            DriverManager.getConnection(
                Server.MARIADB.throughDriver(drivenUrl, Map.of("tables", "t")));
        Connection beneath = DriverManager.getConnection(drivenUrl)) {
      for (String value :
          List.of(
              "'abc'",
              "'abcdefgh'",
              "'12abc'",
              "12",
              "12.5",
              "-300",
              "300",
              "99999.95",
              "3.149",
              "1e3",
              "12.5e0",
              "'12.5'",
              "TIME '00:00:07'",
              "'9007199254740993'",
              "NULL",
              "TRUE",
              "''",
              "SPACE(0)",
              "'a  '",
              "'ab日é'",
              "'ABC' COLLATE utf8mb4_bin",
              "_binary x'61FF'",
              "CONVERT('é日' USING ucs2)",
              "'7.5 '",
              "0x41",
              "DATE '2020-01-01'",
              "'2020-02-30'",
              "'2020-01-01 10:11:12.6'",
              "20200103",
              "9223372036854775808")) {
        for (String form : List.of("VALUES (%s)", "SELECT %s", "VALUES (%s), (%1$s)", "SET %s")) {
          String sql =
              form.startsWith("SET")
                  ? "INSERT IGNORE INTO t SET k = " + value
                  : "INSERT IGNORE INTO t (k) " + form.formatted(value);
          Server.execute(alone, "DELETE FROM t", sql);
          List<String> stored = rows(alone, "SELECT k FROM t");
          Server.execute(beneath, "DELETE FROM t");
          String outcome = outcome(driven, sql);
          // What becomes of a number that is cut, or of what is no date, isn't foretold.
          boolean refused =
              outcome.equals("SD002")
                  || (outcome.equals("SD007") && (type.contains("CHAR") || type.contains("DATE")));
          if (!refused && !rows(beneath, "SELECT k FROM t").equals(stored)) {
            faults.add(sql + " stores " + rows(beneath, "SELECT k FROM t") + " for " + stored);
          }
          if (stored.contains("null")) {
            continue;
          }
          Server.execute(beneath, "DELETE FROM t", sql, "UPDATE t SET deleted_at = '2001-01-01'");
          String met = outcome(driven, sql);
          if (!met.equals("SD007") && !met.equals("SD002")) {
            faults.add(sql + " gives " + met + " for " + stored);
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** A deleted row has the key that is assigned, if also by what is computed from a column. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "UPDATE IGNORE constants SET k = 7 WHERE id = 2; SD002",
        "UPDATE IGNORE constants c, tokens t SET c.k = 7 WHERE c.id = 2; SD002",
        "UPDATE IGNORE overwritten SET k = 'a#1'; SD002",
        "UPDATE IGNORE computed SET k = 'ABC'; SD002",
        "INSERT IGNORE computed (id) VALUES (2) ON DUPLICATE KEY UPDATE k = 'ABC'; SD002",
        "UPDATE IGNORE prefixes SET k = 'abcd'; SD002",
        "UPDATE IGNORE marked SET deleted_at = '2001-01-01'; SD002",
        "UPDATE IGNORE marked SET k = 7; ''",
        "UPDATE IGNORE tokens SET k = 7, s = 1; SD002",
        "UPDATE IGNORE tokens SET k = 7; ''",
        "UPDATE IGNORE active SET k = 'abc'; ''"
      })
  void updateIgnoreNeverKeepsARowSilently(String update, String state, @TempDir Path directory)
      throws IOException, SQLException {
    Path catalog = directory.resolve("catalog.yaml");
    Files.writeString(
        catalog,
        """
        tables:
          constants: {set: {s: 5}}
          overwritten: {set: {k: "CONCAT(k, '#', id)"}, unset: {k: "SUBSTRING_INDEX(k, '#', 1)"}}
          computed: {}
          prefixes: {}
          marked: {}
          tokens: {set: {s: id}, unset: {s: 0}}
          active: {}
        """);
    String url = Server.MARIADB.createDatabase();
    String key = "(id INT PRIMARY KEY, k %s, s %s, deleted_at DATE NULL, UNIQUE (%s))";
    Server.execute(
        url,
        "CREATE TABLE constants " + key.formatted("INT", "INT DEFAULT 5", "k, s"),
        "CREATE TABLE overwritten " + key.formatted("VARCHAR(9)", "INT", "k"),
        "CREATE TABLE computed " + key.formatted("VARCHAR(9)", "VARCHAR(9) AS (LOWER(k))", "s"),
        "CREATE TABLE prefixes " + key.formatted("VARCHAR(9)", "INT", "k(3)"),
        "CREATE TABLE marked " + key.formatted("INT", "INT", "k, deleted_at"),
        "CREATE TABLE tokens " + key.formatted("INT", "INT DEFAULT 0", "k, s"),
        "CREATE TABLE active "
            + key.formatted("VARCHAR(9)", "VARCHAR(9) AS (IF(deleted_at IS NULL, k, NULL))", "s"));
    for (String table : List.of("constants", "marked", "tokens")) {
      Server.execute(
          url, "INSERT INTO " + table + " (id, k, deleted_at) VALUES (1, 7, '2001-01-01')");
      Server.execute(url, "INSERT INTO " + table + " (id, k) VALUES (2, 8)");
    }
    Server.execute(url, "UPDATE tokens SET s = 1 WHERE id = 1");
    for (String table : List.of("overwritten", "computed", "prefixes", "active")) {
      String held = table.equals("overwritten") ? "'a#1'" : "'abc'";
      Server.execute(
          url,
          "INSERT INTO " + table + " (id, k, deleted_at) VALUES (1, " + held + ", '2001-01-01')",
          "INSERT INTO " + table + " (id, k) VALUES (2, 'b')");
    }
    try (Connection driven =
        DriverManager.getConnection(
            Server.MARIADB.throughDriver(url, Map.of("catalog", "file:" + catalog)))) {
      assertThat(outcome(driven, update)).isEqualTo(state);
      if (state.isEmpty()) {
        String table = update.split(" ", 4)[2];
        assertThat(rows(driven, "SELECT k FROM " + table)).doesNotContain("8", "b");
      }
    }
  }

  /** What IGNORE stores where no value is given, also where an empty literal is NULL. */
  @ParameterizedTest
  @ValueSource(strings = {"INSERT IGNORE INTO t (id) VALUES (7)", "INSERT IGNORE t SET k = NULL"})
  void insertIgnoreNeverSkipsNothing(String insert) throws SQLException {
    String url = Server.MARIADB.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE t (id INT, k VARCHAR(5) NOT NULL UNIQUE, deleted_at DATE NULL)",
        "INSERT INTO t VALUES (1, '', CURRENT_DATE)");
    try (Connection driven =
        DriverManager.getConnection(Server.MARIADB.throughDriver(url, Map.of("tables", "t")))) {
      assertThat(outcome(driven, insert)).isEqualTo("SD007");
      Server.execute(driven, "SET sql_mode = 'EMPTY_STRING_IS_NULL'");
      assertThat(outcome(driven, insert)).isEqualTo("SD007");
    }
  }

  private static String outcome(Connection connection, String sql) {
    try {
      Server.execute(connection, sql);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(String.valueOf(result.getString(1)));
      }
    }
    return rows;
  }
}
