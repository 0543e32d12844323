package io.softdelete.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Rules about tables and the columns that a catalog names. */
final class ColumnRulesTest {
  private static final String USERS = "tables: {users: {}}";
  private static final String FLAG =
      "tables: {users: {marker: {column: is_deleted, active: false}}}";
  private static final String SOUND =
      "CREATE TABLE users (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, deleted_at TIMESTAMP)";

  @Test
  void aSoundSchemaHasNothingWorseThanNotes() throws SQLException {
    assertThat(Patient.with(USERS, SOUND).findings())
        .allMatch(finding -> finding.severity() == Severity.NOTE);
  }

  @Test
  void aTableThatIsNotThere() throws SQLException {
    assertThat(Patient.with(USERS).by("table-missing"))
        .singleElement()
        .extracting(Finding::severity, Finding::table)
        .containsExactly(Severity.ERROR, "users");
    assertThat(Patient.with(USERS, SOUND).by("table-missing")).isEmpty();
  }

  @Test
  void aMarkerThatIsNotThere() throws SQLException {
    String bare = "CREATE TABLE users (id INT PRIMARY KEY)";

    assertThat(Patient.with(USERS, bare).by("column-missing"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.what()).isEqualTo("the marker column deleted_at isn't there");
              assertThat(finding.fix())
                  .containsExactly(
                      "ALTER TABLE USERS ADD COLUMN IF NOT EXISTS DELETED_AT"
                          + " timestamp with time zone INVISIBLE");
            });
    assertThat(Patient.mended("column-missing", USERS, bare)).isEmpty();
    assertThat(Patient.with(USERS, SOUND).by("column-missing")).isEmpty();
  }

  @Test
  void columnsThatDeletionsWriteAndThatAreNotThere() throws SQLException {
    String catalog =
        """
        tables:
          users:
            marker: {column: state, active: "'open'", deleted: "'closed'"}
            set: {token: id, gone_by: "${actor}", operation: "${operation}", at: CURRENT_TIMESTAMP}
            unset: {token: 0}
            erase: {set: {email: null}}
        """;

    assertThat(Patient.with(catalog, SOUND).by("column-missing"))
        .extracting(Finding::what)
        .containsExactlyInAnyOrder(
            "the marker column state isn't there",
            "the column token isn't there",
            "the column gone_by isn't there",
            "the column operation isn't there",
            "the column at isn't there",
            "the column email isn't there");
    assertThat(Patient.mended("column-missing", catalog, SOUND))
        .as("what an erasure overwrites can't be made up")
        .extracting(Finding::what)
        .containsExactly("the column email isn't there");
  }

  @Test
  void aMarkerThatMustNotBeNullWhileNullMeansActive() throws SQLException {
    String wrong =
        "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP DEFAULT NOW() NOT NULL)";

    assertThat(Patient.with(USERS, wrong).by("marker-null"))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.ERROR);
    assertThat(Patient.mended("marker-null", USERS, wrong)).isEmpty();
    assertThat(Patient.with(USERS, SOUND).by("marker-null")).isEmpty();
  }

  @Test
  void aMarkerThatMayBeNullWhileNullMeansDeleted() throws SQLException {
    String wrong = "CREATE TABLE users (id INT PRIMARY KEY, is_deleted BOOLEAN DEFAULT FALSE)";

    assertThat(Patient.with(FLAG, wrong).by("marker-null"))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.WARNING);
    assertThat(Patient.mended("marker-null", FLAG, wrong)).isEmpty();
    assertThat(
            Patient.with(FLAG.replace("active: false", "active: [false, null]"), wrong)
                .by("marker-null"))
        .isEmpty();
  }

  @Test
  void rowsThatAreBornDeleted() throws SQLException {
    String flag = "CREATE TABLE users (id INT PRIMARY KEY, is_deleted BOOLEAN)";
    String moment = "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP DEFAULT NOW())";

    assertThat(Patient.with(FLAG, flag).by("marker-default"))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.ERROR);
    assertThat(Patient.mended("marker-default", FLAG, flag)).isEmpty();
    assertThat(Patient.with(USERS, moment).by("marker-default")).hasSize(1);
    assertThat(Patient.mended("marker-default", USERS, moment)).isEmpty();
    assertThat(Patient.with(USERS, SOUND).by("marker-default")).isEmpty();
  }

  @Test
  void aMarkerThatTheCatalogForgot() throws SQLException {
    String posts = "CREATE TABLE posts (id INT PRIMARY KEY, is_removed BOOLEAN NOT NULL)";

    assertThat(Patient.with(USERS, SOUND, posts).by("marker-forgotten"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.table()).isEqualTo("POSTS");
              assertThat(finding.why())
                  .contains("{marker: {column: is_removed, active: false, deleted: true}}");
            });
    assertThat(
            Patient.with(
                    "tables: {users: {}, posts: {marker: {column: is_removed, active: false}}}",
                    SOUND,
                    posts)
                .by("marker-forgotten"))
        .isEmpty();
  }

  @Test
  void deletedRowsWithoutRetention() throws SQLException {
    assertThat(Patient.with(USERS, SOUND).by("no-retention"))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.NOTE);
    assertThat(Patient.with("tables: {users: {retention: 90d}}", SOUND).by("no-retention"))
        .isEmpty();
  }

  @Test
  void personalColumnsWithoutErase() throws SQLException {
    String persons =
        "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(9), e_mail VARCHAR(9),"
            + " address_id INT, deleted_at TIMESTAMP)";

    assertThat(Patient.with(USERS, persons).by("personal-columns"))
        .singleElement()
        .extracting(Finding::what)
        .isEqualTo("looks personal and has no erase: NAME, E_MAIL");
    assertThat(
            Patient.with("tables: {users: {erase: {set: {e_mail: null}}}}", persons)
                .by("personal-columns"))
        .isEmpty();
    assertThat(Patient.with(USERS, persons.replace("e_mail", "colour")).by("personal-columns"))
        .as("a name alone may be anything's")
        .isEmpty();
  }
}
