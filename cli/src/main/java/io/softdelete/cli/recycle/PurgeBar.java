package io.softdelete.cli.recycle;

import io.softdelete.jdbc.PurgeJob;
import io.softdelete.jdbc.PurgeProgress;
import java.sql.SQLException;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a purge has come: a bar on the terminal's standard error, since standard output may go to
 * a file; nothing where nobody looks on. Not thread-safe.
 */
final class PurgeBar implements AutoCloseable {
  private final Optional<ProgressBar> bar;

  private PurgeBar(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /**
   * Begins a bar.
   *
   * @param job what is to be done; where it is shown, the rows that are due are counted first
   */
  static PurgeBar of(PurgeJob job, boolean shown) throws SQLException {
    if (!shown) {
      return new PurgeBar(Optional.empty());
    }
    long due = job.count().values().stream().mapToLong(Long::longValue).sum();
    return new PurgeBar(
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName("purge")
                .setUnit(" rows", 1)
                .setInitialMax(due)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build()));
  }

  /** Shows a batch. */
  void told(PurgeProgress progress) {
    bar.ifPresent(
        shown -> {
          shown.setExtraMessage(progress.table());
          shown.stepBy(progress.batch());
        });
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
