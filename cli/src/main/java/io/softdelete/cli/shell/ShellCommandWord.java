package io.softdelete.cli.shell;

import java.util.Optional;
import java.util.stream.Stream;

/** What the shell itself understands. */
enum ShellCommandWord {
  /** Shows what is sent. */
  REWRITE_ON("\\rewrite on", "show what is sent for each statement"),
  /** Doesn't show it. */
  REWRITE_OFF("\\rewrite off", "don't"),
  /** Lists the words. */
  HELP("\\?", "this list"),
  /** Leaves. */
  QUIT("\\q", "leave (so does the end of the input)");

  private final String word;
  private final String description;

  ShellCommandWord(String word, String description) {
    this.word = word;
    this.description = description;
  }

  /** Whether a text is for the shell, known or not. */
  static boolean begins(String text) {
    return text.startsWith("\\");
  }

  static Optional<ShellCommandWord> of(String text) {
    return Stream.of(values()).filter(command -> command.word.equals(text)).findFirst();
  }

  /** A line of help. */
  String help() {
    return "  %-14s%s".formatted(word, description);
  }
}
