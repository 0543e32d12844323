package io.softdelete.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.cli.text.SentSql;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StepRunnerTest {
  private Connection plain;
  private ShopSchema shop;
  private Connection softDelete;
  private StepRunner runner;

  @BeforeEach
  void open() throws SQLException {
    DemoServer server = DemoServer.embedded();
    plain = server.plain();
    shop = ShopSchema.create(plain, DemoDatabase.H2);
    softDelete = server.softDelete();
    runner = new StepRunner(softDelete, plain, DemoDatabase.H2);
  }

  @AfterEach
  void close() throws SQLException {
    softDelete.close();
    shop.close();
    plain.close();
  }

  @Test
  void whatIsNotMarkedIsTheApplicationsOwn() throws SQLException {
    for (Chapter chapter : Chapter.all()) {
      for (Step step : chapter.steps()) {
        Comparison comparison = runner.run(step);
        if (comparison.sent().isPresent()) {
          assertOnlyEditsAreMarked(step, comparison.sent().get());
        }
      }
    }
  }

  private static void assertOnlyEditsAreMarked(Step step, SentSql sent) {
    StringBuilder unmarked = new StringBuilder();
    for (int i = 0; i < sent.sql().length(); i++) {
      if (!sent.isEdit(i)) {
        unmarked.append(sent.sql().charAt(i));
      }
    }
    String expected = step.sql();
    if (unmarked.length() < expected.length()) {
      expected = expected.replaceFirst("^DELETE FROM", "");
    }
    assertThat(unmarked.toString()).as(step.title()).isEqualTo(expected);
  }

  @Test
  void eachStepShowsADifferenceUnlessItsTitleSaysWhy() throws SQLException {
    for (Chapter chapter : Chapter.all()) {
      for (Step step : chapter.steps()) {
        Comparison comparison = runner.run(step);
        boolean alike = comparison.through().lines().equals(comparison.beside().lines());
        boolean untouched = step.sql().contains("bypass") || step.sql().contains("countries ORDER");
        assertThat(alike).as(step.title()).isEqualTo(untouched);
      }
    }
  }

  @Test
  void aSelectOfNothingSaysSo() throws SQLException {
    Comparison comparison =
        runner.run(Step.query("nothing", "SELECT id FROM customers WHERE id < 0"));

    assertThat(comparison.through().lines()).containsExactly("no rows");
  }
}
