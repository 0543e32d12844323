package io.softdelete.cli.recycle;

import io.softdelete.cli.Main;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.FormatOption;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.jdbc.Restored;
import io.softdelete.jdbc.Selection;
import io.softdelete.jdbc.SoftDelete;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code undelete}. */
@Command(
    name = "undelete",
    header = "Restores deleted rows.",
    sortOptions = false,
    description = {
      "Restores deleted rows, with the rows that were deleted with them; all or none.",
      "What can't come back is told."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar undelete users --key 17 --url jdbc:postgresql://localhost/app",
      "  java -jar softdelete.jar undelete orders --where \"archived_by = 'bob'\" --dry-run \\",
      "      --url jdbc:postgresql://localhost/app",
      "      does it, tells what came of it, and takes it back",
      "",
      "Exit status: 0 restored, 1 there was no such deleted row, 2 wrong call, 3 failed."
    })
public final class UndeleteCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "a soft or archive table")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String table;

  @Mixin private final RowOptions rowOptions = new RowOptions();
  @Mixin private final AttributionOptions attribution = new AttributionOptions();
  @Mixin private final TargetOptions targetOptions = new TargetOptions();
  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();

  @Option(names = "--dry-run", description = "take it back at once")
  private boolean dryRun;

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public UndeleteCommand() {}

  /** Restores; 1 if there was nothing to restore. */
  @Override
  public Integer call() throws SQLException {
    Selection rows = rowOptions.chosen();
    Restored restored =
        new DrivenConnection(targetOptions, catalogOptions, attribution)
            .with(spec, dryRun, connection -> SoftDelete.on(connection).undelete(table, rows));
    VerbReport report = new VerbReport(table, "restored", restored.rows(), restored.losses());
    report.write(
        spec.commandLine().getOut(),
        format.chosen(),
        dryRun ? Optional.of("It was taken back (dry run).") : Optional.empty());
    return restored.rows() == 0 ? Main.FINDINGS : 0;
  }
}
