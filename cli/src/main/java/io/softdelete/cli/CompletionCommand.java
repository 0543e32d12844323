package io.softdelete.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code completion}, for whoever has {@code softdelete} as an alias or script. */
@Command(
    name = "completion",
    hidden = true,
    description = {
      "Prints a script that completes the command softdelete in bash and zsh:",
      "  alias softdelete='java -jar softdelete.jar'",
      "  source <(java -jar softdelete.jar completion)"
    })
public final class CompletionCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  /** For picocli. */
  public CompletionCommand() {}

  /** Prints the script. */
  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash("softdelete", spec.root().commandLine()));
    out.flush();
  }
}
