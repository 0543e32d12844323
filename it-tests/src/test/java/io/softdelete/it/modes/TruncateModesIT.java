package io.softdelete.it.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.modes.ModesDatabase.Kind;
import io.softdelete.jdbc.SoftDelete;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TRUNCATE of tables of all modes, and of tables to which keys lead. */
final class TruncateModesIT {
  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void rowsAreKeptAndCountedAsTruncateDoes(Kind kind) throws SQLException {
    ModesDatabase database = DeletionModesIT.database(kind);
    database.execute("DELETE FROM orders WHERE total = 900");
    try (Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        var scope = SoftDelete.as("alice", "asked for");
        Statement statement = connection.createStatement()) {
      int counted = kind == Kind.H2 ? 1 : 0;
      assertThat(statement.executeUpdate("TRUNCATE TABLE orders")).isEqualTo(4 * counted);
      assertThat(statement.executeUpdate("TRUNCATE TABLE invoices")).isEqualTo(2 * counted);
      assertThat(statement.executeUpdate("TRUNCATE TABLE notes")).isEqualTo(counted);
      assertThat(statement.executeUpdate("TRUNCATE TABLE drafts RESTART IDENTITY"))
          .isEqualTo(2 * counted);
      if (kind == Kind.POSTGRESQL) {
        assertThat(statement.executeUpdate("TRUNCATE consents, ONLY pairs CONTINUE IDENTITY"))
            .isZero();
      } else {
        assertThat(statement.executeUpdate("TRUNCATE TABLE consents")).isEqualTo(2);
        assertThat(statement.executeUpdate("TRUNCATE TABLE pairs")).isEqualTo(2);
      }
    }
    assertThat(database.rows("SELECT id, archived_by, was FROM orders_archive ORDER BY id"))
        .containsExactly("1|alice|one/10", "2|alice|two/20", "3|alice|three/30", "4|alice|four/40");
    assertThat(database.rows("SELECT id FROM invoices_archive")).hasSize(2);
    assertThat(database.rows("SELECT id FROM notes WHERE deleted_at IS NOT NULL")).hasSize(1);
    assertThat(
            database.rows(
                "SELECT table_name, COUNT(*), COUNT(DISTINCT operation_id) FROM audit_log GROUP BY"
                    + " table_name ORDER BY 1"))
        .containsExactly("consents|2|1", "invoices|2|1", "notes|1|1", "pairs|2|1");
    for (String table : new String[] {"orders", "consents", "pairs", "invoices", "drafts"}) {
      assertThat(database.rows("SELECT 1 FROM " + table)).as(table).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void tableToWhichKeysLeadIsNotTruncated(Kind kind) throws SQLException {
    ModesDatabase database = DeletionModesIT.database(kind);
    database.execute("CREATE TABLE pages (note_id INT REFERENCES notes (id))");
    try (Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        Statement statement = connection.createStatement()) {
      assertThat(failure(statement, "TRUNCATE TABLE notes")).isEqualTo("SD006");
    }
    assertThat(database.rows("SELECT id FROM notes WHERE deleted_at IS NULL")).hasSize(1);
  }

  /** PostgreSQL truncates a table together with all that refer to it, itself among them. */
  @Test
  void tablesThatReferToEachOtherAreTruncatedTogether() throws SQLException {
    ModesDatabase database = DeletionModesIT.database(Kind.POSTGRESQL);
    database.execute(
        "CREATE TABLE pages (id INT PRIMARY KEY, note_id INT REFERENCES notes (id) ON DELETE"
            + " CASCADE, parent INT REFERENCES pages (id), deleted_at TIMESTAMP)",
        "INSERT INTO pages VALUES (1, NULL, NULL, NULL), (2, NULL, 1, NULL)",
        "CREATE TABLE words (page INT REFERENCES pages (id))",
        "ALTER TABLE invoices ADD consent INT REFERENCES consents (id) ON DELETE CASCADE",
        "ALTER TABLE invoices_archive ADD consent INT",
        "UPDATE invoices SET consent = (SELECT MIN(id) FROM consents)",
        "CREATE SCHEMA other",
        "CREATE TABLE other.pages (note_id INT REFERENCES notes (id), deleted_at TIMESTAMP)");
    String catalog =
        DeletionModesIT.CATALOG
            .replace("  notes:", "  pages: {}\n  words: {delete: hard}\n  notes:")
            .replace("foreign-keys: ignore", "foreign-keys: emulate");
    try (Connection connection = database.connect(catalog, Map.of());
        Statement statement = connection.createStatement()) {
      assertThat(failure(statement, "TRUNCATE notes, pages")).isEqualTo("SD006");
      assertThat(failure(statement, "TRUNCATE notes, words, pages")).startsWith("SD00");
      assertThat(statement.executeUpdate("TRUNCATE notes, words, pages, other.pages")).isZero();
      // By its own key the database would remove rows that are to be archived.
      assertThat(failure(statement, "TRUNCATE consents, invoices")).startsWith("SD00");
    }
    assertThat(database.rows("SELECT id FROM invoices")).hasSize(2);
    assertThat(database.rows("SELECT id FROM pages WHERE deleted_at IS NOT NULL")).hasSize(2);
    assertThat(database.rows("SELECT id FROM notes WHERE deleted_at IS NOT NULL")).hasSize(1);
    assertThat(database.rows("SELECT table_name FROM audit_log")).containsExactly("notes");
  }

  @Test
  void cascadeEmptiesNoRegisteredTable() throws SQLException {
    ModesDatabase database = DeletionModesIT.database(Kind.POSTGRESQL);
    database.execute(
        "CREATE TABLE places (id INT PRIMARY KEY)",
        "CREATE TABLE rooms (id INT PRIMARY KEY, place INT REFERENCES places (id))",
        "ALTER TABLE notes ADD room INT REFERENCES rooms (id)",
        "CREATE TABLE doors (room INT REFERENCES rooms (id))");
    try (Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        Statement statement = connection.createStatement()) {
      assertThat(failure(statement, "TRUNCATE places CASCADE")).isEqualTo("SD006");
      assertThat(failure(statement, "TRUNCATE TABLE drafts, public.rooms CASCADE"))
          .isEqualTo("SD006");
      assertThat(failure(statement, "TRUNCATE doors CASCADE; TRUNCATE drafts CASCADE")).isEmpty();
    }
    assertThat(database.rows("SELECT id FROM notes")).hasSize(1);
  }

  private static String failure(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
