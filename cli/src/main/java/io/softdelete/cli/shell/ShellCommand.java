package io.softdelete.cli.shell;

import io.softdelete.catalog.Catalog;
import io.softdelete.cli.Failure;
import io.softdelete.cli.Main;
import io.softdelete.cli.options.CatalogOptions;
import io.softdelete.cli.options.HelpOption;
import io.softdelete.cli.options.LiveRewriting;
import io.softdelete.cli.options.Target;
import io.softdelete.cli.options.TargetOptions;
import io.softdelete.cli.text.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code shell}. */
@Command(
    name = "shell",
    header = "An SQL shell through the driver.",
    sortOptions = false,
    description = {
      "An SQL shell through the driver: what you type is what an application would send.",
      "Statements end with a semicolon; \\rewrite on shows what is sent, \\? helps, \\q leaves."
    },
    footer = {
      "",
      "Examples:",
      "  java -jar softdelete.jar shell --url jdbc:h2:./app --user sa --tables users,posts",
      "  echo \"DELETE FROM users WHERE id = 1\" | java -jar softdelete.jar shell --url …",
      "",
      "Each statement is a transaction unless you BEGIN one. Ctrl-C stops a statement.",
      "Exit status: 0 done, 2 wrong call, 3 failed, or a statement from a pipe failed."
    })
public final class ShellCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Mixin private final TargetOptions targetOptions = new TargetOptions();
  @Mixin private final CatalogOptions catalogOptions = new CatalogOptions();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read by picocli
  private final HelpOption help = new HelpOption();

  /** For picocli. */
  public ShellCommand() {}

  /** Runs the shell. */
  @Override
  public Integer call() throws SQLException {
    Target target = targetOptions.required();
    Catalog catalog = catalogOptions.read();
    try (Connection plain = target.plain();
        Connection driven = target.softDelete(catalogOptions.settings());
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      LiveRewriting live = LiveRewriting.on(plain, catalog);
      boolean interactive = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
      PrintWriter out = interactive ? terminal.writer() : spec.commandLine().getOut();
      Shell shell = new Shell(driven, live, out, Style.of(spec.commandLine()));
      if (interactive) {
        terminal.handle(Terminal.Signal.INT, signal -> shell.cancel());
        shell.run(LineSource.editor(terminal));
        return 0;
      }
      return shell.run(LineSource.of(input())) ? Main.FAILURE : 0;
    } catch (IOException e) {
      throw new Failure("the terminal can't be read: " + e.getMessage(), e);
    }
  }

  private static BufferedReader input() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }
}
