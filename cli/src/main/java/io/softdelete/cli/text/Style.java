package io.softdelete.cli.text;

import picocli.CommandLine;

/** How text stands out. */
public enum Style {
  /** For pipes and NO_COLOR: edits are underlined on a line of their own. */
  PLAIN("", "", "", ""),
  /** For terminals. */
  COLOURED("\033[1m", "\033[2m", "\033[30;42m", "\033[0m");

  private final String strong;
  private final String faint;
  private final String edited;
  private final String end;

  Style(String strong, String faint, String edited, String end) {
    this.strong = strong;
    this.faint = faint;
    this.edited = edited;
    this.end = end;
  }

  /** The style that a command's colours ask for. */
  public static Style of(CommandLine line) {
    return line.getColorScheme().ansi().enabled() ? COLOURED : PLAIN;
  }

  /** Emphasised. */
  public String strong(String text) {
    return strong + text + end;
  }

  /** Less than the rest. */
  public String faint(String text) {
    return faint + text + end;
  }

  /** Written by the driver. */
  public String edited(String text) {
    return edited + text + end;
  }
}
