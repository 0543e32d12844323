package io.softdelete.jdbc;

import io.softdelete.jdbc.bin.Bin;
import io.softdelete.jdbc.bin.BinTable;
import io.softdelete.jdbc.bin.NamedQuery;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Removes deleted rows for good, in batches: those past the retention of their table, and meeting a
 * condition if one is given.
 *
 * <pre>{@code
 * SoftDelete.on(dataSource).purgeAll().pause(Duration.ofMillis(100)).run();
 * }</pre>
 *
 * <p>On a data source, or a connection under autocommit, each batch is a transaction of its own, so
 * that a purge which is stopped or fails keeps what it did, and running it again goes on. Several
 * may run at once. Immutable: each setting gives a new job. Thread-safe on a data source.
 */
public final class PurgeJob {
  private static final int BATCH = 5_000;

  private final RecycleBin bin;
  private final Optional<String> table;
  private final Selection rows;
  private final Settings settings;

  private record Settings(
      int batch, Duration pause, Optional<Duration> limit, Consumer<PurgeProgress> listener) {}

  private PurgeJob(RecycleBin bin, Optional<String> table, Selection rows, Settings settings) {
    this.bin = bin;
    this.table = table;
    this.rows = rows;
    this.settings = settings;
  }

  static PurgeJob of(RecycleBin bin, Optional<String> table, Selection rows) {
    return new PurgeJob(
        bin, table, rows, new Settings(BATCH, Duration.ZERO, Optional.empty(), PurgeJob::ignore));
  }

  private static void ignore(PurgeProgress progress) {}

  private PurgeJob with(Settings other) {
    return new PurgeJob(bin, table, rows, other);
  }

  /**
   * How many rows go at a time; 5,000 by default.
   *
   * @throws IllegalArgumentException when it isn't positive
   */
  public PurgeJob batchSize(int rows) {
    if (rows <= 0) {
      throw new IllegalArgumentException("a batch has at least one row, not " + rows);
    }
    return with(new Settings(rows, settings.pause, settings.limit, settings.listener));
  }

  /** How long to wait between batches, so that others get on; not at all by default. */
  public PurgeJob pause(Duration pause) {
    return with(new Settings(settings.batch, pause, settings.limit, settings.listener));
  }

  /** After how long no further batch begins; never by default. */
  public PurgeJob timeLimit(Duration limit) {
    return with(
        new Settings(settings.batch, settings.pause, Optional.of(limit), settings.listener));
  }

  /** Who is told after each batch, on the thread that runs the job. */
  public PurgeJob listener(Consumer<PurgeProgress> listener) {
    return with(new Settings(settings.batch, settings.pause, settings.limit, listener));
  }

  /**
   * How many rows of each table are due, without removing any; those that others refer to are
   * counted too.
   *
   * @throws SQLException SD002 without retention and condition; the database's own
   */
  public Map<String, Long> count() throws SQLException {
    return bin.with(
        lease -> {
          Map<String, Long> counts = new LinkedHashMap<>();
          for (BinTable each : tables(lease.bin())) {
            counts.put(each.name().toString(), count(each));
          }
          return counts;
        });
  }

  private long count(BinTable of) throws SQLException {
    return NamedQuery.count(
        of.bin(), SelectionSql.verb("PURGE", of, rows), SelectionSql.parameters(of, rows));
  }

  /**
   * Removes the rows, children before parents. An interrupted thread stops after its batch, and
   * stays interrupted.
   *
   * @throws SQLException SD002 without retention and condition; the database's own, after which the
   *     batches before it stay removed unless they are part of the caller's transaction
   */
  public Purged run() throws SQLException {
    return bin.with(
        lease -> {
          PurgeLoop loop =
              new PurgeLoop(
                  lease, rows, settings.batch, settings.pause, settings.limit, settings.listener);
          for (BinTable each : tables(lease.bin())) {
            loop.purge(each, () -> count(each));
          }
          return loop.outcome();
        });
  }

  private List<BinTable> tables(Bin of) throws SQLException {
    return table.isPresent()
        ? List.of(of.table(table.get()))
        : of.tables(policy -> Bin.keepsRows(policy) && policy.retention().isPresent());
  }
}
