package io.softdelete.cli.recycle;

import io.softdelete.cli.Main;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.FormatOption;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.jdbc.Selection;
import io.softdelete.jdbc.SoftDelete;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code erase}. */
@Command(
    name = "erase",
    header = "Erases what rows say of a person.",
    sortOptions = false,
    description = {
      "Erases what rows say of a person, by the catalog's erase, wherever the rows are: active,",
      "deleted or archived, and their children. It can't be undone."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar erase users --key 17 --reason \"request 4711\" \\",
      "      --url jdbc:postgresql://localhost/app",
      "      on a terminal: does it, tells how many rows it was, and takes it back",
      "  java -jar softdelete.jar erase users --key 17 --reason \"request 4711\" --yes \\",
      "      --url jdbc:postgresql://localhost/app",
      "",
      "Exit status: 0 erased, 1 there was no such row, 2 wrong call, 3 failed."
    })
public final class EraseCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "a registered table")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String table;

  @Mixin private final RowOptions rowOptions = new RowOptions();
  @Mixin private final AttributionOptions attribution = new AttributionOptions();
  @Mixin private final TargetOptions targetOptions = new TargetOptions();
  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();
  @Mixin private final ConsentOptions consent = new ConsentOptions();

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public EraseCommand() {}

  /** Erases; 1 if there was nothing to erase. */
  @Override
  public Integer call() throws SQLException {
    Selection rows = rowOptions.chosen();
    boolean dryRun = consent.isDryRun();
    long erased =
        new DrivenConnection(targetOptions, catalogOptions, attribution)
            .with(spec, dryRun, connection -> SoftDelete.on(connection).erase(table, rows));
    VerbReport report = new VerbReport(table, "erased", erased, List.of());
    report.write(
        spec.commandLine().getOut(),
        format.chosen(),
        dryRun ? Optional.of(ConsentOptions.NOTHING_DONE) : Optional.empty());
    return erased == 0 ? Main.FINDINGS : 0;
  }
}
