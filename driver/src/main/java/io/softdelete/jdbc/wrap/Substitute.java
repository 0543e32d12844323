package io.softdelete.jdbc.wrap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a statement's stead, and gives the outcome then: a text with parameters of ours that
 * the application gave to a plain statement, or a deletion of several steps. The methods are those
 * of {@link java.sql.Statement}; result sets are the delegate's. As thread-safe as the delegate:
 * {@link #cancel} may come from another thread.
 */
interface Substitute {
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
