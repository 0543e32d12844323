package io.softdelete.jdbc.execute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.Session;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Rewritings by text, shared by all connections of one configuration. Thread-safe.
 *
 * <p>A hit takes no lock and allocates nothing. On a miss, threads that bring the same text queue
 * up behind the first, so that it is parsed once and not once per thread: a parse costs a thousand
 * hits, and a cold one a second. The cache's own loader would do that too, but it waits without
 * limit, and a rewriting may ask the database, which may wait for a lock that the waiting thread's
 * connection holds. Hence locks of our own, with limited patience: past it a text is parsed twice.
 */
final class RewriteCache {
  private static final long MAXIMUM_BYTES = 16L << 20;
  private static final int ENTRY_BYTES = 300;
  private static final int STRIPES = 64;
  private static final long PATIENCE_MILLIS = 2_000;

  private final Cache<String, RewrittenText> texts =
      Caffeine.newBuilder()
          .maximumWeight(MAXIMUM_BYTES)
          .<String, RewrittenText>weigher(RewriteCache::weight)
          .executor(Runnable::run)
          .build();
  private final Lock[] stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

  /**
   * The rewriting of a text; kept if it holds for every connection.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql when there is none; refusals aren't kept
   */
  RewrittenText get(String sql, Rewriter rewriter, Session session) {
    RewrittenText known = texts.getIfPresent(sql);
    if (known != null) {
      return known;
    }
    Lock stripe = stripes[sql.hashCode() & (STRIPES - 1)];
    boolean locked = lockPatiently(stripe);
    try {
      RewrittenText other = texts.getIfPresent(sql);
      return other != null ? other : rewrite(sql, rewriter, session);
    } finally {
      if (locked) {
        stripe.unlock();
      }
    }
  }

  private RewrittenText rewrite(String sql, Rewriter rewriter, Session session) {
    RewrittenText text = RewrittenText.of(rewriter.rewrite(sql, session), sql);
    Rewrite rewrite = text.rewrite();
    if (rewrite.cacheable() && rewrite.shareable()) {
      texts.put(sql, text);
    }
    return text;
  }

  private static boolean lockPatiently(Lock stripe) {
    if (stripe.tryLock()) {
      return true;
    }
    try {
      return stripe.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // The delegate shall see the interrupt as it would without us.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static int weight(String sql, RewrittenText text) {
    return ENTRY_BYTES + 2 * (sql.length() + text.sqlFor(sql).length());
  }
}
