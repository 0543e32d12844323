package io.softdelete.it.pool;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** HikariCP's housekeeper, which counts the leaks that it reports. Thread-safe. */
final class LeakCount extends ScheduledThreadPoolExecutor {
  private final AtomicInteger leaks = new AtomicInteger();

  LeakCount() {
    super(1);
    setRemoveOnCancelPolicy(true);
  }

  int leaks() {
    return leaks.get();
  }

  /** A connection that comes back in time cancels its leak task: one that runs reports a leak. */
  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    if (!task.getClass().getSimpleName().equals("ProxyLeakTask")) {
      return super.schedule(task, delay, unit);
    }
    return super.schedule(
        () -> {
          leaks.incrementAndGet();
          task.run();
        },
        delay,
        unit);
  }
}
