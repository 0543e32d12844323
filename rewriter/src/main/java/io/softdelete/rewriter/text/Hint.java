package io.softdelete.rewriter.text;

import io.softdelete.rewriter.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A comment that speaks to the driver: {@code /* softdelete:with-deleted actor='alice' *}{@code /}.
 * Immutable.
 *
 * @param start where the comment begins
 * @param bypass whether the statement is to go on as written
 * @param visibility which rows are to be seen; empty when the hint doesn't say
 * @param actor who acts; empty when the hint doesn't say
 * @param reason why; empty when the hint doesn't say
 * @param key the bypass key; empty when there is none
 */
public record Hint(
    int start,
    boolean bypass,
    Optional<Visibility> visibility,
    Optional<String> actor,
    Optional<String> reason,
    Optional<String> key) {
  static final String PREFIX = "softdelete:";

  /** Doesn't show the key. */
  @Override
  public String toString() {
    return "Hint[start=" + start + ", bypass=" + bypass + ", visibility=" + visibility + "]";
  }

  /** Whether a block comment begins like a hint. */
  static boolean opens(String sql, int start, int end) {
    int content = content(sql, start);
    return content + PREFIX.length() <= end && sql.startsWith(PREFIX, content);
  }

  /** Where the content of a block comment begins, after the plus of an optimizer hint. */
  static int content(String sql, int start) {
    int content = start + 2;
    if (content < sql.length() && sql.charAt(content) == '+') {
      content++;
    }
    while (content < sql.length() && sql.charAt(content) <= ' ') {
      content++;
    }
    return content;
  }

  /**
   * The values of all keys in a stretch of a text, whether or not the hint around them is well
   * formed: pairs of beginning and end, without the quotes.
   */
  public static List<int[]> keys(String sql, int from, int to) {
    List<int[]> keys = new ArrayList<>();
    for (int i = sql.indexOf("key", from); i >= 0 && i < to; i = sql.indexOf("key", i + 1)) {
      int open = openingQuote(sql, i + 3, to);
      if (open >= 0) {
        int close = closingQuote(sql, open + 1, to);
        keys.add(new int[] {open + 1, close});
        i = close;
      }
    }
    return keys;
  }

  /** The quote behind an equals sign with blanks around it; -1 when something else follows. */
  private static int openingQuote(String sql, int from, int to) {
    int equals = behindBlanks(sql, from, to);
    if (equals == to || sql.charAt(equals) != '=') {
      return -1;
    }
    int quote = behindBlanks(sql, equals + 1, to);
    return quote < to && sql.charAt(quote) == '\'' ? quote : -1;
  }

  private static int behindBlanks(String sql, int from, int to) {
    int at = from;
    while (at < to && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int closingQuote(String sql, int from, int to) {
    int at = from;
    while (at < to && (sql.charAt(at) != '\'' || sql.startsWith("''", at))) {
      at += sql.charAt(at) == '\'' ? 2 : 1;
    }
    return Math.min(at, to);
  }

  /** The text with every character of a key replaced, for messages: its length is kept. */
  static String withoutKeys(String sql) {
    if (!sql.contains(PREFIX)) {
      return sql;
    }
    StringBuilder text = new StringBuilder(sql);
    for (int[] key : keys(sql, 0, sql.length())) {
      text.replace(key[0], key[1], "*".repeat(key[1] - key[0]));
    }
    return text.toString();
  }
}
