package io.softdelete.rewriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.softdelete.rewriter.RewriteCases.Case;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class RewriteCasesTest {
  static final List<String> FILES =
      List.of(
          "joins.md",
          "queries.md",
          "names.md",
          "dml.md",
          "modes.md",
          "returning.md",
          "upsert.md",
          "merge.md",
          "hints.md",
          "carriers.md",
          "lexing.md",
          "refused.md");

  /** The SQL of all cases, and what becomes of it. */
  static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String file : FILES) {
      for (Case one : RewriteCases.read(file).cases()) {
        texts.add(one.plainSql());
        if (one.verdict().equals("→")) {
          texts.add(one.expected());
        }
      }
    }
    return texts;
  }

  @TestFactory
  Stream<DynamicTest> everyCaseBecomesWhatItSays() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : FILES) {
      for (Case one : RewriteCases.read(file).cases()) {
        for (Dialect dialect : one.dialects()) {
          tests.add(
              DynamicTest.dynamicTest(
                  file + ": " + one.title() + " (" + dialect + ")", () -> check(one, dialect)));
        }
      }
    }
    return tests.stream();
  }

  private void check(Case one, Dialect dialect) throws SQLException {
    Rewriter rewriter = TestCatalog.rewriter(dialect);
    int version = one.title().contains("PostgreSQL 18") ? 18 : 17;
    Session session = new TestCatalog.PlainSession(dialect, version);
    if (one.verdict().startsWith("refused ")) {
      UnsupportedSql refusal =
          catchThrowableOfType(
              UnsupportedSql.class, () -> rewriter.rewrite(one.plainSql(), session));
      assertThat(refusal).as("a refusal").isNotNull();
      assertThat("refused " + refusal.reason().sqlState() + ": " + refusal.getMessage())
          .startsWith(one.verdict().substring(0, 13))
          .contains(one.verdict().substring(15).strip());
      assertThat(refusal.offset()).as("place").isEqualTo(one.caret());
      saysAllThereIsToSay(refusal, one);
      return;
    }
    Rewrite rewrite = rewriter.rewrite(one.sql(), session);
    if (one.verdict().equals("unchanged")) {
      assertThat(rewrite.sqlFor(one.sql())).isEqualTo(one.sql());
      return;
    }
    assertThat(rewrite.sqlFor(one.sql())).isEqualTo(one.expected()).isNotEqualTo(one.sql());
    keepsWhatItDoesNotEdit(one.sql(), (Rewrite.Edited) rewrite);
    if (dialect == Dialect.H2) {
      h2Accepts(rewrite.sqlFor(one.sql()));
    }
  }

  /** The place, the table, the construct, the way out, and a caret below the place. */
  private static void saysAllThereIsToSay(UnsupportedSql refusal, Case one) {
    String before = one.sql().substring(0, one.caret());
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    String[] lines = refusal.getMessage().split("\n", -1);
    assertThat(lines).as("a sentence, an excerpt and a caret").hasSize(3);
    assertThat(lines[0])
        .startsWith("line " + line + ":" + column + ": " + refusal.construct())
        .endsWith(". Instead: " + refusal.wayOut() + ".");
    assertThat(one.plainSql()).contains(lines[1].strip());
    assertThat(lines[1].codePoints())
        .as("halves of characters")
        .noneMatch(RewriteCasesTest::isHalf);
    assertThat(lines[2].strip()).isEqualTo("^");
    String after = one.sql().substring(one.caret() + 1).lines().findFirst().orElse("");
    assertThat(lines[1].substring(lines[2].length() - 1)).startsWith(after.substring(0, 1));
    boolean aboutATable = refusal.reason() != UnsupportedSql.Reason.NOT_ALLOWED;
    if (aboutATable && !one.title().contains("nothing")) {
      assertThat(refusal.tables()).as("tables").isNotEmpty();
      assertThat(lines[0]).containsAnyOf(refusal.tables().toArray(String[]::new));
    }
  }

  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private static void keepsWhatItDoesNotEdit(String sql, Rewrite.Edited edited) {
    int shift = 0;
    int copied = 0;
    for (Edit edit : edited.edits()) {
      assertThat(edited.sql().substring(copied + shift))
          .startsWith(sql.substring(copied, edit.from()));
      shift += edit.replacement().length() - (edit.to() - edit.from());
      copied = edit.to();
    }
    assertThat(edited.sql()).endsWith(sql.substring(copied));
    assertThat(parameters(edited.sql()) - edited.bindings().size()).isEqualTo(parameters(sql));
  }

  private static long parameters(String sql) {
    return sql.chars().filter(c -> c == '?').count();
  }

  private static void h2Accepts(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "users", "orders", "lines", "flags", "tokens", "people", "pairs", "consents", "a")) {
        statement.execute(
            "CREATE TABLE "
                + table
                + " (id int, uid int, oid int, name varchar, x int, y int, deleted_at timestamp,"
                + " gone boolean, state char, delete_token int, deleted_by varchar)");
      }
      statement.execute("CREATE TABLE \"Mixed\" (id int, \"deletedAt\" timestamp)");
      connection.prepareStatement(sql).close();
    }
  }
}
