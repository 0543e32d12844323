package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Tokens;
import io.softdelete.rewriter.verb.Verb;
import java.util.Optional;

/** Tells by its first words whether a statement is a verb of ours. */
public final class VerbWord {
  private VerbWord() {}

  /**
   * The verb that a statement begins with. FROM must follow: MariaDB has a {@code PURGE BINARY
   * LOGS} of its own.
   */
  public static Optional<Verb> at(Tokens tokens, int first) {
    for (Verb verb : Verb.values()) {
      if (tokens.isWord(first, verb.name()) && tokens.is(first + 1, Keyword.FROM)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }

  /** Whether a verb may stand at an offset, told without allocation. */
  public static boolean mayBeAt(String sql, int offset) {
    if (offset >= sql.length()) {
      return false;
    }
    return switch (sql.charAt(offset) | 0x20) {
      case 'u' -> sql.regionMatches(true, offset, "UNDELETE", 0, 8);
      case 'p' -> sql.regionMatches(true, offset, "PURGE", 0, 5);
      case 'e' -> sql.regionMatches(true, offset, "ERASE", 0, 5);
      default -> false;
    };
  }
}
