package io.softdelete.it.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Items with parts that are deleted with them, seen through a plain connection. */
record StormDatabase(Server server, String url) {
  private static final int GHOSTS = 50;
  private static final String DELETED_AT = "TIMESTAMP '2001-01-01 00:00:00'";

  static StormDatabase on(Server server) throws SQLException {
    String url = server.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE items (id INT PRIMARY KEY, owner INT, deleted_at TIMESTAMP)",
        "CREATE INDEX items_owner ON items (owner, id)",
        "CREATE TABLE parts (id INT PRIMARY KEY, item INT REFERENCES items ON DELETE CASCADE,"
            + " deleted_at TIMESTAMP)",
        "CREATE INDEX parts_item ON parts (item)");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (int i = 1; i <= Borrower.NOBODYS_ROWS + GHOSTS; i++) {
        String deleted = i > Borrower.NOBODYS_ROWS ? DELETED_AT : "NULL";
        statement.addBatch(
            "INSERT INTO items VALUES (%d, %d, %s)".formatted(-i, Borrower.NOBODY, deleted));
      }
      statement.executeBatch();
    }
    return new StormDatabase(server, url);
  }

  /**
   * Waits for all sessions to end: a server may still execute for a connection that was aborted.
   */
  void awaitEndOfSessions(Connection connection) throws SQLException, InterruptedException {
    String others =
        server == Server.H2
            ? "SELECT COUNT(*) - 1 FROM INFORMATION_SCHEMA.SESSIONS"
            : "SELECT COUNT(*) - 1 FROM pg_stat_activity WHERE datname = current_database()";
    for (int i = 0; i < 100 && count(connection, others) > 0; i++) {
      Thread.sleep(100);
    }
    assertThat(count(connection, others)).isZero();
  }

  /** Nothing left the tables, nothing came back, and whole operations only were done. */
  void check(Connection connection, List<Borrower> borrowers) throws SQLException {
    for (Borrower borrower : borrowers) {
      borrower.check(rows(connection, borrower.owner()));
    }
    String nobodys = "SELECT COUNT(*) FROM items WHERE owner = " + Borrower.NOBODY;
    assertThat(count(connection, nobodys + " AND deleted_at IS NULL"))
        .isEqualTo(Borrower.NOBODYS_ROWS);
    assertThat(count(connection, nobodys + " AND deleted_at = " + DELETED_AT)).isEqualTo(GHOSTS);
  }

  /** Whether an item is active, if its part says so too. */
  private static Map<Integer, Optional<Boolean>> rows(Connection connection, int owner)
      throws SQLException {
    Map<Integer, Optional<Boolean>> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT i.id, i.deleted_at IS NULL, p.id, p.deleted_at IS NULL"
                    + " FROM items i LEFT JOIN parts p ON p.item = i.id WHERE i.owner = "
                    + owner)) {
      while (rows.next()) {
        boolean whole =
            rows.getInt(3) == rows.getInt(1) && rows.getBoolean(4) == rows.getBoolean(2);
        found.put(rows.getInt(1), Optional.of(rows.getBoolean(2)).filter(active -> whole));
      }
    }
    return found;
  }

  private static int count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
