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
  void aTableOfThisNameInAnotherSchema() throws SQLException {
    String[] schema = {
      USERS,
      "CREATE SCHEMA other",
      USERS.replace("users", "other.users"),
      "CREATE VIEW other.names AS SELECT users.id FROM other.users"
    };

    assertThat(Patient.with("tables: {public.users: {}}", schema).by("code-reads")).isEmpty();
    assertThat(Patient.with("tables: {other.users: {}}", schema).by("code-reads")).hasSize(1);
    assertThat(Patient.with("tables: {public.users: {}}", schema).by("marker-forgotten"))
        .singleElement()
        .extracting(Finding::why)
        .asString()
        .contains("Register it: other.users: {marker: {column: deleted_at,");
  }

  @Test
  void namesThatNeedQuotes() throws SQLException {
    String catalog = "tables: {'\"The Users\"': {marker: {column: '\"Deleted At\"'}}}";
    String users = "CREATE TABLE \"The Users\" (id INT PRIMARY KEY, \"Deleted At\" TIMESTAMP)";
    String view = "CREATE VIEW \"V\" AS SELECT id FROM \"The Users\"";

    assertThat(Patient.with(catalog, users).findings())
        .allMatch(finding -> finding.severity() == Severity.NOTE);
    assertThat(Patient.with(catalog, users, view).by("code-reads"))
        .singleElement()
        .extracting(Finding::what)
        .isEqualTo("the view names \"The Users\" and not the marker");
    assertThat(Patient.mended("code-reads", catalog, users, view)).isEmpty();
    assertThat(Patient.with(catalog, users.replace(", \"Deleted At\" TIMESTAMP", "")).findings())
        .extracting(Finding::rule)
        .contains("column-missing");
    assertThat(Patient.with("tables: {the_users: {}}", users, view).by("code-reads")).isEmpty();
  }

  @Test
  void anEmptyCatalogForgetsMarkersOnly() throws SQLException {
    assertThat(Patient.with("tables: {}", USERS, POSTS, "CREATE VIEW v AS TABLE users").findings())
        .extracting(Finding::rule)
        .containsOnly("marker-forgotten");
    assertThat(Patient.with("tables: {}").findings()).isEmpty();
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
