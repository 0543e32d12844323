package io.softdelete.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

final class LineSourceTest {
  @Test
  void backslashesAndExclamationMarksAreTheUsersOwn() throws IOException {
    byte[] typed = "\\rewrite on\nSELECT '!x'\n".getBytes(StandardCharsets.UTF_8);
    try (Terminal terminal =
        TerminalBuilder.builder()
            .streams(new ByteArrayInputStream(typed), new ByteArrayOutputStream())
            .dumb(true)
            .build()) {
      LineSource lines = LineSource.editor(terminal);

      assertThat(lines.next("> ")).contains(new LineSource.Line("\\rewrite on", false));
      assertThat(lines.next("> ")).contains(new LineSource.Line("SELECT '!x'", false));
      assertThat(lines.next("> ")).isEmpty();
    }
  }
}
