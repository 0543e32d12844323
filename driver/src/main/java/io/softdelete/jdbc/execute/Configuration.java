package io.softdelete.jdbc.execute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.softdelete.catalog.Catalog;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RewriterSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of equal settings share: the engine, its rewritings, and the foreign keys of
 * each database that they lead to. Thread-safe.
 */
public final class Configuration {
  private static final Logger LOGGER = System.getLogger("io.softdelete.jdbc");
  private static final int MAXIMUM_CONFIGURATIONS = 64;
  private static final int MAXIMUM_DATABASES = 64;

  /** The one registry: a pool's connections must find each other's rewritings. */
  private static final Cache<RewriterSettings, Configuration> CONFIGURATIONS =
      Caffeine.newBuilder().maximumSize(MAXIMUM_CONFIGURATIONS).executor(Runnable::run).build();

  private final Rewriter rewriter;
  private final RewriteCache texts = new RewriteCache();
  private final Cache<String, SharedSchema> schemas =
      Caffeine.newBuilder().maximumSize(MAXIMUM_DATABASES).executor(Runnable::run).build();

  /** The last one that covers more tables: hashing a catalog costs more than a query. */
  private volatile @Nullable Covering covering;

  private Configuration(RewriterSettings settings) {
    this.rewriter = new Rewriter(settings);
  }

  /**
   * The one configuration of these settings. A database that isn't known is told of once.
   *
   * @param settings the settings
   * @param product the name of the database
   */
  public static Configuration of(RewriterSettings settings, String product) {
    return CONFIGURATIONS.get(
        settings,
        key -> {
          if (key.dialect() == Dialect.STANDARD) {
            LOGGER.log(
                Level.WARNING,
                "{0} is not among the databases that softdelete-jdbc knows: it is spoken to in"
                    + " standard SQL",
                product);
          }
          return new Configuration(key);
        });
  }

  /**
   * The configuration of a catalog with more tables: partitions and children of registered ones.
   */
  Configuration covering(Catalog catalog) {
    RewriterSettings settings = rewriter.settings();
    if (catalog.equals(settings.catalog())) {
      return this;
    }
    Covering last = covering;
    if (last == null || !last.catalog().equals(catalog)) {
      RewriterSettings all =
          new RewriterSettings(
              catalog,
              settings.dialect(),
              settings.folding(),
              settings.visibility(),
              settings.hints());
      last = new Covering(catalog, CONFIGURATIONS.get(all, Configuration::new));
      covering = last;
    }
    return last.configuration();
  }

  Rewriter rewriter() {
    return rewriter;
  }

  RewriteCache texts() {
    return texts;
  }

  /** The schema of the database that a URL leads to. */
  SharedSchema schemaOf(String url) {
    return schemas.get(url, key -> new SharedSchema());
  }

  private record Covering(Catalog catalog, Configuration configuration) {}
}
