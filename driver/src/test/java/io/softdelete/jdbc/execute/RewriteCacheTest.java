package io.softdelete.jdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.catalog.CatalogReader;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.Visibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class RewriteCacheTest {
  private static final int THREADS = 16;

  private final RewriteCache cache = new RewriteCache();
  private final Rewriter rewriter =
      new Rewriter(
          new RewriterSettings(
              CatalogReader.ofTables("users"),
              Dialect.POSTGRESQL,
              Folding.LOWER,
              Visibility.ACTIVE,
              HintPolicy.OPEN));

  @Test
  void textIsRewrittenOnceHoweverManyThreadsBringIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try {
      Set<RewrittenText> distinct = new HashSet<>();
      List<Future<RewrittenText>> found = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        found.add(
            threads.submit(
                () -> {
                  start.await();
                  return cache.get("SELECT * FROM users", rewriter, NO_SESSION);
                }));
      }
      for (Future<RewrittenText> text : found) {
        distinct.add(text.get());
      }
      assertThat(distinct).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void textOfNoConcernIsAlwaysTheSameObject() {
    assertThat(cache.get("SELECT 1", rewriter, NO_SESSION)).isSameAs(RewrittenText.PLAIN);
    assertThat(cache.get("SELECT 2", rewriter, NO_SESSION)).isSameAs(RewrittenText.PLAIN);
  }

  private static final Session NO_SESSION =
      new Session() {
        @Override
        public boolean backslashEscapes() {
          throw new AssertionError();
        }

        @Override
        public boolean doubleQuotesDelimitIdentifiers() {
          throw new AssertionError();
        }

        @Override
        public boolean squareBracketsDelimitIdentifiers() {
          return false;
        }

        @Override
        public String compatibilityMode() {
          return "";
        }

        @Override
        public int majorVersion() {
          throw new AssertionError();
        }

        @Override
        public List<String> referrers(Optional<String> schema, String table) {
          return List.of();
        }

        @Override
        public Optional<String> schemaOf(String table) {
          throw new AssertionError();
        }

        @Override
        public boolean mayHaveTemporaryTables() {
          return false;
        }

        @Override
        public List<String> primaryKey(Optional<String> schema, String table) {
          return List.of();
        }

        @Override
        public List<Column> columns(Optional<String> schema, String table) {
          throw new AssertionError();
        }

        @Override
        public List<UniqueKey> uniqueKeys(Optional<String> schema, String table) {
          throw new AssertionError();
        }
      };
}
