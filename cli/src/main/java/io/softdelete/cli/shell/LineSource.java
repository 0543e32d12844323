package io.softdelete.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Where the shell's lines come from. */
interface LineSource {
  /** Somebody dropped the line that was being typed. */
  Line DROPPED = new Line("", true);

  /**
   * The next line.
   *
   * @return empty at the end
   */
  Optional<Line> next(String prompt) throws IOException;

  /** A line editor with a history. */
  static LineSource editor(Terminal terminal) {
    LineReader reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            // It would take backslashes and exclamation marks for its own.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
    return prompt -> {
      try {
        return Optional.of(new Line(reader.readLine(prompt), false));
      } catch (UserInterruptException e) {
        return Optional.of(DROPPED);
      } catch (EndOfFileException e) {
        return Optional.empty();
      }
    };
  }

  /** A pipe or a file: nobody is there to be prompted. */
  static LineSource of(BufferedReader reader) {
    return prompt -> Optional.ofNullable(reader.readLine()).map(text -> new Line(text, false));
  }

  /**
   * A line.
   *
   * @param text what was typed
   * @param dropped whether everything typed since the last statement is to be forgotten
   */
  record Line(String text, boolean dropped) {}
}
