package io.softdelete.cli.options;

import picocli.CommandLine.Option;

/** How a command prints its results. */
public final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default) or json")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Format format;

  /** For picocli. */
  public FormatOption() {}

  /** The format that was chosen. */
  public Format chosen() {
    return format;
  }
}
