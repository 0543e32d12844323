package io.softdelete.it.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.softdelete.it.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a purge. */
@DisabledOnOs(OS.WINDOWS)
final class PurgeCommandIT {
  private static final int ROWS = 5000;
  private static final int BATCH = 10;

  /** The signal's bit in Linux's sets of signals. */
  private static final long SIGINT = 2;

  @TempDir Path folder;

  @Test
  void ctrlCEndsItAfterItsBatch() throws Exception {
    assumeFalse(ignoresCtrlC(), "a shell's background job, whose children ignore Ctrl-C too");
    String url = Server.POSTGRESQL.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE users (id int PRIMARY KEY, deleted_at timestamptz)",
        "INSERT INTO users SELECT i, now() - interval '1 year' FROM generate_series(1, "
            + ROWS
            + ") i");
    Path catalog = folder.resolve("softdelete.yaml");
    Files.writeString(catalog, "tables:\n  users: {retention: 30d}\n");
    Process process =
        new ProcessBuilder(
                CliRun.command(
                    List.of(
                        "purge",
                        "--url",
                        url,
                        "--catalog",
                        catalog.toString(),
                        "--batch",
                        String.valueOf(BATCH),
                        "--pause",
                        "20ms")))
            .redirectErrorStream(true)
            .start();
    while (rows(url) > ROWS - 5 * BATCH && process.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(130);
    long left = rows(url);
    assertThat(left).isBetween(1L, ROWS - 5L * BATCH);
    assertThat(left % BATCH).as("whole batches").isZero();
    assertThat(output)
        .containsPattern("public.users +" + (ROWS - left) + " +" + left + "\n")
        .contains("stopped before the end: run it again to go on.");
  }

  private static boolean ignoresCtrlC() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0);
    }
  }

  private static long rows(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM users")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
