package io.softdelete.jdbc.verb;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.verb.BoundSql;
import io.softdelete.rewriter.verb.GhostSql;
import io.softdelete.rewriter.verb.VerbStatement;
import java.util.Optional;

/**
 * What the planning of one verb works on.
 *
 * @param statement what was read
 * @param rewriter the engine
 * @param live the connection's schema
 * @param keys the foreign keys
 */
record Planning(VerbStatement statement, Rewriter rewriter, LiveSession live, KeyGraph keys) {
  Dialect dialect() {
    return rewriter.settings().dialect();
  }

  GhostSql ghosts() {
    return new GhostSql(dialect());
  }

  GhostTables tables() {
    return new GhostTables(live, keys, rewriter.settings().folding());
  }

  /** The table that the statement names. */
  TableName root() {
    return tables().named(statement.schema(), statement.table());
  }

  /** What writes rows of a table into the audit table, whatever the catalog says of deletions. */
  BoundSql recording(TableName table, String action) {
    return rewriter.recording(table.schema(), table.table(), action, live);
  }

  /** What writes rows of a table into the audit table; empty where it doesn't say so. */
  Optional<BoundSql> trail(TableName table, TablePolicy policy, String action) {
    return policy.audit()
        ? Optional.of(rewriter.recording(table.schema(), table.table(), action, live))
        : Optional.empty();
  }
}
