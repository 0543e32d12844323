package io.softdelete.jdbc.execute;

import io.softdelete.rewriter.KeyFailure;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Optional;

/**
 * Gives failures that a rewritten text had the server raise the meaning that they have: a key that
 * a deleted row holds, or that an active one does. The server's own exception is the cause.
 */
final class TakenKey {
  private static final int MARIADB_DUPLICATE_KEY = 1062;

  private TakenKey() {}

  /** What a failure stands for; empty when it stands for itself. */
  static Optional<SQLException> in(SQLException failure, RewrittenText text) {
    if (!text.mayFailForKey()) {
      return Optional.empty();
    }
    for (SQLException link = failure; link != null; link = link.getNextException()) {
      Optional<KeyFailure> found =
          text.takenKey(String.valueOf(link.getSQLState()), String.valueOf(link.getMessage()));
      if (found.isPresent()) {
        SQLException meant = meant(found.get(), link);
        return Optional.of(
            failure instanceof BatchUpdateException batch ? ofBatch(batch, meant) : meant);
      }
    }
    return Optional.empty();
  }

  private static SQLException meant(KeyFailure found, SQLException failure) {
    return switch (found.kind()) {
      case GHOST ->
          new SQLIntegrityConstraintViolationException(
              "A deleted row of "
                  + found.detail()
                  + " holds the key, and reinsert: refuse lets no new row take it. Instead: restore"
                  + " the row, let the key count active rows only, or set reinsert: revive.",
              "SD007",
              failure);
      case ACTIVE ->
          new SQLIntegrityConstraintViolationException(
              "ERROR: " + found.detail(), "23505", failure);
      case DUPLICATE ->
          new SQLIntegrityConstraintViolationException(
              found.detail(), "23000", MARIADB_DUPLICATE_KEY, failure);
      case OTHER ->
          new SQLFeatureNotSupportedException(
              "A deleted row of "
                  + found.detail()
                  + " holds a key of the new row and has another primary key, which it would keep."
                  + " Instead: leave the primary key to the database, let the key count active rows"
                  + " only, or set reinsert: refuse.",
              "SD002",
              failure);
      case SEVERAL ->
          new SQLFeatureNotSupportedException(
              "A REPLACE would replace several rows of "
                  + found.detail()
                  + ", one by each of its keys, or meets a deleted row by one of them. Instead:"
                  + " DELETE those rows and INSERT the new one.",
              "SD002",
              failure);
      case REPEATED ->
          new SQLFeatureNotSupportedException(
              "A statement gives several rows of "
                  + found.detail()
                  + " the same key, or one that its columns cut. Instead: give each row a statement"
                  + " of its own, with a key that fits, or leave all but the last out.",
              "SD002",
              failure);
    };
  }

  private static SQLException ofBatch(BatchUpdateException batch, SQLException meant) {
    BatchUpdateException translated =
        new BatchUpdateException(
            meant.getMessage(),
            meant.getSQLState(),
            meant.getErrorCode(),
            batch.getLargeUpdateCounts(),
            batch);
    translated.setNextException(meant);
    return translated;
  }
}
