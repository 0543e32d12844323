package io.softdelete.rewriter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the cases of a Markdown file: a title, the dialects in brackets behind it (else both first
 * class ones), an SQL text, and what becomes of it: {@code →} and a text, {@code unchanged}, or
 * {@code refused SDnnn: words of the message}. A caret in the text marks the refused place.
 */
record RewriteCases(String heading, List<Case> cases) {
  record Case(String title, Set<Dialect> dialects, String sql, String verdict, String expected) {
    /** The title without the dialects. */
    String name() {
      int open = title.lastIndexOf(" [");
      return open < 0 ? title : title.substring(0, open);
    }

    int caret() {
      return sql.indexOf('‸');
    }

    String plainSql() {
      return sql.replace("‸", "");
    }
  }

  static RewriteCases read(String file) {
    List<Case> cases = new ArrayList<>();
    String heading = "";
    for (String block : text(file).split("(?m)^## ", -1)) {
      List<String> lines = block.lines().map(String::stripTrailing).toList();
      if (!lines.isEmpty() && lines.get(0).startsWith("# ")) {
        heading = lines.get(0).substring(2);
      } else if (!lines.isEmpty()) {
        cases.add(read(lines));
      }
    }
    return new RewriteCases(heading, cases);
  }

  private static Case read(List<String> lines) {
    String title = lines.get(0);
    int verdict = 1;
    while (!isVerdict(lines.get(verdict))) {
      verdict++;
    }
    return new Case(
        title,
        dialects(title),
        String.join("\n", lines.subList(1, verdict)),
        lines.get(verdict),
        String.join("\n", lines.subList(verdict + 1, lines.size())).stripTrailing());
  }

  private static boolean isVerdict(String line) {
    return line.equals("→") || line.equals("unchanged") || line.startsWith("refused ");
  }

  private static Set<Dialect> dialects(String title) {
    int open = title.lastIndexOf('[');
    if (open < 0) {
      return EnumSet.of(Dialect.POSTGRESQL, Dialect.H2);
    }
    Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
    for (String name : title.substring(open + 1, title.length() - 1).split(",\\s*", -1)) {
      dialects.add(Dialect.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    return dialects;
  }

  private static String text(String file) {
    try (InputStream in = RewriteCases.class.getResourceAsStream("/rewrite/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no such file of cases: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
