package io.softdelete.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The main class in a process of its own, as people run it. */
record MainProcess(int status, String out, String err) {
  /** Runs it in bash, where {@code $softdelete} is the command. */
  static MainProcess bash(Path folder, String script) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("softdelete", String.join(" ", command()));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    int status = builder.start().waitFor();
    return new MainProcess(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        // A logger that is only on some class paths of tests.
        Files.readString(err, StandardCharsets.UTF_8).replaceAll("(?m)^SLF4J.*\\n", ""));
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add(Main.class.getName());
    return command;
  }
}
