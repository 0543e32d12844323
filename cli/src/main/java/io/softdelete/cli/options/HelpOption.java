package io.softdelete.cli.options;

import picocli.CommandLine.Option;

/** The help that every command has. */
public final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean help;

  /** For picocli. */
  public HelpOption() {}
}
