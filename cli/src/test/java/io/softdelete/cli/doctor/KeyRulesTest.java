package io.softdelete.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Rules about unique keys and indexes. */
final class KeyRulesTest {
  private static final String USERS = "tables: {users: {}}";

  @Test
  void aUniqueConstraintThatDeletedRowsHold() throws SQLException {
    String held =
        "CREATE TABLE users (id INT PRIMARY KEY, \"e mail\" VARCHAR(40), deleted_at TIMESTAMP,"
            + " CONSTRAINT \"Unique mail\" UNIQUE (\"e mail\"))";

    assertThat(Patient.with(USERS, held).by("unique-held"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.fix()).hasSize(3);
            });
    assertThat(Patient.mended("unique-held", USERS, held)).isEmpty();
    assertThat(Patient.with("tables: {users: {reinsert: revive}}", held).by("unique-held"))
        .isEmpty();
  }

  @Test
  void aUniqueIndexThatDeletedRowsHold() throws SQLException {
    String table =
        "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(40), deleted_at TIMESTAMP)";
    String index = "CREATE UNIQUE INDEX users_email ON users (email)";

    assertThat(Patient.with(USERS, table, index).by("unique-held")).hasSize(1);
    assertThat(Patient.mended("unique-held", USERS, table, index)).isEmpty();
  }

  @Test
  void aUniqueKeyWithTheFlagItself() throws SQLException {
    String flag = "tables: {users: {marker: {column: gone, active: false}}}";
    String table =
        "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(40),"
            + " gone BOOLEAN DEFAULT FALSE NOT NULL, UNIQUE (email, gone))";

    assertThat(Patient.with(flag, table).by("unique-held"))
        .as("the second deletion of the same value fails")
        .hasSize(1);
    assertThat(Patient.mended("unique-held", flag, table)).isEmpty();
  }

  @Test
  void keysThatDeletedRowsDoNotHold() throws SQLException {
    assertThat(
            Patient.with(
                    "tables: {users: {set: {token: id}, unset: {token: 0}}, tags: {}}",
                    "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(40), token INT DEFAULT 0"
                        + " NOT NULL, deleted_at TIMESTAMP, UNIQUE (email, token),"
                        + " UNIQUE (id, email))",
                    "CREATE TABLE tags (id INT PRIMARY KEY, name VARCHAR(40), deleted_at TIMESTAMP,"
                        + " live INT GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN 1 END),"
                        + " UNIQUE (name, live))")
                .findings())
        .extracting(Finding::rule)
        .doesNotContain("unique-held", "unique-enforces-nothing");
  }

  @Test
  void aUniqueKeyThatEnforcesNothing() throws SQLException {
    String table =
        "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(40), deleted_at TIMESTAMP,"
            + " UNIQUE (email, deleted_at))";

    assertThat(Patient.with(USERS, table).by("unique-enforces-nothing"))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.ERROR);
    assertThat(Patient.mended("unique-enforces-nothing", USERS, table)).isEmpty();
    assertThat(
            Patient.with(USERS, table.replace(", deleted_at))", "))"))
                .by("unique-enforces-nothing"))
        .isEmpty();
  }

  @Test
  void aTokenThatIsNullInActiveRows() throws SQLException {
    assertThat(
            Patient.with(
                    "tables: {users: {set: {token: id}}}",
                    "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(40), token INT,"
                        + " deleted_at TIMESTAMP, UNIQUE (email, token))")
                .by("unique-enforces-nothing"))
        .hasSize(1);
  }

  @Test
  void aPrimaryKeyThatTheApplicationGives() throws SQLException {
    String link = "CREATE TABLE users (a INT, b INT, deleted_at TIMESTAMP, PRIMARY KEY (a, b))";

    assertThat(Patient.with(USERS, link).by("primary-key-held")).hasSize(1);
    assertThat(Patient.with("tables: {users: {reinsert: revive}}", link).by("primary-key-held"))
        .isEmpty();
    assertThat(
            Patient.with(
                    USERS,
                    "CREATE TABLE users (id UUID DEFAULT RANDOM_UUID() PRIMARY KEY,"
                        + " deleted_at TIMESTAMP)")
                .by("primary-key-held"))
        .isEmpty();
  }

  @Test
  void anIndexForPurge() throws SQLException {
    String kept = "tables: {users: {retention: 90d}}";
    String table = "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)";

    assertThat(Patient.with(kept, table).by("purge-index")).hasSize(1);
    assertThat(Patient.mended("purge-index", kept, table)).isEmpty();
    assertThat(Patient.with(USERS, table).by("purge-index")).isEmpty();
  }
}
