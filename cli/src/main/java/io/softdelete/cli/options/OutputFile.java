package io.softdelete.cli.options;

import io.softdelete.cli.Failure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Writes files whole or not at all. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a text, over what was there. A device or a pipe is written to; a link stays one.
   *
   * @throws Failure when it can't be written; what was there is then still there
   */
  public static void write(Path file, String text) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.isDirectory(target)) {
        throw new Failure(file + " can't be written: it is a folder");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        Files.writeString(target, text, StandardOpenOption.WRITE);
        return;
      }
      replace(target, text);
    } catch (NoSuchFileException e) {
      throw new Failure(file + " can't be written: there is no such folder", e);
    } catch (FileSystemException e) {
      String reason = Optional.ofNullable(e.getReason()).orElse(e.getClass().getSimpleName());
      throw new Failure(file + " can't be written: " + reason, e);
    } catch (IOException e) {
      throw new Failure(file + " can't be written: " + e.getMessage(), e);
    }
  }

  /** Not a temporary file of the library's, which only its owner could read. */
  private static void replace(Path target, String text) throws IOException {
    Path draft = target.resolveSibling(".softdelete-" + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(draft, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
