package io.softdelete.jdbc.wrap;

import io.softdelete.jdbc.execute.FailureDetail;
import io.softdelete.jdbc.execute.RewriteSession;
import io.softdelete.jdbc.execute.RewrittenText;
import io.softdelete.jdbc.execute.SqlErrors;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.LongStream;

/** A statement with a batch: of texts, or of the parameters of one text, which the delegate has. */
abstract class BatchStatement extends OutcomeStatement {
  BatchStatement(Statement delegate) {
    super(delegate);
  }

  abstract RewriteSession session();

  abstract RewrittenText text();

  abstract void remember(RewrittenText next);

  @Override
  public final void addBatch(String sql) throws SQLException {
    RewrittenText next = session().rewritten(sql);
    session().before(next);
    if (!next.direct()) {
      requireTakesTexts();
    }
    if (next.mayFailForKey()) {
      remember(next);
    }
    batch().add(delegate, next.sqlFor(sql), next);
  }

  @Override
  public final void clearBatch() throws SQLException {
    super.clearBatch();
    forgetBatch();
    if (hasBatch()) {
      batch().clear();
    }
  }

  @Override
  public final int[] executeBatch() throws SQLException {
    beforeBatch();
    try {
      return waits()
          ? LongStream.of(executeWaiting()).mapToInt(count -> (int) count).toArray()
          : delegate.executeBatch();
    } catch (SQLException e) {
      throw translatedBatch(e);
    } finally {
      afterBatch();
    }
  }

  @Override
  public final long[] executeLargeBatch() throws SQLException {
    beforeBatch();
    try {
      return waits() ? executeWaiting() : delegate.executeLargeBatch();
    } catch (SQLException e) {
      throw translatedBatch(e);
    } finally {
      afterBatch();
    }
  }

  /** A closed statement fails as the delegate fails. */
  final void requireOpen() throws SQLException {
    delegate.getQueryTimeout();
  }

  /** A prepared statement takes no other text: the delegate says so, and is not given it. */
  final void requireTakesTexts() throws SQLException {
    requireOpen();
    if (delegate instanceof PreparedStatement) {
      delegate.execute("");
      throw SqlErrors.unsafe(
          "A text for a prepared statement. Instead: give it to one of createStatement().");
    }
  }

  /** Which text of a batch failed isn't known. */
  SQLException translatedBatch(SQLException failure) {
    return FailureDetail.addToBatch(failure, text());
  }

  /** Whether the delegate doesn't hold all of the batch. */
  boolean waits() {
    return hasBatch() && batch().isMixed();
  }

  /** Executes the batch where the delegate doesn't hold all of it. */
  long[] executeWaiting() throws SQLException {
    return batch().execute(delegate, session());
  }

  /** The batch was cleared. */
  void forgetBatch() {}

  /** What was added text by text was announced then. */
  void beforeBatch() throws SQLException {
    rejoin();
  }

  private void afterBatch() {
    session().after(text());
    if (hasBatch()) {
      session().after(batch().effect());
      batch().clear();
    }
  }
}
