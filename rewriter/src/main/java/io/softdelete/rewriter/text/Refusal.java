package io.softdelete.rewriter.text;

import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.UnsupportedSql.Place;
import io.softdelete.rewriter.UnsupportedSql.Reason;
import java.util.List;

/** Words refusals: what, where with an excerpt and a caret, and the way out. */
public final class Refusal {
  private static final int EXCERPT_BEFORE = 40;
  private static final int EXCERPT_AFTER = 40;

  private Refusal() {}

  /** A statement that can't be read. */
  public static UnsupportedSql unparsable(String sql, int offset, String thing) {
    return at(
        Reason.UNPARSABLE,
        sql,
        offset,
        "this can't be read: " + thing,
        "correct the statement, or send it as written with /* softdelete:bypass */");
  }

  /** A statement for which there is no safe rewriting. */
  public static UnsupportedSql unsafe(String sql, int offset, String thing, String wayOut) {
    return at(Reason.UNSAFE, sql, offset, thing, wayOut);
  }

  /** A hint that is malformed or not allowed. */
  public static UnsupportedSql notAllowed(String sql, int offset, String thing, String wayOut) {
    return at(Reason.NOT_ALLOWED, sql, offset, thing, wayOut);
  }

  /** A catalog that doesn't fit the live schema. */
  public static UnsupportedSql mismatch(String sql, int offset, String thing, String wayOut) {
    return at(Reason.SCHEMA_MISMATCH, sql, offset, thing, wayOut);
  }

  private static UnsupportedSql at(
      Reason reason, String text, int offset, String construct, String wayOut) {
    return new UnsupportedSql(reason, place(text, offset), List.of(), construct, wayOut);
  }

  private static Place place(String text, int offset) {
    String sql = Hint.withoutKeys(text);
    int place = Math.min(offset, sql.length());
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < place; i++) {
      if (sql.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    int from = whole(sql, Math.max(lineStart, place - EXCERPT_BEFORE));
    int to = whole(sql, Math.min(sql.length(), place + EXCERPT_AFTER));
    int lineEnd = sql.indexOf('\n', from);
    String excerpt = sql.substring(from, lineEnd < 0 ? to : Math.min(to, Math.max(lineEnd, place)));
    return new Place(
        offset,
        line,
        place - lineStart + 1,
        excerpt.replace('\t', ' ').replace('\r', ' '),
        place - from);
  }

  /** An offset that cuts no character in two. */
  private static int whole(String sql, int at) {
    return at > 0 && at < sql.length() && Character.isLowSurrogate(sql.charAt(at)) ? at + 1 : at;
  }
}
