package io.softdelete.rewriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Texts of any size and shape: a right answer or a refusal, in bounded time and memory. */
final class LimitsTest {
  private final Session session = new TestCatalog.PlainSession();
  private final Rewriter rewriter = TestCatalog.rewriter(Dialect.POSTGRESQL);

  @Test
  void plainInsertsOfAnyLengthPass() {
    String sql = "INSERT INTO flags (id, x) VALUES " + "(1, 'users (it''s;)'), ".repeat(200_000);
    bounded(() -> assertThat(rewriter.rewrite(sql + "(?, NULL)", session).sqlFor("")).isEmpty());
  }

  @Test
  void aLongInsertWithASubQueryIsRewrittenOrRefused() {
    String values = "INSERT INTO flags (id) VALUES " + "(1), ".repeat(100_000);
    String query = "((SELECT max(id) FROM users))";
    bounded(
        () ->
            assertThat(rewriter.rewrite(values + query, session).sqlFor(""))
                .endsWith("FROM users WHERE users.deleted_at IS NULL))"));
    bounded(() -> refuses(values.repeat(10) + query, "a statement of more than"));
  }

  @Test
  void fiveThousandBracketsAreRewritten() {
    String deep = "(".repeat(5_000) + "id" + ")".repeat(5_000);
    bounded(
        () ->
            assertThat(rewriter.rewrite("SELECT * FROM users WHERE " + deep, session).sqlFor(""))
                .isEqualTo(
                    "SELECT * FROM users WHERE users.deleted_at IS NULL AND (" + deep + ")"));
    bounded(() -> refuses("SELECT * FROM users WHERE " + deep + ")", "closes nothing"));
  }

  @Test
  void queriesNestedTooDeepAreRefused() {
    String deep = "SELECT * FROM (".repeat(5_000) + "SELECT * FROM users" + ") t".repeat(5_000);
    bounded(() -> refuses(deep, "nested deeper"));
    String brackets = "SELECT * FROM " + "(".repeat(5_000) + "users" + ")".repeat(5_000);
    bounded(() -> refuses(brackets, "nested deeper"));
    String hundred = "SELECT * FROM (".repeat(100) + "SELECT * FROM users" + ") t".repeat(100);
    bounded(() -> assertThat(rewriter.rewrite(hundred, session).sqlFor("")).contains("deleted_at"));
  }

  @Test
  void randomTextsGiveAnAnswerOrARefusal() {
    long seed = Long.getLong("fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    String[] words = {
      "SELECT",
      "*",
      "FROM",
      "users",
      "orders",
      "u",
      "JOIN",
      "LEFT",
      "ON",
      "USING",
      "(",
      ")",
      ",",
      "WHERE",
      "id",
      "=",
      "?",
      "'it''s'",
      "\"users\"",
      "WITH",
      "AS",
      "DELETE",
      "UPDATE",
      "SET",
      "INSERT",
      "INTO",
      "VALUES",
      "RETURNING",
      "UNION",
      "--c\n",
      "/* c */",
      "/*",
      "$$",
      "'",
      "\"",
      ".",
      ";",
      "[",
      "]",
      "{",
      "}",
      "E'\\''",
      "1",
      "/* softdelete:with-deleted */",
      "LATERAL",
      "ONLY",
      "TABLE",
      "EXPLAIN",
      "ORDER",
      "BY",
      "LIMIT",
      "GROUP",
      "FULL",
      "NATURAL",
      "\u00e9",
      "\0"
    };
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(24); j >= 0; j--) {
        text.append(words[random.nextInt(words.length)]);
        if (random.nextInt(8) > 0) {
          text.append(' ');
        }
      }
      String sql = text.toString();
      for (Dialect dialect : Dialect.values()) {
        try {
          Rewrite rewrite = TestCatalog.rewriter(dialect).rewrite(sql, session);
          assertThat(rewrite.sqlFor(sql)).isNotNull();
        } catch (UnsupportedSql refusal) {
          assertThat(refusal.offset()).isBetween(0, sql.length());
        } catch (RuntimeException | StackOverflowError e) {
          fail("seed " + seed + ", " + dialect + ": " + sql, e);
        }
      }
    }
  }

  @Test
  void aTextThatConcernsNothingIsScannedWithoutAllocating() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    String sql = "SELECT p.id, p.title FROM posts p WHERE p.author = ? ORDER BY p.id";
    for (int i = 0; i < 20_000; i++) {
      rewriter.rewrite(sql, session);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      rewriter.rewrite(sql, session);
    }
    long perText = (threads.getCurrentThreadAllocatedBytes() - before) / 10_000;
    assertThat(perText).isZero();
  }

  private void refuses(String sql, String message) {
    assertThatThrownBy(() -> rewriter.rewrite(sql, session))
        .isInstanceOf(UnsupportedSql.class)
        .hasMessageContaining(message);
  }

  private static void bounded(Runnable test) {
    Assertions.assertTimeout(Duration.ofSeconds(5), test::run);
  }
}
