package io.softdelete.jdbc.execute;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.ForeignKeys;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Bypass;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.UnsupportedSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what a DELETE would do, by the plans and the search that carry it out, and does nothing:
 * it reads without locks, in a transaction that is read-only where the database has such, and
 * rolled back. Rows that change in the meantime make it untrue. As thread-safe as its connection.
 */
public final class DeletionPreview {
  private final ReadOnlyTransaction transaction;
  private final Connection connection;
  private final Rewriter rewriter;
  private final LiveSession live;
  private final SharedSchema schema = new SharedSchema();

  private DeletionPreview(Connection connection, RewriterSettings settings) {
    this.connection = connection;
    this.transaction = new ReadOnlyTransaction(connection, settings.dialect());
    this.live = new LiveSession(connection, settings);
    this.rewriter = new Rewriter(with(settings, schema.catalog(live)));
  }

  /**
   * Previews on a plain connection, which is under autocommit.
   *
   * @throws SQLException when the schema can't be read
   */
  public static DeletionPreview on(Connection plain, RewriterSettings settings)
      throws SQLException {
    try {
      return new DeletionPreview(plain, settings);
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  private static RewriterSettings with(RewriterSettings settings, Catalog catalog) {
    return new RewriterSettings(
        catalog, settings.dialect(), settings.folding(), settings.visibility(), settings.hints());
  }

  /**
   * Counts what a statement would delete.
   *
   * @return empty when it deletes nothing, or is a verb
   * @throws SQLException as the DELETE would throw it; SD002 when it can't be told before: for
   *     parameters, or because it is more than one DELETE
   */
  public Optional<DeletionImpact> of(String sql) throws SQLException {
    try {
      Rewrite rewrite = rewriter.rewrite(sql, live);
      if (rewrite instanceof Rewrite.Verb || rewriter.deletionTargets(sql, live).isEmpty()) {
        return Optional.empty();
      }
      if (rewrite.bypass() == Bypass.ALL && !rewriter.settings().catalog().tables().isEmpty()) {
        return withoutCatalog().of(sql);
      }
      RewrittenText text = RewrittenText.of(rewrite, sql);
      boolean inSteps = new DeletionGuard(rewriter, live, schema).check(sql, text).isPresent();
      return transaction.run(() -> counted(sql, text, inSteps));
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  /** Behind a bypass the database deletes, and knows of no policy. */
  private DeletionPreview withoutCatalog() throws SQLException {
    Catalog none = new Catalog(List.of(), Optional.empty(), ForeignKeys.IGNORE);
    return on(connection, with(rewriter.settings(), none));
  }

  private Optional<DeletionImpact> counted(String sql, RewrittenText text, boolean inSteps)
      throws SQLException {
    KeyGraph keys = schema.enforcedKeys(live);
    List<DeletionPlan> plans = new ArrayList<>();
    List<SQLException> failures = new ArrayList<>();
    Optional<String> query;
    try {
      query =
          rewriter.rowsOf(
              sql,
              live,
              (named, table) -> {
                try {
                  plans.add(plan(keys, named, table));
                  return plans.get(0).root().columnNames();
                } catch (SQLException e) {
                  failures.add(e);
                  return List.of();
                }
              });
    } catch (UnsupportedSql e) {
      // The word alone doesn't make it a DELETE.
      if (text.deletes().isEmpty() && !inSteps) {
        return Optional.empty();
      }
      throw SqlErrors.unsafe(
          "Only a DELETE that stands alone can be counted before. Instead: ask about that DELETE.");
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return query.isPresent()
        ? Optional.of(counted(query.get(), plans.get(0), inSteps))
        : Optional.empty();
  }

  private DeletionPlan plan(KeyGraph keys, Optional<String> named, String table)
      throws SQLException {
    boolean emulated =
        rewriter.settings().catalog().foreignKeys() != ForeignKeys.IGNORE
            && rewriter.settings().dialect() != Dialect.STANDARD;
    String found =
        rewriter.settings().dialect() == Dialect.STANDARD
            ? named.orElse("")
            : named.or(() -> live.schemaOf(table)).orElse("");
    return new DeletionPlan(
        new TableName(found, table),
        keys,
        live,
        emulated ? DeletionPlan.Reach.FORETOLD : DeletionPlan.Reach.FORETOLD_OF_DATABASE,
        DeletionPlan.Roots.AS_NEEDED);
  }

  private DeletionImpact counted(String query, DeletionPlan plan, boolean inSteps)
      throws SQLException {
    try (StepStatements statements =
        new StepStatements(connection, rewriter.settings().dialect(), 0)) {
      ForetoldClosure closure =
          new ForetoldClosure(plan, rewriter.settings().dialect(), statements);
      LockedRows roots = closure.none(plan.root());
      requireNoParameters(query);
      statements.run(query, List.of(), rows -> Closure.read(rows.executeQuery(), roots));
      if (!roots.isEmpty()) {
        closure.complete(roots);
      }
      return impact(plan, roots.count(), closure.counts(), inSteps);
    }
  }

  private void requireNoParameters(String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      if (statement.getParameterMetaData().getParameterCount() > 0) {
        throw SqlErrors.unsafe(
            "Which rows it would delete depends on its parameters. Instead: write their values.");
      }
    }
  }

  private DeletionImpact impact(
      DeletionPlan plan, long roots, Map<ForeignKey, Long> counts, boolean inSteps) {
    PlannedTable root = plan.root();
    List<DeletionImpact.Reached> reached = new ArrayList<>();
    List<DeletionImpact.Reached> blocked = new ArrayList<>();
    counts.forEach(
        (key, rows) -> {
          boolean stays = !key.onDelete().changesChildren();
          boolean followed =
              inSteps
                  && plan.graph()
                      .followed(key.parent().schema(), key.parent().table())
                      .contains(key);
          (stays ? blocked : reached)
              .add(
                  new DeletionImpact.Reached(
                      key, plan.graph().policy(key.child()), rows, !followed));
        });
    return new DeletionImpact(
        new DeletionImpact.Named(root.name(), root.policy(), roots, inSteps), reached, blocked);
  }
}
