package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.jdbc.execute.StepRunner;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.KeptEscapes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a statement's stead, and gives the outcome then: a text with parameters of ours that
 * the application gave to a plain statement, or a deletion of several steps. The methods are those
 * of {@link java.sql.Statement}; result sets are the delegate's. As thread-safe as the delegate:
 * {@link #cancel} may come from another thread.
 */
interface Substitute {
  /** What carries a text out that the statement can't, because it takes parameters or steps. */
  static Substitute of(
      Statement original,
      RewrittenText text,
      RewriteSession session,
      StepRunner.Preparation preparation)
      throws SQLException {
    StepRunner.Preparation unread =
        session.dialect() == Dialect.MARIADB
            ? (connection, sql) -> preparation.prepare(connection, KeptEscapes.in(sql))
            : preparation;
    if (text.isChecked()) {
      return new CheckedSubstitute(
          session.writer(text, original, unread), original, Optional.empty());
    }
    return text.steps().isPresent()
        ? new SteppedSubstitute(session.runner(text, original, unread), original, Optional.empty())
        : PreparedSubstitute.of(original, text, session, unread);
  }

  boolean execute() throws SQLException;

  ResultSet executeQuery() throws SQLException;

  int executeUpdate() throws SQLException;

  long executeLargeUpdate() throws SQLException;

  @Nullable ResultSet getResultSet() throws SQLException;

  int getUpdateCount() throws SQLException;

  long getLargeUpdateCount() throws SQLException;

  boolean getMoreResults() throws SQLException;

  boolean getMoreResults(int current) throws SQLException;

  ResultSet getGeneratedKeys() throws SQLException;

  @Nullable SQLWarning getWarnings() throws SQLException;

  void clearWarnings() throws SQLException;

  void cancel() throws SQLException;

  void close() throws SQLException;
}
