package io.softdelete.it.twin.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.twin.Comparison;
import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.Subject;
import io.softdelete.it.twin.Twin;
import io.softdelete.it.twin.TwinSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The 22 queries of TPC-H with their validation parameters, all tables registered. */
final class TpchIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final String NOTHING = "row ∅";
  private static final List<LawCase> QUERIES =
      LawFile.read(TwinSchema.resource("/tpch/queries.sql"));

  @ParameterizedTest
  @EnumSource(value = Database.class, mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
  void eachQueryObeysTheLaw(Database database) throws SQLException {
    try (Twin twin = Twin.open(database, Tpch.schema(), Subject.chosen(), TIMEOUT)) {
      for (LawCase query : QUERIES) {
        Comparison comparison = twin.compare(query.steps().get(0).call());
        assertThat(comparison.expected().parts())
            .as("%s: %s", query.title(), comparison.expected())
            .hasSizeGreaterThan(1)
            .doesNotContain(NOTHING);
        assertThat(comparison.difference()).as(query.title()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Database.class, mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
  void eachQueryHasTeeth(Database database) throws SQLException {
    try (Twin twin = Twin.open(database, Tpch.schema(), Subject.PASS_THROUGH, TIMEOUT)) {
      for (LawCase query : QUERIES) {
        Comparison comparison = twin.compare(query.steps().get(0).call());
        assertThat(comparison.lawful() || comparison.abandoned())
            .as("%s is right without the driver", query.title())
            .isFalse();
      }
    }
  }

  @Test
  void theServersPlanFiltersEachScan() throws SQLException {
    try (Twin twin = Twin.open(Database.POSTGRESQL, Tpch.schema(), Subject.chosen(), TIMEOUT)) {
      ScanFilters filters = new ScanFilters(twin.hauntedRaw(), twin.tables());
      int scans = 0;
      for (LawCase query : QUERIES) {
        String sent = twin.sent(query.steps().get(0).call().sql());
        assertThat(filters.unfiltered(sent)).as("%s\n%s", query.title(), sent).isEmpty();
        scans += filters.scans();
      }
      assertThat(scans).isGreaterThan(QUERIES.size() * 2);
    }
  }
}
