package io.softdelete.cli;

import io.softdelete.cli.ddl.DdlCommand;
import io.softdelete.cli.demo.DemoCommand;
import io.softdelete.cli.doctor.DoctorCommand;
import io.softdelete.cli.explain.ExplainCommand;
import io.softdelete.cli.init.InitCommand;
import io.softdelete.cli.recycle.ChangesCommand;
import io.softdelete.cli.recycle.EraseCommand;
import io.softdelete.cli.recycle.PurgeCommand;
import io.softdelete.cli.recycle.TrashCommand;
import io.softdelete.cli.recycle.UndeleteCommand;
import io.softdelete.cli.shell.ShellCommand;
import io.softdelete.cli.verify.VerifyCommand;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code softdelete}. */
@Command(
    name = "softdelete",
    description = "Tools around the soft delete driver.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      DemoCommand.class,
      ExplainCommand.class,
      VerifyCommand.class,
      ShellCommand.class,
      DoctorCommand.class,
      DdlCommand.class,
      InitCommand.class,
      TrashCommand.class,
      UndeleteCommand.class,
      PurgeCommand.class,
      EraseCommand.class,
      ChangesCommand.class,
      CompletionCommand.class
    },
    footer = {"", "Begin with:  java -jar softdelete.jar demo"})
public final class Main implements Runnable {
  /** The exit status of a command that found something to look at. */
  public static final int FINDINGS = 1;

  /** Descriptions and examples are written for this. */
  private static final int HELP_WIDTH = 100;

  /** The exit status of a call that isn't understood. */
  static final int USAGE = 2;

  /** The exit status of a command that failed. */
  public static final int FAILURE = 3;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  private Main() {}

  /**
   * Runs a command; the exit status is 0 when it succeeded, 1 for findings, 2 for a wrong call, 3
   * else.
   */
  public static void main(String[] arguments) {
    StandardOutput output = new StandardOutput();
    CommandLine line = commandLine().setOut(output.writer());
    int status = line.execute(arguments);
    line.getOut().flush();
    Optional<String> unwritten = output.failure();
    if (unwritten.isPresent()) {
      complain(line, new Failure("standard output can't be written: " + unwritten.get()));
      status = FAILURE;
    }
    System.exit(status);
  }

  /** The commands, with errors as one line each. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler((failure, arguments) -> usage(failure))
        .setExecutionExceptionHandler((failure, line, result) -> failure(failure, line));
  }

  private static int usage(ParameterException failure) {
    CommandLine line = failure.getCommandLine();
    complain(line, failure);
    line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    return USAGE;
  }

  private static int failure(Exception failure, CommandLine line) {
    line.getOut().flush();
    complain(line, failure);
    return FAILURE;
  }

  private static void complain(CommandLine line, Exception whole) {
    Exception failure = whole instanceof SchemaUnavailable e ? e.failure() : whole;
    String message = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    // Drivers put details and positions behind the first line.
    String first =
        failure instanceof Failure ? message : message.lines().findFirst().orElse(message);
    Ansi ansi = line.getColorScheme().ansi();
    String name = ansi.enabled() ? ansi.string("@|bold,red softdelete:|@") : "softdelete:";
    line.getErr().println(name + " " + first);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"softdelete " + (version == null ? "(not from its jar)" : version)};
    }
  }
}
