package io.softdelete.it.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Updatable result sets on a registered table, against a plain twin that never had the ghosts:
 * {@code deleteRow} deletes softly and moves as it would.
 */
final class DeleteRowIT {
  private static final String[] TABLE = {
    "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(20), deleted_at TIMESTAMP NULL)",
    "INSERT INTO users (id, name) VALUES (1, 'one'), (2, 'two'), (4, 'four'), (5, 'five'), (6, 'six')",
  };
  private static final String GHOST =
      "INSERT INTO users VALUES (3, 'ghost', TIMESTAMP '2020-01-01 00:00:00')";

  private static Stream<Arguments> scripts() {
    List<String> scripts =
        List.of(
            "next delete next row",
            "next next delete row next row last row first row",
            "last delete row isLast isAfterLast next isAfterLast previous row",
            "first delete isBeforeFirst row next row isFirst",
            "absolute3 delete absolute3 row relative-1 row relative2 row absolute-2 row",
            "next delete next delete next delete row next delete next delete isBeforeFirst"
                + " isAfterLast next isAfterLast row",
            "afterLast previous delete previous delete previous row beforeFirst next row",
            "next delete absolute0 isBeforeFirst next row absolute9 isAfterLast",
            "beforeFirst delete",
            "afterLast delete",
            "insert delete",
            "next update delete next row",
            "next delete insertRow last row");
    return Stream.of(Server.values())
        .flatMap(server -> scripts.stream().map(script -> Arguments.of(server, script)));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void deletesAndMovesAsThePlainDriver(Server server, String script) throws SQLException {
    String plain = server.createDatabase();
    Server.execute(plain, TABLE);
    String hidden = server.createDatabase();
    Server.execute(hidden, TABLE);
    Server.execute(hidden, GHOST);
    List<String> theirs = play(plain, script);
    List<String> ours = play(server.throughDriver(hidden, Map.of("tables", "users")), script);
    assertThat(ours).isEqualTo(theirs);
    assertThat(ids(hidden, "SELECT id FROM users WHERE deleted_at IS NULL ORDER BY id"))
        .isEqualTo(ids(plain, "SELECT id FROM users ORDER BY id"));
    assertThat(ids(hidden, "SELECT id FROM users ORDER BY id"))
        .contains("1", "2", "3", "4", "5", "6");
    assertThat(
            ids(hidden, "SELECT id FROM users WHERE deleted_at = TIMESTAMP '2020-01-01 00:00:00'"))
        .containsExactly("3");
  }

  @ParameterizedTest
  @EnumSource
  void hintsLeaveNoWayAroundThePolicy(Server server) throws SQLException {
    for (String hint : List.of("bypass", "with-deleted")) {
      String plain = server.createDatabase();
      Server.execute(plain, TABLE);
      try (Connection ours =
              DriverManager.getConnection(server.throughDriver(plain, Map.of("tables", "users")));
          Statement statement = updatable(ours);
          ResultSet rows =
              statement.executeQuery(
                  "/* softdelete:" + hint + " */ SELECT id, name FROM users ORDER BY id")) {
        rows.next();
        rows.deleteRow();
      }
      assertThat(ids(plain, "SELECT id FROM users WHERE deleted_at IS NOT NULL"))
          .containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatHasNoKeyToFindTheRowBy(Server server) throws SQLException {
    String plain = server.createDatabase();
    Server.execute(plain, TABLE);
    try (Connection ours =
            DriverManager.getConnection(server.throughDriver(plain, Map.of("tables", "users")));
        Statement statement = updatable(ours);
        ResultSet rows = statement.executeQuery("SELECT name FROM users")) {
      rows.next();
      assertThatThrownBy(rows::deleteRow).isInstanceOf(SQLException.class);
    }
    assertThat(ids(plain, "SELECT id FROM users WHERE deleted_at IS NULL")).hasSize(5);
  }

  private static List<String> play(String url, String script) throws SQLException {
    List<String> seen = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = updatable(connection);
        ResultSet rows =
            statement.executeQuery("SELECT id, name, deleted_at FROM users ORDER BY id")) {
      for (String move : script.split(" ", -1)) {
        seen.add(move + ": " + outcome(() -> step(rows, move)));
      }
    }
    return seen;
  }

  private static Object step(ResultSet rows, String move) throws SQLException {
    if (move.startsWith("absolute")) {
      return rows.absolute(Integer.parseInt(move.substring("absolute".length())));
    }
    if (move.startsWith("relative")) {
      return rows.relative(Integer.parseInt(move.substring("relative".length())));
    }
    return switch (move) {
      case "next" -> rows.next();
      case "previous" -> rows.previous();
      case "first" -> rows.first();
      case "last" -> rows.last();
      case "isFirst" -> rows.isFirst();
      case "isLast" -> rows.isLast();
      case "isBeforeFirst" -> rows.isBeforeFirst();
      case "isAfterLast" -> rows.isAfterLast();
      case "row" -> rows.getRow() + " " + outcome(() -> rows.getString("name"));
      default -> {
        change(rows, move);
        yield "done";
      }
    };
  }

  private static void change(ResultSet rows, String move) throws SQLException {
    switch (move) {
      case "delete" -> rows.deleteRow();
      case "beforeFirst" -> rows.beforeFirst();
      case "afterLast" -> rows.afterLast();
      case "insert" -> rows.moveToInsertRow();
      case "update" -> rows.updateString("name", "new");
      case "insertRow" -> {
        rows.moveToInsertRow();
        rows.updateInt("id", 9);
        rows.updateString("name", "nine");
        rows.insertRow();
        rows.moveToCurrentRow();
      }
      default -> throw new IllegalArgumentException(move);
    }
  }

  private static String outcome(Call call) {
    try {
      return String.valueOf(call.call());
    } catch (SQLException e) {
      return e.getClass().getName() + " " + e.getSQLState();
    }
  }

  private static Statement updatable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  private static List<String> ids(String plainUrl, String sql) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(plainUrl);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  private interface Call {
    Object call() throws SQLException;
  }
}
