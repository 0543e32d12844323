package io.softdelete.catalog;

import static io.softdelete.catalog.CatalogFixture.columns;
import static io.softdelete.catalog.CatalogFixture.mistakes;
import static io.softdelete.catalog.CatalogFixture.name;
import static io.softdelete.catalog.CatalogFixture.soft;
import static io.softdelete.catalog.CatalogFixture.table;
import static io.softdelete.catalog.CatalogFixture.tableName;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogDefaultsTest {
  @Test
  void aTableInheritsEveryKey() {
    assertThat(
            table(
                """
                defaults:
                  marker: {column: removed_at}
                  set: {removed_by: "${actor}"}
                  unset: {removed_by: "'nobody'"}
                  retention: 2w
                  reinsert: revive
                  marker-writes: refuse
                  erase: {set: {email: null}}
                  audit: true
                tables: {t: }
                audit: {table: log}
                """))
        .isEqualTo(
            new TablePolicy(
                tableName("t"),
                new Deletion.Soft(
                    Marker.timestamp(name("removed_at")),
                    columns("removed_by", "${actor}"),
                    columns("removed_by", "'nobody'")),
                true,
                Optional.of(new Retention(Period.ofDays(14), Duration.ZERO)),
                Reinsert.REVIVE,
                MarkerWrites.REFUSE,
                Optional.of(new Erasure(columns("email", "NULL")))));
  }

  @Test
  void defaultsMayComeAfterTheTables() {
    assertThat(soft("tables: {t: }\ndefaults: {marker: {column: gone}}").marker().column())
        .isEqualTo(name("gone"));
  }

  @Test
  void aTablesMapReplacesTheDefaultAsAWhole() {
    Deletion.Soft soft =
        soft(
            """
            defaults:
              marker: {column: gone, active: 0, deleted: 1}
              set: {a: 1, b: 2}
              unset: {a: 3, b: 4}
            tables:
              t:
                marker: {column: deleted_at}
                set: {b: 5}
            """);
    assertThat(soft.marker()).isEqualTo(Marker.timestamp(name("deleted_at")));
    assertThat(soft.set()).isEqualTo(columns("b", "5"));
    assertThat(soft.unset()).as("as far as it fits").isEqualTo(columns("b", "4"));
  }

  @Test
  void defaultsForOtherKindsOfTablesDoNotMatter() {
    TablePolicy table =
        table(
            """
            defaults: {marker: {column: gone}, set: {a: 1}, retention: 1d, reinsert: revive, marker-writes: refuse}
            tables: {t: {delete: hard}}
            """);
    assertThat(table.deletion()).isEqualTo(new Deletion.Hard());
    assertThat(table.retention()).isEmpty();
    assertThat(table.reinsert()).isEqualTo(Reinsert.REFUSE);
    assertThat(table.markerWrites()).isEqualTo(MarkerWrites.ALLOW);
  }

  @Test
  void deleteAndArchiveCanBeDefaults() {
    assertThat(
            table(
                    """
                    defaults: {delete: archive, archive: {table: graveyard}}
                    tables: {t: }
                    """)
                .deletion())
        .isEqualTo(new Deletion.Archive(tableName("graveyard"), Map.of()));
    assertThat(
            soft(
                """
                defaults: {delete: archive, archive: {table: graveyard}}
                tables: {t: {delete: soft}}
                """))
        .isNotNull();
  }

  @Test
  void nullTakesADefaultBack() {
    TablePolicy table =
        table(
            """
            defaults: {retention: 1d, erase: {set: {email: null}}}
            tables: {t: {retention: null, erase: ~}}
            """);
    assertThat(table.retention()).isEmpty();
    assertThat(table.erasure()).isEmpty();
  }

  @Test
  void aMistakeOfTheDefaultsIsReportedOnceAtItsPlace() {
    assertThat(
            mistakes(
                """
                defaults:
                  retention: soon
                  markers: {}
                  archive: {}
                tables: {a: , b: , c: }
                """))
        .isEqualTo(
            """
            c.yaml:2: defaults.retention: found 'soon'; expected a number of d (days), w (weeks), \
            m (months) or y (years) such as 90d, or an ISO 8601 duration such as P1Y6M or PT36H
            c.yaml:3: defaults.markers: unknown key; expected one of delete, marker, set, unset, \
            retention, reinsert, marker-writes, erase, archive, audit (did you mean marker?)
            c.yaml:4: defaults.archive.table: missing; expected [schema.]table""");
  }

  @Test
  void aDefaultThatDoesNotFitOneTableNamesTheTable() {
    assertThat(
            mistakes(
                """
                defaults:
                  retention: 90d
                  set:
                    deleted_by: "${actor}"
                tables:
                  a: {marker: {column: d, active: false}}
                  b: {marker: {column: deleted_by}}
                """))
        .isEqualTo(
            """
            c.yaml:2: defaults.retention: a has no time of deletion; expected CURRENT_TIMESTAMP \
            for a column in marker.deleted or set, or retention: null
            c.yaml:4: defaults.set.deleted_by: found the marker column of b; expected any other \
            (see marker)""");
  }
}
