package io.softdelete.it.twin.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.twin.Comparison;
import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.Shop;
import io.softdelete.it.twin.Subject;
import io.softdelete.it.twin.Twin;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The law on statements that nobody thought of. {@code -Dtwin.statements=N} runs more of them,
 * {@code -Dtwin.seed=S} others or the same ones again, {@code -Dtwin.first=I} from an index on.
 */
final class RandomStatementsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final long SEED = Long.getLong("twin.seed", 20261121L);
  private static final long FIRST = Long.getLong("twin.first", 0);
  private static final long STATEMENTS = Long.getLong("twin.statements", 700);
  private static final int SAMPLE = 250;

  @ParameterizedTest
  @EnumSource(Database.class)
  void eachStatementObeysTheLaw(Database database) throws SQLException {
    try (Twin twin = open(database, Subject.chosen())) {
      Campaign campaign = new Campaign(twin, SEED);
      campaign.run(FIRST, STATEMENTS);
      System.out.println(campaign);
      assertThat(campaign.failures()).as(campaign.toString()).isEmpty();
      assertThat(campaign.validShare()).as(campaign.toString()).isGreaterThan(0.9);
    }
  }

  /** One filter left out must show more often than not. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void referencesLeftUnfilteredChangeTheResult(Database database) throws SQLException {
    try (Twin twin = open(database, Subject.DRIVER)) {
      Campaign campaign = new Campaign(twin, SEED);
      Teeth teeth = new Teeth(campaign);
      for (long index = FIRST; index < FIRST + SAMPLE; index++) {
        GeneratedStatement statement = campaign.generator().statement(index);
        teeth.bite(statement, statement::callWithDeletedAt);
      }
      System.out.println("On " + database + " with seed " + SEED + " " + teeth);
      assertThat(teeth.share()).as(teeth.toString()).isGreaterThan(0.5);
    }
  }

  /**
   * A hint after a table's name shows the deleted rows of that reference and of no other: as if all
   * the others were written as derived tables of active rows, on the database's own driver.
   */
  @ParameterizedTest
  @EnumSource(Database.class)
  void hintsReachTheirOwnReferenceOnly(Database database) throws SQLException {
    try (Twin driver = open(database, Subject.DRIVER);
        Twin unfiltered = open(database, Subject.PASS_THROUGH)) {
      Campaign hinted = new Campaign(driver, SEED);
      Campaign written = new Campaign(unfiltered, SEED);
      for (long index = FIRST; index < FIRST + SAMPLE; index++) {
        GeneratedStatement statement = hinted.generator().statement(index);
        for (int reference : statement.wrappable()) {
          Comparison actual = hinted.compare(statement, statement.callWithDeletedAt(reference));
          Comparison expected = written.compare(statement, statement.callWithoutDriver(reference));
          if (!actual.abandoned() && !expected.abandoned()) {
            assertThat(actual.actual())
                .as("seed %d, %s", SEED, statement.callWithDeletedAt(reference).sql())
                .isEqualTo(expected.actual());
          }
        }
      }
    }
  }

  @Test
  void aStatementCanBeHadAgain() throws SQLException {
    try (Twin twin = open(Database.H2, Subject.TWIN)) {
      Generator generator = new Campaign(twin, SEED).generator();
      GeneratedStatement later = generator.statement(41);
      assertThat(generator.statement(40)).isNotEqualTo(later);
      assertThat(new Campaign(twin, SEED).generator().statement(41)).isEqualTo(later);
    }
  }

  /** Without the driver hardly a statement obeys, and between two twins every one does. */
  @ParameterizedTest
  @EnumSource(Database.class)
  void theHarnessTellsGhostsFromNone(Database database) throws SQLException {
    try (Twin unfiltered = open(database, Subject.PASS_THROUGH);
        Twin twins = open(database, Subject.TWIN)) {
      int unlawful = 0;
      Campaign with = new Campaign(unfiltered, SEED);
      Campaign without = new Campaign(twins, SEED);
      for (long index = FIRST; index < FIRST + SAMPLE; index++) {
        GeneratedStatement statement = with.generator().statement(index);
        unlawful += with.compare(statement, statement.call()).lawful() ? 0 : 1;
        Comparison comparison = without.compare(statement, statement.call());
        assertThat(comparison.abandoned() || Campaign.lawful(statement, comparison))
            .as("%s\n%s", statement.call().sql(), comparison.difference())
            .isTrue();
      }
      assertThat(unlawful).isGreaterThan(SAMPLE / 2);
    }
  }

  private static Twin open(Database database, Subject subject) throws SQLException {
    return Twin.open(database, Shop.schema(database), subject, TIMEOUT);
  }
}
