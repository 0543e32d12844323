package io.softdelete.jdbc.execute;

import io.softdelete.catalog.Catalog;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Rewriter;
import java.sql.SQLException;

/**
 * What is registered, and the live schema behind it, as one connection sees them now.
 *
 * @param catalog the catalog as it was written, without partitions and inheritance children
 * @param rewriter the engine, for these too
 * @param live the connection's schema
 * @param keys the foreign keys
 */
public record SchemaView(Catalog catalog, Rewriter rewriter, LiveSession live, KeyGraph keys) {
  /**
   * What a session sees.
   *
   * @throws SQLException the database's own when it fails
   */
  public static SchemaView of(RewriteSession session) throws SQLException {
    try {
      return session.texts().view();
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  /** The database's dialect. */
  public Dialect dialect() {
    return rewriter.settings().dialect();
  }
}
