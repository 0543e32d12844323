package io.softdelete.cli.explain;

import io.softdelete.cli.options.OfflineSession.NeedsDatabase;
import io.softdelete.cli.text.SentSql;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StatementSpan;
import io.softdelete.rewriter.UnsupportedSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells of each statement of a text what becomes of it. Nothing is executed. */
final class Explainer {
  private final Rewriter rewriter;
  private final Session session;
  private final Optional<LiveDatabase> database;

  private Explainer(Rewriter rewriter, Session session, Optional<LiveDatabase> database) {
    this.rewriter = rewriter;
    this.session = session;
    this.database = database;
  }

  /** An explainer that knows the texts and the catalog only. */
  static Explainer offline(Rewriter rewriter, Session session) {
    return new Explainer(rewriter, session, Optional.empty());
  }

  /** An explainer that asks a database about its schema. */
  static Explainer on(LiveDatabase database) {
    return new Explainer(database.rewriter(), database.session(), Optional.of(database));
  }

  List<Explained> explain(List<String> texts) throws SQLException {
    List<Explained> explained = new ArrayList<>();
    for (String text : texts) {
      explain(text, explained);
    }
    return explained;
  }

  private void explain(String text, List<Explained> explained) throws SQLException {
    for (StatementSpan span : statements(text)) {
      int line = 1 + (int) text.substring(0, span.from()).chars().filter(c -> c == '\n').count();
      String sql = span.of(text);
      Outcome outcome = outcome(sql);
      explained.add(
          new Explained(
              explained.size() + 1, line, sql, outcome, impact(sql, outcome), plans(sql, outcome)));
    }
  }

  private Optional<Impact> impact(String sql, Outcome outcome) throws SQLException {
    return database.isPresent() && !(outcome instanceof Outcome.Refused)
        ? database.get().impact(sql)
        : Optional.empty();
  }

  /** What can't be split is looked at as a whole. */
  private List<StatementSpan> statements(String text) {
    try {
      return rewriter.statements(text, session);
    } catch (UnsupportedSql e) {
      return List.of(new StatementSpan(0, text.stripTrailing().length()));
    }
  }

  private Outcome outcome(String sql) throws SQLException {
    try {
      Rewrite rewrite = rewriter.rewrite(sql, session);
      if (database.isPresent()) {
        String sent = database.get().sent(sql);
        if (!sent.equals(database.get().asTheServerSeesIt(rewrite.sqlFor(sql)))) {
          return new Outcome.InSteps(sent);
        }
      }
      if (rewrite instanceof Rewrite.Edited edited) {
        return new Outcome.Rewritten(SentSql.of(edited), !edited.deletes().isEmpty());
      }
      return rewrite.bypassed()
          ? new Outcome.Bypassed()
          : rewrite.cacheable() ? new Outcome.AsWritten() : new Outcome.Untouched();
    } catch (UnsupportedSql e) {
      return new Outcome.Refused(e.reason().sqlState(), String.valueOf(e.getMessage()));
    } catch (NeedsDatabase e) {
      return new Outcome.Unknown(String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      if (e.getSQLState() == null || !e.getSQLState().startsWith("SD")) {
        throw e;
      }
      return new Outcome.Refused(e.getSQLState(), String.valueOf(e.getMessage()));
    }
  }

  private List<QueryPlan> plans(String sql, Outcome outcome) {
    if (database.isEmpty() || !(outcome instanceof Outcome.Rewritten rewritten)) {
      return List.of();
    }
    return List.of(
        database.get().plan("without", sql), database.get().plan("with", rewritten.sent().sql()));
  }
}
