package io.softdelete.it.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small application in a JVM of its own, with a class path that nothing else is on. */
final class SeparateJvm {
  private SeparateJvm() {}

  /** Connects, deletes softly, and prints what is left, and what a plain connection finds. */
  public static void main(String[] arguments) throws Exception {
    try (Connection plain = DriverManager.getConnection("jdbc:h2:mem:x");
        Connection ours =
            DriverManager.getConnection("jdbc:softdelete:h2:mem:x;softdelete.tables=users");
        Statement setUp = plain.createStatement();
        Statement statement = ours.createStatement()) {
      setUp.execute("CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP)");
      setUp.execute("INSERT INTO users (id) VALUES (1), (2)");
      statement.execute("DELETE FROM users WHERE id = 1");
      System.out.println(count(statement) + " of " + count(setUp));
    }
  }

  private static int count(Statement statement) throws Exception {
    try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM users")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Runs {@link #main} on this JVM's java with these options and gives what it printed. */
  static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add(SeparateJvm.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.trim();
  }

  /** The entries of this JVM's class path whose file names begin like this. */
  static String classPath(String... prefixes) {
    return Stream.of(
            System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
        .filter(
            entry ->
                Stream.of(prefixes)
                    .anyMatch(prefix -> Path.of(entry).getFileName().toString().startsWith(prefix)))
        .reduce((one, other) -> one + System.getProperty("path.separator") + other)
        .orElseThrow();
  }
}
