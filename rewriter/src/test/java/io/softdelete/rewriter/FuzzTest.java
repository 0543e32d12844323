package io.softdelete.rewriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Scanner;
import io.softdelete.rewriter.text.TokenKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any text gives an answer or a refusal, in bounded time. {@code -Dfuzz.texts=N} makes the run
 * longer, {@code -Dfuzz.seed=N} another one, {@code -Dfuzz.long=N} the long texts longer.
 */
final class FuzzTest {
  private static final int TEXTS = Integer.getInteger("fuzz.texts", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int LONG = Integer.getInteger("fuzz.long", 100_000);

  private static final String[] SNIPPETS = {
    "'",
    "\"",
    "`",
    "$$",
    "$a$",
    "E'",
    "U&\"",
    "U&'",
    " UESCAPE '!'",
    "/*",
    "*/",
    "/*!",
    "/*M!",
    "--",
    "\n",
    "//",
    "#",
    "?",
    "??",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ";",
    ",",
    ".",
    "*",
    "\\",
    "\0",
    "\u00a0",
    "\u00e9",
    "\u017f",
    "\ud83d",
    "1e",
    "0x",
    " users ",
    " SELECT ",
    " FROM ",
    " WHERE ",
    " JOIN ",
    " ON ",
    " USING ",
    " DELETE ",
    " UPDATE ",
    " SET ",
    " AS ",
    " WITH ",
    " RETURNING ",
    " TABLE ",
    " UNION ",
    " LATERAL ",
    " FOR ",
    " OF ",
    " CURRENT ",
    " VALUES ",
    " INTO ",
    " LIMIT 1 ",
    "/* softdelete:with-deleted */",
    "/* softdelete:key='a' */",
    " INSERT ",
    " MERGE ",
    " TRUNCATE ",
    " EXPLAIN ",
    " COPY ",
    " NATURAL ",
    " FULL ",
    " GROUP BY ",
    " ORDER BY ",
    " OLD TABLE (",
    " CASE "
  };

  private final Session session = new TestCatalog.PlainSession();
  private final List<String> corpus = RewriteCasesTest.texts();

  @Test
  void everyTextGivesAnAnswerOrARefusal() {
    Random random = new Random(SEED);
    List<Rewriter> rewriters = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      rewriters.add(TestCatalog.rewriter(dialect));
    }
    for (int i = 0; i < TEXTS; i++) {
      String sql = random.nextInt(8) == 0 ? noise(random) : splice(random);
      Rewriter rewriter = rewriters.get(random.nextInt(rewriters.size()));
      try {
        check(rewriter, sql);
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        throw new AssertionError(
            "text " + i + " of seed " + SEED + ", " + rewriter.settings().dialect() + ":\n" + sql,
            e);
      }
    }
  }

  private void check(Rewriter rewriter, String sql) {
    Dialect dialect = rewriter.settings().dialect();
    scan(sql, new Lexing(dialect, dialect == Dialect.MARIADB, true));
    try {
      Rewrite rewrite = rewriter.rewrite(sql, session);
      rewriter.deletionTargets(sql, session);
      if (rewrite instanceof Rewrite.Edited edited) {
        int copied = 0;
        for (Edit edit : edited.edits()) {
          assertThat(edit.from()).isBetween(copied, edit.to());
          copied = edit.to();
        }
        assertThat(copied).isBetween(0, sql.length());
      }
    } catch (UnsupportedSql refusal) {
      assertThat(refusal.offset()).isBetween(0, sql.length());
      assertThat(refusal.getMessage()).startsWith("line ").endsWith("^");
    }
  }

  /** Tokens follow one another within the text, and nothing but them and blanks is in it. */
  private static void scan(String sql, Lexing lexing) {
    Scanner scanner = new Scanner(sql, lexing);
    int behind = 0;
    while (scanner.next()) {
      assertThat(scanner.start()).isGreaterThanOrEqualTo(behind);
      assertThat(scanner.end()).isGreaterThan(scanner.start()).isLessThanOrEqualTo(sql.length());
      if (scanner.kind() == TokenKind.STRING || scanner.kind() == TokenKind.QUOTED) {
        assertThat(scanner.end() - scanner.start()).isGreaterThan(1);
      }
      behind = scanner.end();
    }
    assertThat(scanner.unterminated()).isLessThan(Math.max(1, sql.length()));
  }

  private static String noise(Random random) {
    StringBuilder text = new StringBuilder("users ");
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append((char) (random.nextInt(10) == 0 ? random.nextInt(0x3000) : random.nextInt(128)));
    }
    return text.toString();
  }

  /** Pieces of two texts, with something put in, left out or doubled. */
  private String splice(Random random) {
    StringBuilder text = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
    if (random.nextInt(3) == 0) {
      String other = corpus.get(random.nextInt(corpus.size()));
      text.setLength(random.nextInt(text.length() + 1));
      text.append(other.substring(random.nextInt(other.length() + 1)));
    }
    for (int i = random.nextInt(4); i > 0 && text.length() > 1; i--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to));
        case 2 -> text.setCharAt(from, (char) random.nextInt(128));
        default -> text.insert(from, SNIPPETS[random.nextInt(SNIPPETS.length)]);
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "((",
        "[",
        "{",
        "a JOIN ",
        "a JOIN users ",
        "a CROSS JOIN ",
        "users JOIN a ON x ",
        ", users",
        ", a",
        "a LEFT JOIN users u USING (id) ",
        "NATURAL JOIN users ",
        "SELECT ",
        "(SELECT ",
        "DELETE ",
        "DELETE FROM users; ",
        "; ",
        ";;",
        "/* softdelete:with-deleted */",
        "users/* softdelete:key='a' */",
        "key ",
        "/* ",
        "/**/",
        "'' ",
        "E'' ",
        "E''\n",
        "U&\"users\" ",
        "U&\"a\" UESCAPE '!' ",
        "$a ",
        "$a$",
        "$$",
        "? ",
        "1 ",
        "1.",
        "1e",
        "a.",
        "-",
        "--\n",
        "# ",
        "x AS (SELECT 1), ",
        " UNION SELECT 1",
        " AND x",
        "WITH a AS (",
        "/*!",
        "/*! 1 */",
        "CASE ",
        "CURRENT OF ",
        "EXPLAIN ",
        "RETURNING *, ",
        "}",
        ")",
        "INSERT INTO users ",
        "UPDATE users SET x = 1, ",
        "{oj ",
        "{limit 1} ",
        "FOR SYSTEM_TIME AS OF ",
        "@",
        "IN (1, 2) AND id ",
        "f(1)",
        "()",
        "TRUNCATE users, ",
        "COPY users ",
        "BETWEEN ",
        "\u017f",
        "\u0131 "
      })
  void longTextsOfOneKindTakeNoLonger(String unit) {
    String units = unit.repeat(LONG / unit.length());
    for (String before : List.of("SELECT * FROM users WHERE ", "SELECT * FROM ", "")) {
      for (Dialect dialect : Dialect.values()) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> check(TestCatalog.rewriter(dialect), before + units + " users"),
            () -> dialect + ": " + before + unit + "…");
      }
    }
  }
}
