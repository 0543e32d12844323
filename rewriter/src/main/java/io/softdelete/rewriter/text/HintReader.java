package io.softdelete.rewriter.text;

import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.Visibility;
import java.util.Optional;

/**
 * Reads the content of one hint: words and {@code name='value'} pairs, separated by blanks or
 * commas. A quote within a value is doubled. Not thread-safe.
 */
public final class HintReader {
  private static final String WAY_OUT =
      "write bypass, with-deleted, only-deleted, actor='…', reason='…' or key='…'";

  private final String sql;
  private final int start;
  private final int end;
  private int position;
  private boolean bypass;
  private Optional<Visibility> visibility = Optional.empty();
  private Optional<String> actor = Optional.empty();
  private Optional<String> reason = Optional.empty();
  private Optional<String> key = Optional.empty();

  private HintReader(String sql, int start) {
    this.sql = sql;
    this.start = start;
    this.end = sql.indexOf("*/", start);
    this.position = Hint.content(sql, start) + Hint.PREFIX.length();
  }

  /**
   * The hint in the comment at an offset.
   *
   * @throws UnsupportedSql when it is malformed
   */
  public static Hint read(String sql, int start) {
    return new HintReader(sql, start).read();
  }

  private Hint read() {
    boolean empty = true;
    while (skipSeparators()) {
      item();
      empty = false;
    }
    if (empty) {
      throw malformed("it says nothing");
    }
    return new Hint(start, bypass, visibility, actor, reason, key);
  }

  private boolean skipSeparators() {
    while (position < end && (sql.charAt(position) <= ' ' || sql.charAt(position) == ',')) {
      position++;
    }
    return position < end;
  }

  private void item() {
    int from = position;
    while (position < end && isNamePart(sql.charAt(position))) {
      position++;
    }
    String name = sql.substring(from, position);
    switch (name) {
      case "bypass" -> bypass = true;
      case "with-deleted" -> see(Visibility.WITH_DELETED);
      case "only-deleted" -> see(Visibility.ONLY_DELETED);
      case "actor" -> actor = once(actor, name);
      case "reason" -> reason = once(reason, name);
      case "key" -> key = once(key, name);
      default -> throw malformed("'" + (name.isEmpty() ? sql.charAt(from) : name) + "' is unknown");
    }
  }

  private void see(Visibility asked) {
    if (visibility.isPresent() && visibility.get() != asked) {
      throw malformed("it asks for two visibilities");
    }
    visibility = Optional.of(asked);
  }

  private Optional<String> once(Optional<String> before, String name) {
    if (before.isPresent()) {
      throw malformed(name + " is given twice");
    }
    return Optional.of(value(name));
  }

  private String value(String name) {
    skipBlanks();
    if (position >= end || sql.charAt(position) != '=') {
      throw malformed(name + " needs a value in quotes");
    }
    position++;
    skipBlanks();
    if (position >= end || sql.charAt(position) != '\'') {
      throw malformed(name + " needs a value in quotes");
    }
    StringBuilder value = new StringBuilder();
    for (position++; position < end; position++) {
      char c = sql.charAt(position);
      if (c != '\'') {
        value.append(c);
      } else if (position + 1 < end && sql.charAt(position + 1) == '\'') {
        value.append(c);
        position++;
      } else {
        position++;
        return value.toString();
      }
    }
    throw malformed("the value of " + name + " is never closed");
  }

  private void skipBlanks() {
    while (position < end && sql.charAt(position) <= ' ') {
      position++;
    }
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  }

  private UnsupportedSql malformed(String what) {
    return Refusal.notAllowed(sql, start, "malformed softdelete hint: " + what, WAY_OUT);
  }
}
