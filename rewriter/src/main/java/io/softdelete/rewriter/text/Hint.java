package io.softdelete.rewriter.text;

import io.softdelete.rewriter.Visibility;
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
 * @param keyStart where the key's value begins, after its quote
 * @param keyEnd where the key's value ends
 */
public record Hint(
    int start,
    boolean bypass,
    Optional<Visibility> visibility,
    Optional<String> actor,
    Optional<String> reason,
    Optional<String> key,
    int keyStart,
    int keyEnd) {
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

  /** The text with every character of a bypass key replaced, for messages: its length is kept. */
  static String withoutKeys(String sql) {
    if (!sql.contains(PREFIX)) {
      return sql;
    }
    StringBuilder text = new StringBuilder(sql);
    for (int i = sql.indexOf("key"); i >= 0; i = sql.indexOf("key", i + 1)) {
      int open = sql.indexOf('\'', i);
      boolean assigned = open > 0 && sql.substring(i + 3, open).strip().equals("=");
      for (int j = open + 1; assigned && j < sql.length() && sql.charAt(j) != '\''; j++) {
        text.setCharAt(j, '*');
      }
    }
    return text.toString();
  }
}
