package io.softdelete.cli.options;

import io.softdelete.catalog.Catalog;
import io.softdelete.jdbc.schema.Database;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Visibility;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The engine with a live schema. As thread-safe as the connection that it asks.
 *
 * @param rewriter the engine
 * @param session the schema
 */
public record LiveRewriting(Rewriter rewriter, Session session) {
  /** The engine for the database behind a plain connection. */
  public static LiveRewriting on(Connection plain, Catalog catalog) throws SQLException {
    Database database = Database.of(plain.getMetaData());
    RewriterSettings settings =
        new RewriterSettings(
            catalog, database.dialect(), database.folding(), Visibility.ACTIVE, HintPolicy.OPEN);
    return new LiveRewriting(new Rewriter(settings), new LiveSession(plain, settings));
  }
}
