package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The environment can't be set in-process, hence a process of its own. */
final class NoColorTest {
  private static final String ESCAPE = "\033[";

  @Test
  void coloursCanBeForced() throws Exception {
    assertThat(demo(Map.of("CLICOLOR_FORCE", "1"))).contains(ESCAPE);
  }

  @Test
  void noColorBeatsEverything() throws Exception {
    assertThat(demo(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1")))
        .contains("What to do next")
        .doesNotContain(ESCAPE);
  }

  private static String demo(Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "demo");
    builder.environment().keySet().removeAll(Set.of("NO_COLOR", "CLICOLOR_FORCE"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
