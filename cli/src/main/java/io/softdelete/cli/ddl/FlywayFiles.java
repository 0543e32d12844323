package io.softdelete.cli.ddl;

import io.softdelete.cli.Failure;
import io.softdelete.cli.ddl.Change.Mode;
import io.softdelete.cli.options.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of Flyway's versioned migrations. Statements that can't be in a transaction are in files
 * of their own, with a configuration that says so.
 */
final class FlywayFiles {
  private static final String NAME = "__softdelete";

  private final Path folder;

  FlywayFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the migrations after the last one that is there; gives their files.
   *
   * @throws Failure when the folder isn't there, or can't be read or written
   */
  List<Path> write(Migration migration) {
    long version = lastVersion();
    List<Path> files = new ArrayList<>();
    for (List<Change> group : groups(migration.changes())) {
      version++;
      Path file = folder.resolve("V" + version + NAME + ".sql");
      OutputFile.write(file, SqlScript.of(group));
      files.add(file);
      if (group.get(0).mode() == Mode.ALONE) {
        Path settings = folder.resolve(file.getFileName() + ".conf");
        OutputFile.write(settings, "executeInTransaction=false\n");
        files.add(settings);
      }
    }
    return files;
  }

  /** Runs of statements that are alike in whether they may be in a transaction. */
  static List<List<Change>> groups(List<Change> changes) {
    List<List<Change>> groups = new ArrayList<>();
    for (Change change : changes) {
      boolean alone = change.mode() == Mode.ALONE;
      List<Change> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (last.isEmpty() || (last.get(0).mode() == Mode.ALONE) != alone) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(change);
    }
    return groups;
  }

  private long lastVersion() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> version(String.valueOf(file.getFileName()))).max().orElse(0);
    } catch (IOException e) {
      throw new Failure("--flyway: the folder " + folder + " can't be read", e);
    }
  }

  /** The first number of {@code V12_1__name.sql}; 0 for other files. */
  private static long version(String name) {
    int end = 1;
    while (end < name.length() && Character.isDigit(name.charAt(end))) {
      end++;
    }
    boolean versioned = name.startsWith("V") && end > 1 && end < 19 && name.contains("__");
    return versioned ? Long.parseLong(name.substring(1, end)) : 0;
  }
}
