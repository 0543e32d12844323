package io.softdelete.cli.recycle;

import io.softdelete.cli.Main;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.FormatOption;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.jdbc.PurgeJob;
import io.softdelete.jdbc.Purged;
import io.softdelete.jdbc.RecycleBin;
import io.softdelete.jdbc.SoftDelete;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code purge}. */
@Command(
    name = "purge",
    header = "Removes deleted rows that are past their retention.",
    sortOptions = false,
    description = {
      "Removes deleted rows for good: those past the retention of their table, in batches, each a",
      "transaction of its own. It can't be undone. Ctrl-C stops it after its batch; running it",
      "again goes on."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar purge --url jdbc:postgresql://localhost/app --user me",
      "      on a terminal: tells how many rows of which table are due",
      "  java -jar softdelete.jar purge --yes --batch 1000 --pause 200ms --time-limit 2h \\",
      "      --url jdbc:postgresql://localhost/app --user me --password-file ~/.secret",
      "      by night; in a cron job --yes may be left out",
      "  java -jar softdelete.jar purge sessions --where \"user_id = 17\" --yes \\",
      "      --url jdbc:postgresql://localhost/app --user me",
      "",
      "Exit status: 0 done, 1 rows are left that are due, 2 wrong call, 3 failed, 130 Ctrl-C."
    })
public final class PurgeCommand implements Callable<Integer> {
  /** 128 and the number of the signal, as shells have it. */
  private static final int INTERRUPTED = 130;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "a soft or archive table (default: all that have a retention)")
  private @Nullable String table;

  @Mixin private final RowOptions rowOptions = new RowOptions();

  @Option(
      names = "--batch",
      paramLabel = "ROWS",
      defaultValue = "5000",
      description = "how many rows go at a time (default: ${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--pause",
      paramLabel = "TIME",
      defaultValue = "0s",
      converter = Seconds.class,
      description = "how long to wait between batches: 200ms")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Duration pause;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Seconds.class,
      description = "when to begin no further batch: 30m, 2h")
  private @Nullable Duration timeLimit;

  @Mixin private final AttributionOptions attribution = new AttributionOptions();
  @Mixin private final TargetOptions targetOptions = new TargetOptions();
  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();
  @Mixin private final ConsentOptions consent = new ConsentOptions();

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public PurgeCommand() {}

  /** Purges; 1 if rows are left that are due. */
  @Override
  public Integer call() throws SQLException {
    boolean dryRun = consent.isDryRun();
    return new DrivenConnection(targetOptions, catalogOptions, attribution)
        .with(
            spec,
            connection -> {
              PurgeJob job = job(SoftDelete.on(connection));
              return dryRun ? count(job) : run(job);
            });
  }

  private PurgeJob job(RecycleBin bin) {
    if (table == null && rowOptions.isGiven()) {
      throw new ParameterException(spec.commandLine(), "--key and --where go with a table");
    }
    PurgeJob job = table == null ? bin.purgeAll() : bin.purge(table, rowOptions.any());
    PurgeJob paced = job.batchSize(batch).pause(pause);
    return timeLimit == null ? paced : paced.timeLimit(timeLimit);
  }

  private int count(PurgeJob job) throws SQLException {
    Map<String, Long> due = job.count();
    new PurgeReport(out(), format.chosen()).due(due);
    return 0;
  }

  private int run(PurgeJob job) throws SQLException {
    try (StoppedBatch stop = new StoppedBatch()) {
      Purged purged;
      try (PurgeBar bar = PurgeBar.of(job, ConsentOptions.onTerminal())) {
        purged =
            job.listener(
                    progress -> {
                      bar.told(progress);
                      stop.afterBatch();
                    })
                .run();
      }
      new PurgeReport(out(), format.chosen()).done(purged);
      int status = purged.left() > 0 ? Main.FINDINGS : 0;
      // Or the virtual machine, which is about to end with this, might end with the other.
      return stop.isAsked() ? INTERRUPTED : status;
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
