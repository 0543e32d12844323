package io.softdelete.it.twin.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.Guild;
import io.softdelete.it.twin.Subject;
import io.softdelete.it.twin.Twin;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The law on generated INSERTs, upserts, MERGEs and REPLACEs that meet keys of active and of
 * deleted rows. {@code -Dkeyed.sequences=N} runs more of them, {@code -Dkeyed.seed=S} others,
 * {@code -Dkeyed.first=I} from an index on.
 */
final class KeyedWritesIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long SEED = Long.getLong("keyed.seed", 20261121L);
  private static final long FIRST = Long.getLong("keyed.first", 0);
  private static final long SEQUENCES = Long.getLong("keyed.sequences", 60);

  @ParameterizedTest
  @EnumSource(Database.class)
  void eachWriteObeysTheLaw(Database database) throws SQLException {
    try (Twin twin = Twin.open(database, Guild.schema(database), Subject.chosen(), TIMEOUT)) {
      KeyedCampaign campaign = new KeyedCampaign(twin, SEED);
      campaign.run(FIRST, SEQUENCES);
      System.out.println(campaign);
      assertThat(campaign.failures()).as(campaign.toString()).isEmpty();
      assertThat(campaign.equal()).as(campaign.toString()).isGreaterThan((int) SEQUENCES / 2);
    }
  }
}
