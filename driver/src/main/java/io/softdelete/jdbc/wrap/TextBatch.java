package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.rewriter.Effect;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The texts in a statement's batch. The delegate holds them as long as it can: from the first text
 * on that has parameters of ours or takes steps, they wait here, and are carried out one after the
 * other. Not thread-safe.
 */
final class TextBatch {
  private final List<Waiting> waiting = new ArrayList<>();
  private Effect effect = Effect.NONE;

  private record Waiting(String sql, RewrittenText text) {}

  void add(Statement delegate, String sql, RewrittenText text) throws SQLException {
    if (waiting.isEmpty() && text.direct()) {
      delegate.addBatch(sql);
    } else {
      waiting.add(new Waiting(sql, text));
    }
    Effect next = text.rewrite().effect();
    effect = next.compareTo(effect) > 0 ? next : effect;
  }

  /** The most that a text in the batch may change. */
  Effect effect() {
    return effect;
  }

  /** Whether there is more than the delegate holds. */
  boolean isMixed() {
    return !waiting.isEmpty();
  }

  void clear() {
    waiting.clear();
    effect = Effect.NONE;
  }

  /**
   * Carries out all texts in their order, up to the first that fails.
   *
   * @throws BatchUpdateException with the counts of those before
   */
  long[] execute(Statement delegate, RewriteSession session) throws SQLException {
    List<Long> counts = new ArrayList<>();
    try {
      addAll(counts, delegate.executeBatch());
      for (Waiting next : waiting) {
        counts.add(execute(next, delegate, session));
      }
    } catch (BatchUpdateException e) {
      addAll(counts, e.getUpdateCounts());
      throw failure(e, counts);
    } catch (SQLException e) {
      throw failure(e, counts);
    }
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  private static long execute(Waiting next, Statement delegate, RewriteSession session)
      throws SQLException {
    if (next.text.direct()) {
      return delegate.executeUpdate(next.sql);
    }
    Substitute substitute =
        Substitute.of(delegate, next.text, session, PreparedSubstitute.ofKindOf(delegate));
    try {
      return substitute.executeUpdate();
    } finally {
      substitute.close();
    }
  }

  private static void addAll(List<Long> counts, int[] more) {
    IntStream.of(more).forEach(count -> counts.add((long) count));
  }

  private static BatchUpdateException failure(SQLException cause, List<Long> counts) {
    BatchUpdateException failure =
        new BatchUpdateException(
            cause.getMessage(),
            cause.getSQLState(),
            cause.getErrorCode(),
            counts.stream().mapToLong(Long::longValue).toArray(),
            cause);
    failure.setNextException(cause);
    return failure;
  }
}
