package io.softdelete.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Rules about archives, the audit table and rows that are gone. */
final class KeptRowsRulesTest {
  private static final String ARCHIVED =
      """
      tables:
        orders:
          delete: archive
          archive: {table: orders_archive, set: {archived_at: CURRENT_TIMESTAMP}}
      """;
  private static final String ORDERS =
      "CREATE TABLE orders (id INT PRIMARY KEY, note VARCHAR(40), total NUMERIC(9, 2),"
          + " twice NUMERIC(9, 2) GENERATED ALWAYS AS (total * 2))";
  private static final String ARCHIVE =
      "CREATE TABLE orders_archive (id INT, note VARCHAR(40), total NUMERIC(9, 2),"
          + " twice NUMERIC(9, 2), archived_at TIMESTAMP)";
  private static final String AUDITED = "audit: {table: log}\ntables: {users: {audit: true}}";
  private static final String USERS =
      "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)";
  private static final String LOG =
      "CREATE TABLE log (id INT GENERATED ALWAYS AS IDENTITY, table_name VARCHAR(255),"
          + " record_id VARCHAR(255), deleted_by VARCHAR(255), reason VARCHAR(255),"
          + " deleted_at TIMESTAMP, action VARCHAR(20), operation_id UUID)";

  @Test
  void anArchiveThatIsNotThere() throws SQLException {
    assertThat(Patient.with(ARCHIVED, ORDERS).by("archive-drift"))
        .singleElement()
        .extracting(Finding::severity, Finding::what)
        .containsExactly(Severity.ERROR, "the archive orders_archive isn't there");
    assertThat(Patient.mended("archive-drift", ARCHIVED, ORDERS)).isEmpty();
  }

  @Test
  void anArchiveThatFits() throws SQLException {
    assertThat(Patient.with(ARCHIVED, ORDERS, ARCHIVE).by("archive-drift")).isEmpty();
  }

  @Test
  void anArchiveThatLacksColumns() throws SQLException {
    String old = "CREATE TABLE orders_archive (id INT, note VARCHAR(40))";

    assertThat(Patient.with(ARCHIVED, ORDERS, old).by("archive-drift")).hasSize(1);
    assertThat(Patient.mended("archive-drift", ARCHIVED, ORDERS, old)).isEmpty();
  }

  @Test
  void anArchiveThatIsTooNarrow() throws SQLException {
    String narrow = ARCHIVE.replace("VARCHAR(40)", "VARCHAR(39)");

    assertThat(Patient.with(ARCHIVED, ORDERS, narrow).by("archive-drift")).hasSize(1);
    assertThat(Patient.mended("archive-drift", ARCHIVED, ORDERS, narrow)).isEmpty();
    String rounding = ARCHIVE.replace("total NUMERIC(9, 2)", "total NUMERIC(9, 1)");
    assertThat(Patient.with(ARCHIVED, ORDERS, rounding).by("archive-drift")).hasSize(1);
    assertThat(Patient.mended("archive-drift", ARCHIVED, ORDERS, rounding)).isEmpty();
  }

  @Test
  void anArchiveThatWantsMore() throws SQLException {
    assertThat(
            Patient.with(
                    ARCHIVED, ORDERS, ARCHIVE.replace("TIMESTAMP)", "TIMESTAMP, why INT NOT NULL)"))
                .by("archive-drift"))
        .singleElement()
        .extracting(Finding::what)
        .isEqualTo("WHY must not be NULL in the archive orders_archive");
  }

  @Test
  void anAuditTableThatIsNotThere() throws SQLException {
    assertThat(Patient.with(AUDITED, USERS).by("audit-table"))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.ERROR);
    assertThat(Patient.mended("audit-table", AUDITED, USERS)).isEmpty();
  }

  @Test
  void anAuditTableThatLacksColumns() throws SQLException {
    String old = "CREATE TABLE log (table_name VARCHAR(255), record_id VARCHAR(255))";

    assertThat(Patient.with(AUDITED, USERS, old).by("audit-table")).hasSize(1);
    assertThat(Patient.mended("audit-table", AUDITED, USERS, old)).isEmpty();
    assertThat(Patient.with(AUDITED, USERS, LOG).by("audit-table")).isEmpty();
  }

  @Test
  void anAuditTableThatCouldTellMore() throws SQLException {
    assertThat(
            Patient.with(AUDITED, USERS, LOG.replace(", operation_id UUID", "")).by("audit-table"))
        .extracting(Finding::severity)
        .containsExactly(Severity.NOTE);
  }

  @Test
  void anAuditTableThatWantsMore() throws SQLException {
    assertThat(
            Patient.with(
                    AUDITED,
                    USERS,
                    LOG.replace("reason VARCHAR(255)", "reason VARCHAR(255) NOT NULL"))
                .by("audit-table"))
        .hasSize(1);
    assertThat(
            Patient.with(
                    AUDITED.replace("log}", "log, require: [reason]}"),
                    USERS,
                    LOG.replace("reason VARCHAR(255)", "reason VARCHAR(255) NOT NULL"))
                .by("audit-table"))
        .isEmpty();
  }

  @Test
  void anAuditedTableWithoutAKey() throws SQLException {
    assertThat(Patient.with(AUDITED, USERS.replace(" PRIMARY KEY", ""), LOG).by("audit-key"))
        .hasSize(1);
    assertThat(Patient.with(AUDITED, USERS, LOG).by("audit-key")).isEmpty();
  }

  @Test
  void rowsThatWereRemovedPastTheDriver() throws SQLException {
    String logged =
        "INSERT INTO log (table_name, record_id, deleted_at) VALUES ('users', '1', NOW())";
    String row = "INSERT INTO users VALUES (1, NOW())";

    assertThat(Patient.with(AUDITED, USERS, LOG, logged).by("physical-deletes"))
        .singleElement()
        .extracting(Finding::severity, Finding::what)
        .containsExactly(
            Severity.WARNING, "1 rows are marked as deleted by the audit table, and gone");
    assertThat(Patient.with(AUDITED, USERS, LOG, logged, row).by("physical-deletes")).isEmpty();
  }
}
