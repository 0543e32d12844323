package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** What a command gave. */
record CommandRun(int status, String out, String err) {
  /** Runs a command as it is run behind a pipe. */
  static CommandRun of(String... arguments) {
    return of(Ansi.OFF, arguments);
  }

  /** Runs a command with or without colours. */
  static CommandRun of(Ansi ansi, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(Help.defaultColorScheme(ansi));
    int status = line.execute(arguments);
    return new CommandRun(status, out.toString(), err.toString());
  }

  /** The same, when it went well. */
  CommandRun fine() {
    assertThat(status).as(err).isZero();
    return this;
  }
}
