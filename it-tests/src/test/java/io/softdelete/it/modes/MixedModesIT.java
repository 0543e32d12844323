package io.softdelete.it.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.modes.ModesDatabase.Kind;
import io.softdelete.jdbc.SoftDelete;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A soft parent, an archived child and a grandchild that is audited and gone. */
final class MixedModesIT {
  private static final String CATALOG =
      """
      tables:
        shops: {set: {operation: "${operation}"}}
        sales: {delete: archive, archive: {table: sales_archive, set: {operation: "${operation}"}}}
        parts: {delete: hard, audit: true}
      audit: {table: audit_log}
      """;

  private static final int SHOPS = 12;

  private static ModesDatabase database(Kind kind, boolean registered) throws SQLException {
    ModesDatabase database = ModesDatabase.create(kind);
    List<String> sql = new ArrayList<>();
    sql.add(
        "CREATE TABLE shops (id INT PRIMARY KEY, size INT"
            + (registered ? ", deleted_at {timestamp}, operation {uuid})" : ")"));
    sql.add(
        "CREATE TABLE sales (id INT PRIMARY KEY, shop INT REFERENCES shops (id) ON DELETE CASCADE,"
            + " size INT)");
    sql.add(
        "CREATE TABLE parts (a INT, sale INT REFERENCES sales (id) ON DELETE CASCADE, size INT, PRIMARY"
            + " KEY (a, sale))");
    sql.add("CREATE TABLE sales_archive (id INT, shop INT, size INT, operation {uuid})");
    sql.add(
        "CREATE TABLE audit_log (table_name VARCHAR(40), record_id VARCHAR(60), deleted_by"
            + " VARCHAR(40), reason VARCHAR(40), deleted_at {timestamp}, action VARCHAR(10),"
            + " operation_id {uuid})");
    Random random = new Random(7);
    for (int shop = 1; shop <= SHOPS; shop++) {
      sql.add("INSERT INTO shops (id, size) VALUES (" + shop + ", " + random.nextInt(9) + ")");
      for (int sale = shop * 10; sale < shop * 10 + 4; sale++) {
        sql.add("INSERT INTO sales VALUES (" + sale + ", " + shop + ", " + random.nextInt(9) + ")");
        sql.add("INSERT INTO parts VALUES (1, " + sale + ", " + random.nextInt(9) + ")");
        sql.add("INSERT INTO parts VALUES (2, " + sale + ", " + random.nextInt(9) + ")");
      }
    }
    database.execute(sql.toArray(String[]::new));
    return database;
  }

  @ParameterizedTest
  @EnumSource
  void oneOperationReachesEveryLevel(Kind kind) throws SQLException {
    ModesDatabase database = database(kind, true);
    try (Connection connection = database.connect(CATALOG, Map.of());
        var scope = SoftDelete.as("alice")) {
      assertThat(update(connection, "DELETE FROM shops WHERE id = ?", 3)).isEqualTo(1);
    }
    assertThat(database.rows("SELECT id FROM shops WHERE deleted_at IS NOT NULL"))
        .containsExactly("3");
    assertThat(database.rows("SELECT id FROM sales_archive ORDER BY id"))
        .containsExactly("30", "31", "32", "33");
    assertThat(database.rows("SELECT COUNT(*) FROM audit_log WHERE deleted_by = 'alice'"))
        .containsExactly("8");
    assertThat(
            database.rows(
                "SELECT operation FROM shops WHERE id = 3 UNION SELECT operation FROM"
                    + " sales_archive UNION SELECT operation_id FROM audit_log"))
        .hasSize(1);
  }

  /** Counts and active rows are the plain twin's, and every row that ever was is in one place. */
  @ParameterizedTest
  @EnumSource
  void randomDeletionsLoseNoRow(Kind kind) throws SQLException {
    ModesDatabase database = database(kind, true);
    ModesDatabase twin = database(kind, false);
    Random random = new Random(20261121);
    try (Connection connection = database.connect(CATALOG, Map.of());
        Connection plain = twin.plain()) {
      for (int round = 0; round < 120; round++) {
        String sql = deletion(random);
        int value = random.nextInt(130);
        boolean undone = random.nextInt(4) == 0;
        connection.setAutoCommit(!undone);
        plain.setAutoCommit(!undone);
        assertThat(update(connection, sql, value))
            .as(sql + " with " + value)
            .isEqualTo(update(plain, sql, value));
        if (undone) {
          connection.rollback();
          plain.rollback();
        }
        requireSame(connection, plain);
        requireEveryRowOnce(database);
      }
    }
    assertThat(database.rows("SELECT COUNT(*) FROM sales_archive").get(0)).isNotEqualTo("0");
  }

  private static String deletion(Random random) {
    String table = List.of("shops", "sales", "parts", "sales", "parts").get(random.nextInt(5));
    String key = table.equals("parts") ? "sale" : "id";
    return switch (random.nextInt(3)) {
      case 0 -> "DELETE FROM " + table + " WHERE " + key + " = ?";
      case 1 ->
          "DELETE FROM "
              + table
              + " WHERE size = "
              + random.nextInt(30)
              + " AND id = ?".replace("id", key);
      default ->
          "DELETE FROM "
              + table
              + " WHERE "
              + key
              + " IN (SELECT MIN("
              + key
              + ") FROM "
              + table
              + " WHERE "
              + key
              + " > ?)";
    };
  }

  private static void requireSame(Connection connection, Connection plain) throws SQLException {
    for (String table : List.of("shops", "sales", "parts")) {
      String key = table.equals("parts") ? "a, sale" : "id";
      String sql = "SELECT " + key + ", size FROM " + table + " ORDER BY " + key;
      assertThat(ModesDatabase.rows(connection, sql)).isEqualTo(ModesDatabase.rows(plain, sql));
    }
  }

  private static void requireEveryRowOnce(ModesDatabase database) throws SQLException {
    assertThat(
            database.rows(
                "SELECT (SELECT COUNT(*) FROM shops), (SELECT COUNT(DISTINCT id) FROM (SELECT id"
                    + " FROM sales UNION ALL SELECT id FROM sales_archive) s), (SELECT COUNT(*)"
                    + " FROM sales) + (SELECT COUNT(*) FROM sales_archive), (SELECT COUNT(*) FROM"
                    + " parts) + (SELECT COUNT(DISTINCT record_id) FROM audit_log), (SELECT"
                    + " COUNT(*) FROM parts) + (SELECT COUNT(*) FROM audit_log)"))
        .containsExactly(
            "%d|%d|%d|%d|%d".formatted(SHOPS, SHOPS * 4, SHOPS * 4, SHOPS * 8, SHOPS * 8));
  }

  /** The grandchild's insert into the audit table fails; nothing is done anywhere. */
  @ParameterizedTest
  @EnumSource
  void failureAtTheLastLevelUndoesAll(Kind kind) throws SQLException {
    ModesDatabase database = database(kind, true);
    database.execute(
        "ALTER TABLE audit_log ADD CONSTRAINT no_mallory CHECK (deleted_by <> 'mallory')");
    try (Connection connection = database.connect(CATALOG, Map.of());
        var scope = SoftDelete.as("mallory")) {
      for (boolean autoCommit : new boolean[] {true, false}) {
        connection.setAutoCommit(autoCommit);
        assertThatThrownBy(() -> update(connection, "DELETE FROM shops WHERE id < ?", 5))
            .isInstanceOf(SQLException.class);
        if (!autoCommit) {
          connection.commit();
        }
        requireEveryRowOnce(database);
        assertThat(database.rows("SELECT COUNT(*) FROM shops WHERE deleted_at IS NULL"))
            .containsExactly("" + SHOPS);
        assertThat(database.rows("SELECT COUNT(*) FROM sales")).containsExactly("" + SHOPS * 4);
      }
    }
  }

  private static int update(Connection connection, String sql, int value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, value);
      return statement.executeUpdate();
    }
  }
}
