package io.softdelete.cli.options;

import io.softdelete.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Writes files whole or not at all. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a text, over what was there.
   *
   * @throws Failure when it can't be written; what was there is then still there
   */
  public static void write(Path file, String text) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    try {
      Path draft = Files.createTempFile(folder, "softdelete", ".tmp");
      try {
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new Failure(file + " can't be written: " + e, e);
    }
  }
}
