package io.softdelete.cli.recycle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a job after its batch, and the program only then. Thread-safe.
 *
 * <p>The job's thread interrupts itself: an interrupt from elsewhere would meet H2 while it writes
 * a file, which it would then close.
 */
final class StoppedBatch implements AutoCloseable {
  private static final long GRACE_SECONDS = 30;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::awaitEnd, "softdelete-stop");
  private volatile boolean stopping;

  /** From now on. */
  StoppedBatch() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitEnd() {
    stopping = true;
    try {
      ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called by the job's thread between batches. */
  void afterBatch() {
    if (stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether Ctrl-C was pressed. */
  boolean isAsked() {
    return stopping;
  }

  /** The job is over, and has told so. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program ends already: the hook has waited for this.
      stopping = true;
    }
  }
}
