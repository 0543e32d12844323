package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.AtomicSteps;
import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.rewriter.Effect;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The texts in a statement's batch. The delegate holds them as long as it can: from the first text
 * on that has parameters of ours or takes steps, they wait here, and are carried out one after the
 * other. Not thread-safe.
 */
final class TextBatch {
  private final List<Waiting> waiting = new ArrayList<>();
  private Effect effect = Effect.NONE;

  /** How many the delegate holds. */
  private int held;

  private record Waiting(String sql, RewrittenText text) {}

  void add(Statement delegate, String sql, RewrittenText text) throws SQLException {
    if (waiting.isEmpty() && text.direct()) {
      delegate.addBatch(sql);
      held++;
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
    held = 0;
    effect = Effect.NONE;
  }

  /**
   * Carries out all texts in their order, as the database's driver would: all or none of them, or
   * each for itself.
   *
   * @throws BatchUpdateException when one fails
   */
  long[] execute(Statement delegate, RewriteSession session) throws SQLException {
    return session.batchesAreAtomic()
        ? AtomicSteps.run(delegate.getConnection(), () -> together(delegate, session))
        : oneByOne(delegate, session);
  }

  private long[] together(Statement delegate, RewriteSession session) throws SQLException {
    List<Long> counts = new ArrayList<>();
    try {
      addAll(counts, delegate.executeBatch());
      for (Waiting next : waiting) {
        counts.add(execute(next, delegate, session));
      }
      return array(counts);
    } catch (SQLException e) {
      throw failure(e, Collections.nCopies(held + waiting.size(), (long) Statement.EXECUTE_FAILED));
    }
  }

  private long[] oneByOne(Statement delegate, RewriteSession session) throws SQLException {
    List<Long> counts = new ArrayList<>();
    Optional<SQLException> failed = Optional.empty();
    try {
      addAll(counts, delegate.executeBatch());
    } catch (BatchUpdateException e) {
      addAll(counts, e.getUpdateCounts());
      failed = Optional.of(e);
      if (counts.size() < held) {
        throw failure(e, counts);
      }
    }
    for (Waiting next : waiting) {
      try {
        counts.add(execute(next, delegate, session));
      } catch (SQLException e) {
        counts.add((long) Statement.EXECUTE_FAILED);
        failed.ifPresent(first -> first.setNextException(e));
        failed = failed.or(() -> Optional.of(e));
      }
    }
    if (failed.isPresent()) {
      throw failure(failed.get(), counts);
    }
    return array(counts);
  }

  private static long[] array(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  private static long execute(Waiting next, Statement delegate, RewriteSession session)
      throws SQLException {
    if (next.text.direct()) {
      delegate.addBatch(next.sql);
      return delegate.executeBatch()[0];
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

  private static BatchUpdateException failure(SQLException failed, List<Long> counts) {
    SQLException next = failed.getNextException();
    SQLException cause = failed instanceof BatchUpdateException && next != null ? next : failed;
    BatchUpdateException failure =
        new BatchUpdateException(
            cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), array(counts), cause);
    failure.setNextException(cause);
    return failure;
  }
}
