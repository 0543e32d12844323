package io.softdelete.cli.shell;

import io.softdelete.cli.options.LiveRewriting;
import io.softdelete.rewriter.UnsupportedSql;
import java.io.IOException;
import java.util.Optional;

/** Reads statements, each until a semicolon at the end of a line, and commands of one line. */
final class StatementReader {
  private static final String PROMPT = "softdelete> ";
  private static final String CONTINUATION = "        ... ";

  private final LineSource lines;
  private final LiveRewriting live;

  StatementReader(LineSource lines, LiveRewriting live) {
    this.lines = lines;
    this.live = live;
  }

  /**
   * The next statement or command.
   *
   * @return empty at the end; what was typed without a semicolon there is a statement too
   */
  Optional<String> next() throws IOException {
    StringBuilder typed = new StringBuilder();
    while (true) {
      boolean begun = !typed.toString().isBlank();
      Optional<LineSource.Line> line = lines.next(begun ? CONTINUATION : PROMPT);
      if (line.isEmpty()) {
        return begun ? Optional.of(typed.toString().strip()) : Optional.empty();
      }
      if (line.get().dropped()) {
        typed.setLength(0);
        continue;
      }
      typed.append(line.get().text()).append('\n');
      String text = typed.toString().strip();
      if (ShellCommandWord.begins(text) || isComplete(text)) {
        return Optional.of(text);
      }
    }
  }

  /** A semicolon within a literal or a bracket ends nothing. */
  private boolean isComplete(String text) {
    if (!text.endsWith(";")) {
      return false;
    }
    try {
      live.rewriter().statements(text, live.session());
      return true;
    } catch (UnsupportedSql e) {
      return false;
    }
  }
}
