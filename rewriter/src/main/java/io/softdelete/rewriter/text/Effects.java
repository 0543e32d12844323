package io.softdelete.rewriter.text;

import io.softdelete.rewriter.Effect;

/** What a statement may change of its connection, told by its first words. */
public final class Effects {
  private static final String KEYS_SWITCH = "REFERENTIAL_INTEGRITY";

  private Effects() {}

  /** The strongest effect of the statements of a text that needn't be read otherwise. */
  public static Effect of(String sql, Lexing lexing) {
    Effect strongest = Effect.NONE;
    for (int at = 0; at >= 0; at = next(sql, at)) {
      at = firstWord(sql, at, lexing);
      int end = wordEnd(sql, at);
      Keyword keyword = Keyword.of(sql, at, end);
      Effect one = switchesKeys(sql, end, keyword) ? Effect.SCHEMA : effect(keyword);
      strongest = stronger(strongest, one);
    }
    return strongest;
  }

  /** Whether a statement of a text may run SQL from a literal or a variable. */
  public static boolean mayRunText(String sql, Lexing lexing) {
    for (int at = 0; at >= 0; at = next(sql, at)) {
      at = firstWord(sql, at, lexing);
      Keyword keyword = Keyword.of(sql, at, wordEnd(sql, at));
      if (keyword == Keyword.EXECUTE || keyword == Keyword.PREPARE) {
        return true;
      }
    }
    return false;
  }

  /** Where the first word of a text begins, behind blanks and comments. */
  public static int firstWord(String sql, Lexing lexing) {
    return firstWord(sql, 0, lexing);
  }

  /** Behind the next semicolon, which may be one in a literal; -1 when no more follows. */
  private static int next(String sql, int from) {
    int semicolon = sql.indexOf(';', from);
    return semicolon < 0 || semicolon == sql.length() - 1 ? -1 : semicolon + 1;
  }

  /** The effect of one statement of a text that was read. */
  public static Effect of(Tokens tokens, int first, int end) {
    Effect effect = effect(tokens.keyword(first));
    boolean temporary = false;
    for (int i = first; i < Math.min(end, first + 6); i++) {
      temporary |= isTemporary(tokens, i);
    }
    for (int i = first; effect == Effect.NONE && i < end; i++) {
      if (tokens.is(i, Keyword.INTO) && isTemporary(tokens, i + 1)) {
        return Effect.TEMPORARY_TABLE;
      }
    }
    if (effect != Effect.SCHEMA) {
      return effect;
    }
    return temporary
        ? Effect.TEMPORARY_TABLE
        : changesInheritance(tokens, first, end) ? Effect.INHERITANCE : effect;
  }

  /** The stronger of two. */
  public static Effect stronger(Effect one, Effect other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static boolean isTemporary(Tokens tokens, int index) {
    return tokens.is(index, Keyword.TEMP)
        || tokens.is(index, Keyword.TEMPORARY)
        || (tokens.is(index, Keyword.LOCAL) && tokens.is(index + 1, Keyword.TEMPORARY));
  }

  /** A table joins a family by naming its parent, or is renamed or dropped under its own name. */
  private static boolean changesInheritance(Tokens tokens, int first, int end) {
    for (int i = first; i < end; i++) {
      switch (tokens.keyword(i)) {
        case DROP, INHERIT, INHERITS, PARTITION, RENAME -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** H2's {@code SET REFERENTIAL_INTEGRITY FALSE}, which holds for all connections. */
  private static boolean switchesKeys(String sql, int behind, Keyword keyword) {
    int at = behind;
    while (at < sql.length() && sql.charAt(at) <= ' ') {
      at++;
    }
    return keyword == Keyword.SET
        && sql.regionMatches(true, at, KEYS_SWITCH, 0, KEYS_SWITCH.length());
  }

  private static Effect effect(Keyword keyword) {
    return switch (keyword) {
      case SET, RESET, USE, ROLLBACK, ABORT, COMMIT, END, DISCARD, EXECUTE, PREPARE, DO ->
          Effect.SESSION;
      case CREATE, ALTER, DROP, RENAME, IMPORT, RUNSCRIPT -> Effect.SCHEMA;
      default -> Effect.NONE;
    };
  }

  private static int firstWord(String sql, int from, Lexing lexing) {
    int at = from;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c <= ' ' || c == '(' || c == ';') {
        at++;
      } else if (sql.startsWith("--", at) || (c == '#' && lexing.hashComments())) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  private static int wordEnd(String sql, int from) {
    int at = from;
    while (at < sql.length() && Character.isLetter(sql.charAt(at))) {
      at++;
    }
    return at;
  }
}
