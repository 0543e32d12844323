package io.softdelete.rewriter.text;

import java.util.Arrays;

/** Goes over what stands between tokens: white space and comments. Not thread-safe. */
final class Blanks {
  private static final int NOWHERE = -1;

  private final String sql;
  private final Lexing lexing;
  private int[] hints = {};
  private int hintCount;
  private int unterminated = NOWHERE;
  private int conditional = NOWHERE;
  private boolean executableComment;
  private boolean code;

  Blanks(String sql, Lexing lexing) {
    this.sql = sql;
    this.lexing = lexing;
  }

  /** How many comments so far begin like a hint. */
  int hintCount() {
    return hintCount;
  }

  /** Where such a comment begins. */
  int hint(int index) {
    return hints[index];
  }

  /** Where a comment begins that is never closed, or -1. */
  int unterminated() {
    return unterminated;
  }

  /** Where the first comment begins whose content is code on some servers only, or -1. */
  int conditional() {
    return conditional;
  }

  /** Whether a comment so far is code for a server. */
  boolean holdsCode() {
    return code;
  }

  /** Where the next token begins; the end of the text without one. */
  int skip(int from) {
    int at = from;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if ((c == '-' && sql.startsWith("--", at) && lineCommentAfterDashes(at))
          || (c == '/' && lexing.slashComments() && sql.startsWith("//", at))
          || (c == '#' && lexing.hashComments())) {
        at = lineEnd(at);
      } else if (c == '/' && sql.startsWith("/*", at)) {
        at = blockComment(at);
      } else if (c == '*' && executableComment && sql.startsWith("*/", at)) {
        executableComment = false;
        at += 2;
      } else if (lexing.isBlank(c)) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Where the line ends that an offset is in. */
  int lineEnd(int from) {
    int end = from;
    while (end < sql.length() && !lexing.endsLine(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  /** MariaDB asks for a blank after the dashes, for {@code 5--1} is a difference there. */
  private boolean lineCommentAfterDashes(int at) {
    return !lexing.hashComments() || at + 2 >= sql.length() || sql.charAt(at + 2) <= ' ';
  }

  private int blockComment(int from) {
    if (lexing.executableComments()
        && (sql.startsWith("/*!", from) || sql.startsWith("/*M!", from))) {
      return executableComment(from);
    }
    int depth = 0;
    for (int i = from; i + 1 < sql.length(); i++) {
      char c = sql.charAt(i);
      char following = sql.charAt(i + 1);
      if (c == '/' && following == '*' && (depth == 0 || lexing.nestsComments())) {
        depth++;
        i++;
      } else if (c == '*' && following == '/') {
        depth--;
        i++;
        if (depth == 0) {
          noteHint(from, i + 1);
          return i + 1;
        }
      }
    }
    unterminated = from;
    return sql.length();
  }

  private void noteHint(int from, int to) {
    if (Hint.opens(sql, from, to)) {
      if (hintCount == hints.length) {
        hints = Arrays.copyOf(hints, Math.max(2, 2 * hintCount));
      }
      hints[hintCount++] = from;
    }
  }

  /** Behind the opening of a comment whose content is code. */
  private int executableComment(int from) {
    int version = sql.indexOf('!', from) + 1;
    int end = version;
    while (end < sql.length() && Lexing.isDigit(sql.charAt(end))) {
      end++;
    }
    boolean mariadbOnly = sql.charAt(from + 2) == 'M';
    if (conditional == NOWHERE && (mariadbOnly || isLater(sql.substring(version, end)))) {
      conditional = from;
    }
    executableComment = true;
    code = true;
    return end;
  }

  /** MariaDB takes numbers from 5.7 on for those of another product, and skips the content. */
  private static boolean isLater(String version) {
    return version.length() > 5 || (version.length() == 5 && version.compareTo("50700") >= 0);
  }
}
