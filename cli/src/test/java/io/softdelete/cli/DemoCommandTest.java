package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

final class DemoCommandTest {
  private static final String ESCAPE = "\033[";

  @Test
  void everyStepIsShownBesideAPlainConnection() {
    CommandRun run = CommandRun.of("demo");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("jdbc:softdelete:h2:mem:shop", "through softdelete", "plain connection")
        .contains(" 1. ", "12. ", "20. ", "What to do next")
        .doesNotContain(ESCAPE);
  }

  @Test
  void editsAreUnderlinedWithoutColours() {
    assertThat(CommandRun.of("demo").out())
        .containsPattern(
            "sent SELECT .* FROM customers WHERE \\S*deleted_at IS NULL\n {52}\\^{24,}\n");
  }

  @Test
  void editsAreHighlightedOnATerminal() {
    String out = CommandRun.of(Ansi.ON, "demo").out();

    assertThat(out)
        .contains("\033[1m 1. ")
        .containsPattern("FROM customers \033\\[30;42mWHERE \\S*deleted_at IS NULL\033\\[0m")
        .doesNotContain("^^^");
  }

  @Test
  void aDeleteMarksItsRowsOnce() {
    assertThat(CommandRun.of("demo").out())
        .containsSubsequence(
            "sql DELETE FROM reviews",
            "sent UPDATE reviews SET deleted_at = CURRENT_TIMESTAMP",
            "3 rows              |  5 rows (rolled back)",
            "no rows             |",
            "sql DELETE FROM reviews",
            "0 rows              |  5 rows (rolled back)");
  }

  @Test
  void refusalsShowTheirCaretAndTheWayOut() {
    assertThat(CommandRun.of("demo").out())
        .contains(
            "RESTART IDENTITY\n                                 ^\n",
            "SD003: line 1:1",
            "Instead: ");
  }

  @Test
  void everyRunIsTheSame() {
    assertThat(CommandRun.of("demo").out()).isEqualTo(CommandRun.of("demo").out());
  }

  @Test
  void itsOwnSchemaIsGoneAfterwardsAndNothingElse() throws SQLException {
    String url = "jdbc:h2:mem:existing";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE reviews (id INT)");
      statement.execute("INSERT INTO reviews VALUES (1)");

      CommandRun run = CommandRun.of("demo", "--url", url, "--user", "sa");

      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      assertThat(statement.executeUpdate("DELETE FROM reviews")).isEqualTo(1);
      statement.execute("CREATE SCHEMA softdelete_demo");
    }
  }

  @Test
  void aSchemaOfItsNameIsLeftAlone() throws SQLException {
    String url = "jdbc:h2:mem:taken";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA softdelete_demo");

      CommandRun run = CommandRun.of("demo", "--url", url, "--user", "sa");

      assertThat(run.status()).isEqualTo(Main.FAILURE);
      assertThat(run.err()).startsWith("softdelete: the schema softdelete_demo exists already");
      assertThat(run.err().lines()).hasSize(1);
      statement.execute("DROP SCHEMA softdelete_demo RESTRICT");
    }
  }

  @Test
  void otherDatabasesFailInOneLineThatHidesPasswords() {
    CommandRun run = CommandRun.of("demo", "--url", "jdbc:mysql://me:secret@host/db?password=x1");

    assertThat(run.status()).isEqualTo(Main.FAILURE);
    assertThat(run.err().lines())
        .containsExactly(
            "softdelete: the demo runs on jdbc:postgresql: and jdbc:h2: URLs, not on"
                + " jdbc:mysql://host/db");
  }

  @Test
  void theDriversOwnUrlIsAWrongCall() {
    CommandRun run = CommandRun.of("demo", "--url", "jdbc:softdelete:postgresql://host/db");

    assertThat(run.status()).isEqualTo(Main.USAGE);
    assertThat(run.err()).startsWith("softdelete: --url takes the plain URL");
  }

  @Test
  void anUnreachableServerFailsInOneLine() {
    CommandRun run = CommandRun.of("demo", "--url", "jdbc:postgresql://localhost:1/none");

    assertThat(run.status()).isEqualTo(Main.FAILURE);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("softdelete: ")
        .endsWith("(SQLState 08001)");
  }

  @Test
  void anUnknownOptionIsAWrongCall() {
    CommandRun run = CommandRun.of("demo", "--urll", "x");

    assertThat(run.status()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("Try: softdelete demo --help");
  }

  @Test
  void aPasswordVariableThatIsNotSetIsAWrongCall() {
    CommandRun run =
        CommandRun.of(
            "demo", "--url", "jdbc:h2:mem:x", "--password-env", "SURELY_NOT_SET_ANYWHERE");

    assertThat(run.status()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains("SURELY_NOT_SET_ANYWHERE is not set");
  }

  @Test
  void aUserWithoutAUrlIsAWrongCall() {
    CommandRun run = CommandRun.of("demo", "--user", "me");

    assertThat(run.status()).isEqualTo(Main.USAGE);
    assertThat(run.err())
        .startsWith(
            "softdelete: --user, --password-env, --password-file and --driver-path go with --url");
  }

  @Test
  void helpTeachesByExample() {
    CommandRun run = CommandRun.of("demo", "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Examples:", "--url jdbc:postgresql://", "NO_COLOR");
  }
}
