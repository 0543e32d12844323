package io.softdelete.cli.doctor;

import io.softdelete.catalog.Catalog;
import io.softdelete.cli.Main;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.Format;
import io.softdelete.cli.options.FormatOption;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.OutputFile;
import io.softdelete.cli.options.Target;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.text.Style;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code doctor}. */
@Command(
    name = "doctor",
    header = "What is wrong with the catalog and its schema, and the SQL that mends it.",
    sortOptions = false,
    description = {
      "Holds the catalog against the live schema and tells what is wrong or will be:",
      "each finding with why it matters and the SQL that mends it. Nothing is changed."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar doctor --url jdbc:postgresql://localhost/app --user me",
      "      by softdelete.yaml in this directory",
      "  java -jar softdelete.jar doctor --url jdbc:h2:./app --user sa --tables users,posts \\",
      "      --fail-on error",
      "      in a build: only errors break it",
      "  java -jar softdelete.jar doctor --url jdbc:mariadb://localhost/app --user me \\",
      "      --password-file ~/.secret --html report.html",
      "      a page for a review",
      "",
      "Exit status: 0 fine, 1 findings (see --fail-on), 2 wrong call, 3 failed."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final TargetOptions targetOptions = new TargetOptions();
  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "warning",
      description = "exit with 1 from this severity on: error, warning (default) or note")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Severity failOn;

  @Mixin private final FormatOption format = new FormatOption();

  @Option(names = "--html", paramLabel = "FILE", description = "also write a self-contained page")
  private @Nullable Path html;

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public DoctorCommand() {}

  /** Examines; 1 if something is at least as bad as {@code --fail-on} says. */
  @Override
  public Integer call() throws SQLException {
    Target target = targetOptions.required();
    Catalog catalog = catalogOptions.read();
    List<Finding> findings;
    try (Connection connection = target.plain()) {
      findings = Examination.of(connection, catalog).findings();
    }
    if (html != null) {
      OutputFile.write(html, HtmlReport.of(target.toString(), findings));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format.chosen() == Format.JSON) {
      out.println(FindingsJson.of(findings));
    } else {
      new DoctorReport(out, Style.of(spec.commandLine())).write(findings);
    }
    out.flush();
    return findings.stream().anyMatch(finding -> finding.severity().compareTo(failOn) >= 0)
        ? Main.FINDINGS
        : 0;
  }
}
