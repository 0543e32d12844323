package io.softdelete.cli.recycle;

import io.softdelete.jdbc.PurgeProgress;
import java.io.PrintWriter;

/** How far a purge has come, on one line of a terminal that is written over. Not thread-safe. */
final class PurgeStatus {
  private final PrintWriter terminal;
  private final boolean shown;
  private int width;

  /**
   * A status line.
   *
   * @param terminal where errors go: what goes to standard output is for a file, perhaps
   * @param shown whether somebody looks on
   */
  PurgeStatus(PrintWriter terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  /** Shows a batch. */
  void told(PurgeProgress progress) {
    show(
        "%s: %,d rows removed, %s"
            .formatted(progress.table(), progress.rows(), Seconds.of(progress.elapsed())));
  }

  /** Takes the line away. */
  void clear() {
    show("");
    if (shown) {
      terminal.print('\r');
      terminal.flush();
    }
  }

  private void show(String line) {
    if (shown) {
      terminal.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
      terminal.flush();
      width = line.length();
    }
  }
}
