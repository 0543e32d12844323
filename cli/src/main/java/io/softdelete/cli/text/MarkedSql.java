package io.softdelete.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Makes the driver's edits visible: in colour, or underlined on a line below. */
public final class MarkedSql {
  private MarkedSql() {}

  /** The lines to print. */
  public static List<String> lines(SentSql sent, Style style) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from <= sent.sql().length()) {
      int lineEnd = sent.sql().indexOf('\n', from);
      int to = lineEnd < 0 ? sent.sql().length() : lineEnd;
      if (style == Style.PLAIN) {
        lines.add(sent.sql().substring(from, to));
        String underline = underline(sent, from, to);
        if (!underline.isEmpty()) {
          lines.add(underline);
        }
      } else {
        lines.add(coloured(sent, from, to, style));
      }
      from = to + 1;
    }
    return lines;
  }

  private static String underline(SentSql sent, int from, int to) {
    StringBuilder marks = new StringBuilder();
    for (int i = from; i < to; i++) {
      marks.append(isMarked(sent, i) ? '^' : ' ');
    }
    return marks.toString().stripTrailing();
  }

  private static String coloured(SentSql sent, int from, int to, Style style) {
    StringBuilder line = new StringBuilder();
    int i = from;
    while (i < to) {
      boolean marked = isMarked(sent, i);
      int end = i;
      while (end < to && isMarked(sent, end) == marked) {
        end++;
      }
      String part = sent.sql().substring(i, end);
      line.append(marked ? style.edited(part) : part);
      i = end;
    }
    return line.toString();
  }

  /** Not the blank before a WHERE of ours: nobody would see it. */
  private static boolean isMarked(SentSql sent, int offset) {
    boolean begins = offset == 0 || !sent.isEdit(offset - 1);
    boolean blank = sent.sql().charAt(offset) == ' ';
    return sent.isEdit(offset) && !(begins && blank);
  }
}
