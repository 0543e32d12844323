package io.softdelete.it.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/** Cancels statements and aborts connections while others use them. */
final class Chaos implements Runnable {
  private static final long PAUSE_NANOS = 200_000;
  private static final int CANCELLED_PER_ABORTED = 20;

  private final AtomicReferenceArray<Statement> running;
  private final SplittableRandom random = new SplittableRandom(1);
  private int cancelled;
  private int aborted;

  /**
   * @param running what each thread executes at the moment
   */
  Chaos(AtomicReferenceArray<Statement> running) {
    this.running = running;
  }

  int cancelled() {
    return cancelled;
  }

  int aborted() {
    return aborted;
  }

  @Override
  public void run() {
    while (!Thread.interrupted()) {
      LockSupport.parkNanos(PAUSE_NANOS);
      Statement statement = running.get(random.nextInt(running.length()));
      if (statement != null) {
        disturb(statement);
      }
    }
  }

  private void disturb(Statement statement) {
    try {
      if (random.nextInt(CANCELLED_PER_ABORTED) > 0) {
        statement.cancel();
        cancelled++;
      } else {
        Connection connection = statement.getConnection();
        connection.abort(Runnable::run);
        aborted++;
      }
    } catch (SQLException e) {
      // It has ended meanwhile.
    }
  }
}
