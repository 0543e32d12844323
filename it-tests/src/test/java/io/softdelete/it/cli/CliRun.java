package io.softdelete.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the command line gave, run as people run it. */
record CliRun(int status, String output) {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR = Path.of(System.getProperty("softdelete.cli.jar"));

  /** Runs a command with standard output and error as one text. */
  static CliRun of(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(List.of(arguments))).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new CliRun(process.waitFor(), output);
  }

  /** What runs a command. */
  static List<String> command(List<String> arguments) {
    return Stream.concat(
            Stream.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()),
            arguments.stream())
        .toList();
  }

  /** The same, when it went well. */
  CliRun fine() {
    assertThat(status).as(output).isZero();
    return this;
  }
}
