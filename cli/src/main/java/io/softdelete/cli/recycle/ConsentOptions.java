package io.softdelete.cli.recycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether what can't be undone is really meant: a person at a terminal has to say so. */
final class ConsentOptions {
  /** What is said at the end of a dry run. */
  static final String NOTHING_DONE = "Nothing was done (dry run): --yes does it.";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Option(names = "--yes", description = "do it; on a terminal nothing is done without")
  private boolean yes;

  @Option(names = "--dry-run", description = "only tell what would be done")
  private boolean dryRun;

  /** For picocli. */
  ConsentOptions() {}

  /** Whether nothing is to be done. */
  boolean isDryRun() {
    if (yes && dryRun) {
      throw new ParameterException(spec.commandLine(), "--yes and --dry-run contradict each other");
    }
    return dryRun || (!yes && onTerminal());
  }

  /** Whether somebody looks on. */
  static boolean onTerminal() {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
