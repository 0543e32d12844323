package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.AtomicSteps;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A batch whose entries are carried out one after the other, with the outcome that the database's
 * driver would have: all entries or none, or each for itself.
 */
final class SequentialBatch {
  private SequentialBatch() {}

  /** One entry. */
  interface Entry {
    /** Carries it out; gives its count. */
    long execute() throws SQLException;
  }

  /** All entries in one transaction; when one fails, none is done. */
  static long[] together(Connection delegate, List<Entry> entries) throws SQLException {
    return AtomicSteps.run(
        delegate,
        () -> {
          long[] counts = new long[entries.size()];
          for (int i = 0; i < counts.length; i++) {
            try {
              counts[i] = entries.get(i).execute();
            } catch (SQLException e) {
              Arrays.fill(counts, Statement.EXECUTE_FAILED);
              throw failure(e, counts);
            }
          }
          return counts;
        });
  }

  /** Each entry for itself, those behind a failed one too. */
  static long[] oneByOne(List<Entry> entries) throws SQLException {
    long[] counts = new long[entries.size()];
    Optional<SQLException> failed = Optional.empty();
    for (int i = 0; i < counts.length; i++) {
      try {
        counts[i] = entries.get(i).execute();
      } catch (SQLException e) {
        counts[i] = Statement.EXECUTE_FAILED;
        failed.ifPresent(first -> first.setNextException(e));
        failed = failed.or(() -> Optional.of(e));
      }
    }
    if (failed.isPresent()) {
      throw failure(failed.get(), counts);
    }
    return counts;
  }

  private static BatchUpdateException failure(SQLException cause, long[] counts) {
    BatchUpdateException failure =
        new BatchUpdateException(
            cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), counts, cause);
    failure.setNextException(cause);
    return failure;
  }
}
