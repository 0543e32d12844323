package io.softdelete.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Rules about code in the database; those on other databases' code are in it-tests. */
final class CodeRulesTest {
  private static final String CATALOG = "tables: {users: {}, posts: {}}";
  private static final String USERS =
      "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)";
  private static final String POSTS =
      "CREATE TABLE posts (post INT PRIMARY KEY, id INT, deleted_at TIMESTAMP)";

  @Test
  void aViewThatShowsDeletedRows() throws SQLException {
    String view = "CREATE VIEW names AS SELECT id FROM users";

    assertThat(Patient.with(CATALOG, USERS, POSTS, view).by("code-reads"))
        .singleElement()
        .extracting(Finding::severity, Finding::table, Finding::what)
        .containsExactly(Severity.WARNING, "NAMES", "the view names USERS and not the marker");
    assertThat(Patient.mended("code-reads", CATALOG, USERS, POSTS, view))
        .as("the view as the driver would send its query")
        .isEmpty();
    assertThat(
            Patient.with(CATALOG, USERS, POSTS, view + " WHERE deleted_at IS NULL")
                .by("code-reads"))
        .isEmpty();
  }

  @Test
  void aTriggerThatNoLongerFires() throws SQLException {
    String trigger =
        "CREATE TRIGGER gone AFTER DELETE ON users FOR EACH ROW CALL '"
            + Fired.class.getName()
            + "'";

    assertThat(Patient.with(CATALOG, USERS, POSTS, trigger).by("delete-trigger"))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.WARNING);
    assertThat(
            Patient.with(CATALOG, USERS, POSTS, trigger.replace("DELETE", "UPDATE"))
                .by("delete-trigger"))
        .isEmpty();
  }

  /** Does nothing. */
  public static final class Fired implements org.h2.api.Trigger {
    @Override
    public void fire(java.sql.Connection connection, Object[] oldRow, Object[] newRow) {}
  }
}
