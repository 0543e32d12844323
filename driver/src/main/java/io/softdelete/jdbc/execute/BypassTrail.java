package io.softdelete.jdbc.execute;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.DeletionTarget;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.verb.BoundSql;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The trace that a bypass leaves: in the log, and where it may delete from an audited table in the
 * audit table too. It is written before the statement, whatever becomes of that; which rows it
 * deletes nobody knows. As thread-safe as its connection.
 */
final class BypassTrail {
  private static final Logger LOGGER = System.getLogger("io.softdelete.jdbc");

  private final Connection delegate;
  private final RewriteSession session;

  BypassTrail(Connection delegate, RewriteSession session) {
    this.delegate = delegate;
    this.session = session;
  }

  /**
   * Before an execution of a text that bypasses.
   *
   * @throws SQLException SD004 when the catalog requires a reason or an actor and nobody says so
   */
  void leave(RewrittenText text, String original) throws SQLException {
    String sent = text.sqlFor(original);
    LOGGER.log(Level.INFO, "softdelete bypass: {0}", sent);
    if (!DeletingWords.anyIn(sent)) {
      return;
    }
    SchemaView schema = SchemaView.of(session);
    if (schema.catalog().tables().stream().noneMatch(TablePolicy::audit)) {
      return;
    }
    try {
      for (DeletionTarget target : schema.rewriter().deletionTargets(sent, schema.live())) {
        Optional<String> found =
            target.schema().isPresent() ? target.schema() : schema.live().schemaOf(target.table());
        TableName table = schema.keys().spelled(found.orElse(""), target.table());
        if (schema.keys().policy(table).filter(TablePolicy::audit).isPresent()) {
          write(
              schema.rewriter().bypassing(table.schema(), table.table(), schema.live()),
              Deleting.bypassing(text, session.attributions(), schema.catalog()));
        }
      }
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    }
  }

  private void write(BoundSql insert, Deleting deleting) throws SQLException {
    try (PreparedStatement statement = delegate.prepareStatement(insert.sql())) {
      deleting.bind(statement, insert.bindings());
      statement.executeUpdate();
    }
  }
}
