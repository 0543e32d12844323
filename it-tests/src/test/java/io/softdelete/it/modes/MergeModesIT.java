package io.softdelete.it.modes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.modes.ModesDatabase.Kind;
import io.softdelete.jdbc.SoftDelete;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The DELETE of a MERGE, whose rows are archived, audited or say who deleted them. */
final class MergeModesIT {
  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void rowsThatAreMergedAwayAreKept(Kind kind) throws SQLException {
    ModesDatabase database = DeletionModesIT.database(kind);
    try (Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        var scope = SoftDelete.as("alice", "asked for");
        Statement statement = connection.createStatement()) {
      try (PreparedStatement merge =
          connection.prepareStatement(
              "MERGE INTO orders o USING (SELECT id + CAST(? AS INT) AS n FROM drafts) d ON o.id ="
                  + " d.n WHEN MATCHED AND o.total < ? THEN DELETE")) {
        merge.setInt(1, 1);
        merge.setInt(2, 30);
        assertThat(merge.executeUpdate()).isEqualTo(1);
      }
      assertThat(
              statement.executeUpdate(
                  "MERGE INTO consents USING drafts ON consents.id = drafts.id WHEN MATCHED THEN"
                      + " DELETE"))
          .isEqualTo(2);
      String notes = "MERGE INTO notes n USING drafts d ON n.id = d.id WHEN MATCHED THEN DELETE";
      assertThat(statement.executeUpdate(notes)).isEqualTo(1);
      assertThat(statement.executeUpdate(notes)).isZero();
      assertThatThrownBy(
              () ->
                  statement.executeUpdate(
                      "MERGE INTO orders o USING drafts d ON o.id = d.id WHEN MATCHED THEN DELETE"
                          + " WHEN NOT MATCHED THEN INSERT (id) VALUES (d.id)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("SD002"));
    }
    assertThat(database.rows("SELECT id, archived_by, was FROM orders_archive"))
        .containsExactly("2|alice|two/20");
    assertThat(database.rows("SELECT id FROM orders ORDER BY id"))
        .containsExactly("1", "3", "4", "9");
    assertThat(
            database.rows("SELECT table_name, record_id, deleted_by FROM audit_log ORDER BY 1, 2"))
        .containsExactly("consents|1|alice", "consents|2|alice", "notes|1|alice");
    assertThat(database.rows("SELECT id FROM notes WHERE deleted_at IS NOT NULL")).hasSize(1);
  }

  @Test
  void returningGivesTheRowsThatAreMergedAway() throws SQLException {
    ModesDatabase database = DeletionModesIT.database(Kind.POSTGRESQL);
    try (Connection connection = database.connect(DeletionModesIT.CATALOG, Map.of());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "WITH d AS (SELECT 2 AS id) MERGE INTO orders o USING d ON o.id = d.id WHEN MATCHED"
                    + " THEN DELETE RETURNING merge_action(), o.label, d.id AS n")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("merge_action") + rows.getString("label") + rows.getInt("n"))
          .isEqualTo("DELETEtwo2");
      assertThat(rows.next()).isFalse();
    }
    assertThat(database.rows("SELECT id FROM orders_archive")).containsExactly("2");
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "POSTGRESQL"})
  void placeholdersOfSetAreBound(Kind kind) throws SQLException {
    ModesDatabase database = ModesDatabase.create(kind);
    database.execute(
        "CREATE TABLE jobs (id INT PRIMARY KEY, gone_by VARCHAR(20), operation {uuid}, deleted_at"
            + " {timestamp})",
        "INSERT INTO jobs (id) VALUES (1), (2), (3)");
    String catalog =
        """
        foreign-keys: ignore
        tables:
          jobs: {set: {gone_by: "${actor}", operation: "${operation}"}}
        """;
    try (Connection connection = database.connect(catalog, Map.of());
        var scope = SoftDelete.as("bob");
        PreparedStatement merge =
            connection.prepareStatement(
                "MERGE INTO jobs j USING (VALUES (1), (4)) v(n) ON j.id = v.n WHEN MATCHED AND j.id"
                    + " < ? THEN DELETE WHEN NOT MATCHED THEN INSERT (id) VALUES (v.n + ?)")) {
      merge.setInt(1, 7);
      merge.setInt(2, 1);
      assertThat(merge.executeUpdate()).isEqualTo(2);
    }
    assertThat(database.rows("SELECT id, gone_by FROM jobs WHERE operation IS NOT NULL"))
        .containsExactly("1|bob");
    assertThat(database.rows("SELECT id FROM jobs ORDER BY id"))
        .containsExactly("1", "2", "3", "5");
  }
}
