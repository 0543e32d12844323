package io.softdelete.catalog;

import static io.softdelete.catalog.CatalogFixture.catalog;
import static io.softdelete.catalog.CatalogFixture.columns;
import static io.softdelete.catalog.CatalogFixture.name;
import static io.softdelete.catalog.CatalogFixture.soft;
import static io.softdelete.catalog.CatalogFixture.sql;
import static io.softdelete.catalog.CatalogFixture.table;
import static io.softdelete.catalog.CatalogFixture.tableName;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {
  private static final Deletion STANDARD =
      new Deletion.Soft(Marker.timestamp(name("deleted_at")), Map.of(), Map.of());

  @Test
  void theContractsExampleIsRead() {
    Catalog catalog =
        catalog(
            """
            tables:
              users:                                   # [schema.]table
                delete: soft                           # soft (default) | archive | hard
                marker: {column: deleted_at}
                set:   {delete_token: user_id, deleted_by: "${actor}", deletion_id: "${operation}"}
                unset: {delete_token: 0}
                retention: 90d
                reinsert: refuse
                marker-writes: allow
                erase: {set: {email: "'deleted_' || user_id || '@removed.invalid'", name: "'Deleted User'", phone: null}}
              sessions:
                marker: {column: is_deleted, active: false, deleted: true}
              orders:
                delete: archive
                archive: {table: orders_archive, set: {archived_at: CURRENT_TIMESTAMP, archived_by: "${actor}", deletion_id: "${operation}"}}
                retention: 7y
              consents:
                delete: hard
                audit: true
            audit:
              table: deletion_audit_log
              require: [reason]
            foreign-keys: emulate
            """);

    assertThat(catalog)
        .isEqualTo(
            new Catalog(
                List.of(
                    new TablePolicy(
                        tableName("users"),
                        new Deletion.Soft(
                            Marker.timestamp(name("deleted_at")),
                            columns(
                                "delete_token", "user_id",
                                "deleted_by", "${actor}",
                                "deletion_id", "${operation}"),
                            columns("delete_token", "0")),
                        false,
                        Optional.of(new Retention(Period.ofDays(90), Duration.ZERO)),
                        Reinsert.REFUSE,
                        MarkerWrites.ALLOW,
                        Optional.of(
                            new Erasure(
                                columns(
                                    "email", "'deleted_' || user_id || '@removed.invalid'",
                                    "name", "'Deleted User'",
                                    "phone", "NULL")))),
                    new TablePolicy(
                        tableName("sessions"),
                        new Deletion.Soft(
                            new Marker(name("is_deleted"), List.of(sql("false")), sql("true")),
                            Map.of(),
                            Map.of()),
                        false,
                        Optional.empty(),
                        Reinsert.REFUSE,
                        MarkerWrites.ALLOW,
                        Optional.empty()),
                    new TablePolicy(
                        tableName("orders"),
                        new Deletion.Archive(
                            tableName("orders_archive"),
                            columns(
                                "archived_at", "CURRENT_TIMESTAMP",
                                "archived_by", "${actor}",
                                "deletion_id", "${operation}")),
                        false,
                        Optional.of(new Retention(Period.ofYears(7), Duration.ZERO)),
                        Reinsert.REFUSE,
                        MarkerWrites.ALLOW,
                        Optional.empty()),
                    new TablePolicy(
                        tableName("consents"),
                        new Deletion.Hard(),
                        true,
                        Optional.empty(),
                        Reinsert.REFUSE,
                        MarkerWrites.ALLOW,
                        Optional.empty())),
                Optional.of(
                    new Audit(tableName("deletion_audit_log"), Set.of(Audit.Requirement.REASON))),
                ForeignKeys.EMULATE));
  }

  @Test
  void columnsKeepTheOrderOfTheFile() {
    assertThat(soft("tables: {t: {set: {z: 1, a: 2, m: 3}, unset: {m: 4, z: 5}}}"))
        .satisfies(
            soft -> {
              assertThat(soft.set().keySet()).containsExactly(name("z"), name("a"), name("m"));
              assertThat(soft.unset().keySet()).containsExactly(name("m"), name("z"));
            });
  }

  @Test
  void noTablesAreValidWhenSaidSo() {
    assertThat(catalog("tables: {}"))
        .isEqualTo(new Catalog(List.of(), Optional.empty(), ForeignKeys.EMULATE));
  }

  @Test
  void aBareTableHasAllDefaults() {
    for (String yaml :
        List.of("tables:\n  t:\n", "tables: {t: }", "tables: {t: null}", "tables: {t: {}}")) {
      assertThat(table(yaml))
          .isEqualTo(
              new TablePolicy(
                  tableName("t"),
                  STANDARD,
                  false,
                  Optional.empty(),
                  Reinsert.REFUSE,
                  MarkerWrites.ALLOW,
                  Optional.empty()));
    }
  }

  @Test
  void everyWordOfEveryChoiceIsKnown() {
    assertThat(table("tables: {t: {delete: soft}}").deletion()).isEqualTo(STANDARD);
    assertThat(table("tables: {t: {delete: hard}}").deletion()).isEqualTo(new Deletion.Hard());
    assertThat(table("tables: {s.t: {delete: archive, archive: {table: a.t}}}").deletion())
        .isEqualTo(
            new Deletion.Archive(new CatalogName(Optional.of(name("a")), name("t")), Map.of()));
  }

  @Test
  void reinsertAndMarkerWritesAreRead() {
    TablePolicy table = table("tables: {t: {reinsert: revive, marker-writes: refuse}}");
    assertThat(table.reinsert()).isEqualTo(Reinsert.REVIVE);
    assertThat(table.markerWrites()).isEqualTo(MarkerWrites.REFUSE);
    table = table("tables: {t: {reinsert: refuse, marker-writes: allow}}");
    assertThat(table.reinsert()).isEqualTo(Reinsert.REFUSE);
    assertThat(table.markerWrites()).isEqualTo(MarkerWrites.ALLOW);
  }

  @Test
  void foreignKeysAreRead() {
    assertThat(catalog("{tables: {}, foreign-keys: ignore}").foreignKeys())
        .isEqualTo(ForeignKeys.IGNORE);
    assertThat(catalog("{tables: {}, foreign-keys: emulate}").foreignKeys())
        .isEqualTo(ForeignKeys.EMULATE);
    assertThat(catalog("{tables: {}, foreign-keys: strict}").foreignKeys())
        .isEqualTo(ForeignKeys.STRICT);
  }

  @Test
  void theAuditMayRequireNothingOrBoth() {
    assertThat(catalog("{tables: {}, audit: {table: log}}").audit())
        .contains(new Audit(tableName("log"), Set.of()));
    assertThat(catalog("{tables: {}, audit: {table: s.log, require: [actor, reason]}}").audit())
        .contains(
            new Audit(
                new CatalogName(Optional.of(name("s")), name("log")),
                Set.of(Audit.Requirement.ACTOR, Audit.Requirement.REASON)));
  }

  @Test
  void namesMayHaveSchemasAndQuotes() {
    assertThat(
            catalog(
                    """
                    tables:
                      crm.users:
                      '"Order Items"':
                      '"Sales"."O""x"':
                      größe_1$:
                    """)
                .tables())
        .extracting(table -> table.name().sql())
        .containsExactly("crm.users", "\"Order Items\"", "\"Sales\".\"O\"\"x\"", "größe_1$");
  }

  @Test
  void namesThatNoDatabaseTakesForOneAreTwo() {
    assertThat(
            catalog(
                    """
                    tables:
                      a.users:
                      b.users:
                      '"Users"':
                      items:
                      '"Items"':
                    """)
                .tables())
        .hasSize(5);
  }

  @Test
  void anErasureWithoutColumnsRemovesRows() {
    assertThat(table("tables: {t: {erase: {}}}").erasure()).contains(new Erasure(Map.of()));
  }

  @Test
  void anArchiveOrTheSetCanTellTheTime() {
    assertThat(
            table(
                    "tables: {t: {marker: {column: d, active: 0, deleted: 1}, "
                        + "set: {at: current_timestamp}, retention: 1d}}")
                .deletion()
                .timeColumn())
        .contains(name("at"));
    assertThat(soft("tables: {t: {set: {at: CURRENT_TIMESTAMP}}}").timeColumn())
        .contains(name("deleted_at"));
    assertThat(soft("tables: {t: {marker: {active: 0, deleted: id}}}").timeColumn()).isEmpty();
    assertThat(new Deletion.Hard().timeColumn()).isEmpty();
  }
}
