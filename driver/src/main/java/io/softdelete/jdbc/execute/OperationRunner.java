package io.softdelete.jdbc.execute;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Optional;

/**
 * Carries an operation of several statements out, one execution at a time; {@link #cancel} may come
 * from another thread. The first statement is given with its parameters where it has any.
 */
public interface OperationRunner {
  /** Executes; whether it gives rows. */
  boolean execute(Optional<PreparedStatement> first) throws SQLException;

  /** Executes, for rows. */
  ResultSet executeQuery(Optional<PreparedStatement> first) throws SQLException;

  /** Executes, for the number of named rows. */
  long executeUpdate(Optional<PreparedStatement> first) throws SQLException;

  /** The statement that gave the outcome; empty when only the number of rows is to be had. */
  Optional<PreparedStatement> outcome();

  /** The statement that has generated keys; empty for the one that was given. */
  default Optional<PreparedStatement> keyed() {
    return outcome();
  }

  /** The number of named rows, where no one statement gives it; -1 elsewhere. */
  long count();

  /** What it couldn't do. */
  default Optional<SQLWarning> warnings() {
    return Optional.empty();
  }

  /** Cancels what runs. */
  void cancel() throws SQLException;

  /** Closes the outcome. */
  void close() throws SQLException;
}
