package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law for MariaDB's own syntax: a plain twin never had the ghosts of the other database. */
final class MariaDbStatementsIT {
  private static final String[] TABLES = {
    "CREATE TABLE users (id int, name varchar(20), boss int, deleted_at datetime NULL)",
    "CREATE TABLE orders (id int, uid int, total int, deleted_at datetime NULL)",
    "CREATE TABLE notes (id int, uid int)",
    "CREATE TABLE posts (id int PRIMARY KEY, made date, deleted_at datetime NULL)",
    "INSERT INTO users SELECT seq, CONCAT('u', seq), seq - 1, NULL FROM seq_1_to_9",
    "INSERT INTO orders SELECT seq, seq % 4 + 1, seq * 10, NULL FROM seq_1_to_12",
    "INSERT INTO notes SELECT seq, seq FROM seq_1_to_9",
    "INSERT INTO posts SELECT seq, '2023-01-01', NULL FROM seq_1_to_3"
  };
  private static final String[] GHOSTS = {
    "INSERT INTO users SELECT seq, CONCAT('u', seq), seq - 1, '2001-01-01' FROM seq_1_to_12",
    "INSERT INTO orders SELECT seq, seq % 4 + 1, seq * 10, '2001-01-01' FROM seq_1_to_20",
    "INSERT INTO posts SELECT seq, '2023-01-01', '2001-01-01' FROM seq_11_to_13"
  };

  private static Connection plain;
  private static Connection haunted;
  private static Connection raw;

  @BeforeAll
  static void connect() throws SQLException {
    String plainUrl = Server.MARIADB.createDatabase();
    String hauntedUrl = Server.MARIADB.createDatabase();
    Server.execute(plainUrl, TABLES);
    Server.execute(hauntedUrl, TABLES);
    Server.execute(hauntedUrl, GHOSTS);
    plain = DriverManager.getConnection(plainUrl);
    haunted =
        DriverManager.getConnection(
            Server.MARIADB.throughDriver(hauntedUrl, Map.of("tables", "users,orders,posts")));
    raw = haunted.unwrap(org.mariadb.jdbc.Connection.class);
    plain.setAutoCommit(false);
    haunted.setAutoCommit(false);
  }

  @AfterAll
  static void disconnect() throws SQLException {
    haunted.close();
    plain.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM users WHERE id < 4",
        "DELETE FROM users ORDER BY id DESC LIMIT 2",
        "DELETE LOW_PRIORITY QUICK IGNORE FROM users WHERE name = 'u3'",
        "DELETE u FROM users u",
        "DELETE users FROM users JOIN orders ON orders.uid = users.id WHERE orders.total > 100",
        "DELETE u.*, o.* FROM users u JOIN orders o ON o.uid = u.id WHERE u.id < 3",
        "DELETE u, o FROM users u LEFT JOIN orders o ON o.uid = u.id WHERE u.id > 2",
        "DELETE o FROM users u LEFT JOIN orders o ON o.uid = u.id WHERE u.id > 2",
        "DELETE FROM u, o USING users AS u, orders AS o WHERE o.uid = u.id AND o.total < 50",
        "DELETE FROM users USING users JOIN notes ON notes.uid = users.id WHERE notes.id = 5",
        "DELETE u FROM users u JOIN users b ON b.id = u.boss WHERE b.id < 5",
        "DELETE n FROM notes n JOIN users u ON u.id = n.uid WHERE u.id < 4",
        "DELETE u FROM users u WHERE u.id IN (SELECT uid FROM orders WHERE total > 60)",
        "DELETE o FROM (SELECT id FROM users WHERE id < 3) x JOIN orders o ON o.uid = x.id",
        "UPDATE users u JOIN orders o ON o.uid = u.id SET u.name = 'x', o.total = 0 WHERE u.id < 3",
        "UPDATE IGNORE users SET name = 'y' ORDER BY id LIMIT 3",
        "SELECT COUNT(*) FROM notes n LEFT JOIN (users u, orders o) ON u.id = n.uid AND o.uid ="
            + " u.id",
        "SELECT STRAIGHT_JOIN u.id, o.id FROM users u STRAIGHT_JOIN orders o ON o.uid = u.id",
        "SELECT HIGH_PRIORITY SQL_NO_CACHE id FROM users u IGNORE INDEX () WHERE id > 1",
        "WITH RECURSIVE b AS (SELECT id, boss FROM users WHERE id = 9 UNION"
            + " SELECT u.id, u.boss FROM users u JOIN b ON u.id = b.boss) CYCLE id RESTRICT"
            + " SELECT * FROM b",
        "SET STATEMENT max_statement_time = 5 FOR SELECT COUNT(*) FROM users",
        "SELECT COUNT(*) FROM users /*!40101 WHERE id < 4 */",
        "SELECT * FROM users u NATURAL JOIN (SELECT id FROM orders) x",
        "SELECT n.id, u.name FROM notes n LEFT JOIN users u USING (id)",
        "SELECT u.id, o.id FROM {oj users u LEFT OUTER JOIN orders o ON o.uid = u.id}",
        "INSERT INTO notes SELECT id, id FROM users ON DUPLICATE KEY UPDATE uid = 0",
        "SELECT id, 5--1 FROM users WHERE name = 'u\\'3' OR name = \"u3\"",
        "VALUES (1), ((SELECT COUNT(*) FROM users))",
        "SELECT id FROM users LIMIT ROWS EXAMINED 10000",
        "SELECT id FROM users LOCK IN SHARE MODE",
        "(SELECT id FROM users) UNION ALL (SELECT id FROM orders) ORDER BY 1 LIMIT 5",
        "SELECT id FROM users EXCEPT SELECT id FROM notes WHERE id < 8",
        "SELECT u.id, (SELECT SUM(total) FROM orders o WHERE o.uid = u.id) s FROM users u",
        "DO (SELECT MAX(id) FROM users)",
        "INSERT IGNORE INTO posts (id, made) VALUES (1, {d '2023-02-01'}), (4, {d\n'2023-02-02'})",
        "DELETE FROM posts WHERE made = {d\t'2023-01-01'} AND id > 1 RETURNING id, {fn\n"
            + "UPPER('a')}",
        "DELETE FROM posts WHERE id > 2*{fn ABS(-1)}*1 RETURNING id, '{', made",
        "DELETE FROM posts WHERE made LIKE '2%' {escape '!'} RETURNING id",
        "DELETE FROM posts WHERE made = /*! {d '2023-01-01'} */ AND id > 1 RETURNING id",
        "DELETE FROM posts WHERE id IN (SELECT u.id FROM {oj users u LEFT JOIN notes n ON n.id ="
            + " u.id} LEFT JOIN orders o ON o.id = u.id) RETURNING id",
        "DELETE FROM posts WHERE id IN (SELECT u.id FROM {oj users u LEFT JOIN notes n ON n.id ="
            + " u.id}) RETURNING id"
      })
  void statementObeysTheLaw(String sql) throws SQLException {
    try {
      Outcome expected = run(plain, plain, sql);
      Outcome actual = run(haunted, raw, sql);
      assertThat(actual).as(sql).isEqualTo(expected);
      assertThat(rows(raw, "SELECT COUNT(*) FROM users WHERE deleted_at < '2002-01-01'"))
          .containsExactly("12");
    } finally {
      plain.rollback();
      haunted.rollback();
    }
  }

  /** Of several keys, the second by which a row would be replaced is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "REPLACE INTO t (login) VALUES ('ada'); lawful",
        "REPLACE INTO t (login, plan) VALUES ('new', 'x'); lawful",
        "REPLACE INTO t (id, login) VALUES (DEFAULT, 'ben'); lawful",
        "REPLACE t SET id = 1, login = 'new'; lawful",
        "REPLACE INTO t (id, login) VALUES (77, 'ada'), (78, 'ada'); lawful",
        "REPLACE INTO t (id, login, plan) VALUES (1, 'ada', 'free'); lawful",
        "REPLACE INTO t (id, login, plan) VALUES (1, 'ADA', 'free'); lawful",
        "REPLACE INTO t (id, login) SELECT id + 1, login FROM t WHERE id = 2; lawful",
        "REPLACE INTO t (id, login) VALUES (1, 'ben'); SD002",
        "REPLACE INTO t (id, login) VALUES (1, 'zoe'); SD002",
        "REPLACE INTO t (id, login) VALUES (3, 'zoe'); SD007",
        "REPLACE INTO t (login) VALUES ('ada'), ('ben'); SD002"
      })
  void replaceBySeveralKeysObeysTheLaw(String sql, String outcome) throws SQLException {
    String plainUrl = Server.MARIADB.createDatabase();
    String hauntedUrl = Server.MARIADB.createDatabase();
    for (String url : List.of(plainUrl, hauntedUrl)) {
      Server.execute(
          url,
          "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, login VARCHAR(9) NOT NULL UNIQUE,"
              + " plan VARCHAR(9) DEFAULT 'free', deleted_at DATETIME NULL) AUTO_INCREMENT = 50",
          "INSERT INTO t (id, login) VALUES (1, 'ada'), (2, 'ben')");
    }
    Server.execute(hauntedUrl, "INSERT INTO t VALUES (40, 'zoe', 'old', '2001-01-01')");
    try (Connection alone = DriverManager.getConnection(plainUrl);
        Connection driven =
            DriverManager.getConnection(
                Server.MARIADB.throughDriver(hauntedUrl, Map.of("tables", "t")));
        Connection beneath = DriverManager.getConnection(hauntedUrl)) {
      String result = replaced(driven, sql);
      assertThat(result).isEqualTo(outcome.equals("lawful") ? replaced(alone, sql) : outcome);
      if (outcome.equals("lawful")) {
        assertThat(rows(driven, "SELECT * FROM t")).isEqualTo(rows(alone, "SELECT * FROM t"));
      }
      assertThat(rows(beneath, "SELECT plan FROM t WHERE id = 40")).containsExactly("old");
    }
  }

  /** The count, and the number where the database gives it. */
  private static String replaced(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      int count = statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
      ResultSet keys = statement.getGeneratedKeys();
      boolean given = sql.contains("id") && !sql.contains("DEFAULT");
      return "count " + count + (!given && keys.next() ? " id " + keys.getInt(1) : "");
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static Outcome run(Connection connection, Connection seen, String sql)
      throws SQLException {
    List<String> result = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      if (statement.execute(sql)) {
        result.addAll(read(statement.getResultSet()));
      } else {
        result.add("count " + statement.getUpdateCount());
      }
    } catch (SQLException e) {
      result.add(e.getSQLState());
    }
    return new Outcome(
        result,
        rows(seen, "SELECT id, name, boss FROM users WHERE deleted_at IS NULL"),
        rows(seen, "SELECT id, uid, total FROM orders WHERE deleted_at IS NULL"),
        rows(seen, "SELECT * FROM notes"),
        rows(seen, "SELECT id, made FROM posts WHERE deleted_at IS NULL"));
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return read(statement.executeQuery(sql));
    }
  }

  private static List<String> read(ResultSet rows) throws SQLException {
    List<String> result = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(rows.getString(i));
      }
      result.add(String.join(" | ", row.stream().map(String::valueOf).toList()));
    }
    result.sort(null);
    return result;
  }

  /** What a statement gave, and the active rows after it. */
  private record Outcome(
      List<String> result,
      List<String> users,
      List<String> orders,
      List<String> notes,
      List<String> posts) {}
}
