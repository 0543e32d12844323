package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CompletionCommandTest {
  @Test
  void theScriptKnowsCommandsAndOptions() {
    CommandRun run = CommandRun.of("completion");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("doctor", "--fail-on");
  }
}
