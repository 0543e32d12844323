package io.softdelete.cli.demo;

import io.softdelete.cli.Failure;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.text.Style;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code demo}. */
@Command(
    name = "demo",
    header = "Shows what the driver makes of SQL, on a small web shop.",
    sortOptions = false,
    description = {
      "Shows what the driver makes of SQL: statements on a small web shop,",
      "through softdelete-jdbc and beside it through a plain connection."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar demo",
      "      on an H2 database in memory; nothing is left behind",
      "  java -jar softdelete.jar demo > demo.txt",
      "      without colours: what the driver changed is underlined with ^^^^",
      "  java -jar softdelete.jar demo --url jdbc:postgresql://localhost/test \\",
      "      --user me --password-env PGPASSWORD",
      "      the same there, in a schema of its own (" + ShopSchema.NAME + ") that it makes and",
      "      drops; no other schema is touched",
      "",
      "Exit status: 0 done, 2 wrong call, 3 failed. NO_COLOR=1 switches colours off."
    })
public final class DemoCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final TargetOptions targetOptions = new TargetOptions();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public DemoCommand() {}

  /** Runs the demo and gives its exit status. */
  @Override
  public Integer call() {
    DemoServer server = targetOptions.target().map(DemoServer::at).orElseGet(DemoServer::embedded);
    PrintWriter out = spec.commandLine().getOut();
    Style style = Style.of(spec.commandLine());
    try {
      new Demo(server, new Report(out, style)).run();
    } catch (SQLException e) {
      String state = e.getSQLState() == null ? "" : " (SQLState " + e.getSQLState() + ")";
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new Failure(message.lines().findFirst().orElse("") + state, e);
    } finally {
      out.flush();
    }
    return 0;
  }
}
