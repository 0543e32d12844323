package io.softdelete.cli.demo;

import io.softdelete.catalog.CatalogReader;
import io.softdelete.cli.options.OfflineSession;
import io.softdelete.cli.text.SentSql;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Visibility;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Runs steps on both connections. The plain one rolls everything back: only the driver's connection
 * changes the shop. Not thread-safe.
 */
final class StepRunner {
  private final Connection softDelete;
  private final Connection plain;
  private final DemoDatabase database;
  private final Rewriter rewriter;

  StepRunner(Connection softDelete, Connection plain, DemoDatabase database) {
    this.softDelete = softDelete;
    this.plain = plain;
    this.database = database;
    this.rewriter =
        new Rewriter(
            new RewriterSettings(
                CatalogReader.read(ShopSchema.resource("catalog.yaml"), DemoServer.CATALOG),
                database.dialect(),
                database.folding(),
                Visibility.ACTIVE,
                HintPolicy.OPEN));
  }

  /** Runs a step, in a transaction of its own on either side. */
  Comparison run(Step step) throws SQLException {
    if (step.kind() == Step.Kind.REFUSED) {
      return new Comparison(step, Optional.empty(), refusal(step), new Outcome.NotRun());
    }
    Outcome beside = plainly(step);
    enter(softDelete);
    SentSql sent = sent(step.sql());
    Outcome through = execute(softDelete, step, "");
    softDelete.commit();
    return new Comparison(step, Optional.of(sent), through, beside);
  }

  /** The text is what the driver gives; the rewriter is only asked where the edits lie. */
  private SentSql sent(String sql) throws SQLException {
    return SentSql.of(
        softDelete.nativeSQL(sql), rewriter.rewrite(sql, new OfflineSession(rewriter.settings())));
  }

  private Outcome plainly(Step step) throws SQLException {
    enter(plain);
    try {
      return execute(plain, step, " (rolled back)");
    } finally {
      plain.rollback();
    }
  }

  private Outcome refusal(Step step) throws SQLException {
    enter(softDelete);
    try {
      execute(softDelete, step, "");
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith("SD")) {
        return new Outcome.Refusal(e.getSQLState(), String.valueOf(e.getMessage()));
      }
      throw e;
    } finally {
      softDelete.rollback();
    }
    throw new IllegalStateException("the driver did not refuse " + step.sql());
  }

  private void enter(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(database.enter(ShopSchema.NAME));
    }
  }

  private static Outcome execute(Connection connection, Step step, String remark)
      throws SQLException {
    if (step.parameters().isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(step.sql());
        return outcome(statement, remark);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
      for (int i = 0; i < step.parameters().size(); i++) {
        statement.setObject(i + 1, step.parameters().get(i));
      }
      statement.execute();
      return outcome(statement, remark);
    }
  }

  private static Outcome outcome(Statement statement, String remark) throws SQLException {
    try (ResultSet results = statement.getResultSet()) {
      return results == null
          ? new Outcome.Count(statement.getUpdateCount(), remark)
          : Outcome.Rows.of(results);
    }
  }
}
