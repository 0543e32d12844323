package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.rewriter.Rewrite;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the texts of one connection: found among those of all connections where it holds
 * for all, else remembered here until the session or the schema changes. Thread-safe.
 */
final class SessionTexts {
  private static final String FAILED_TRANSACTION = "25P02";

  /** Few, so that dropping them all is good enough. */
  private static final int MAXIMUM = 256;

  private final Configuration registered;
  private final LiveSession live;
  private final SharedSchema schema;

  /** Rewritings that hold for this session only. */
  private final Map<String, RewrittenText> own = new ConcurrentHashMap<>();

  /** Deletions that follow keys; they hold until the schema changes. */
  private final Map<String, RewrittenText> stepped = new ConcurrentHashMap<>();

  private volatile Engine engine;
  private volatile long seenChanges;
  private volatile long seenFamilyChanges;

  SessionTexts(Configuration registered, LiveSession live, SharedSchema schema) {
    this.registered = registered;
    this.live = live;
    this.schema = schema;
    this.seenChanges = schema.changes();
    schema.opened();
    this.seenFamilyChanges = schema.familyChanges();
    this.engine = engine();
  }

  /** The engine for all tables that are registered now, partitions and children included. */
  private Engine engine() {
    Configuration all = registered.covering(schema.catalog(live));
    return new Engine(all, new DeletionGuard(all.rewriter(), live, schema));
  }

  /**
   * What becomes of a text, in steps where its deletions have to follow keys.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql when it is refused
   * @throws SQLException when a key forbids it
   * @throws SchemaUnavailable when the database fails
   */
  RewrittenText whole(String sql) throws SQLException {
    RewrittenText text = single(sql);
    if (!text.mayDelete()) {
      return text;
    }
    RewrittenText known = stepped.isEmpty() ? null : stepped.get(sql);
    return known != null ? known : inSteps(sql, text);
  }

  private RewrittenText inSteps(String sql, RewrittenText text) throws SQLException {
    Optional<? extends Operation> steps = engine.guard().check(sql, text);
    if (steps.isEmpty()) {
      return text;
    }
    RewrittenText whole = text.in(steps.get(), sql);
    if (text.rewrite().cacheable()) {
      keep(stepped, sql, whole);
    }
    return whole;
  }

  /**
   * What becomes of a text that is a single statement to the database.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql when it is refused
   * @throws SchemaUnavailable when the database fails
   */
  RewrittenText single(String sql) {
    dropStale();
    RewrittenText known = own.isEmpty() ? null : own.get(sql);
    if (known != null) {
      return known;
    }
    Configuration configuration = engine.configuration();
    // What all connections share was found without looking at this session's temporary tables.
    RewrittenText text =
        live.mayHaveTemporaryTables()
            ? RewrittenText.of(configuration.rewriter().rewrite(sql, live), sql)
            : configuration.texts().get(sql, configuration.rewriter(), live);
    Rewrite rewrite = text.rewrite();
    if (rewrite.cacheable() && (!rewrite.shareable() || live.mayHaveTemporaryTables())) {
      keep(own, sql, text);
    }
    return text;
  }

  private static void keep(Map<String, RewrittenText> texts, String sql, RewrittenText text) {
    if (texts.size() >= MAXIMUM) {
      texts.clear();
    }
    texts.put(sql, text);
  }

  /** Drops what was found so far: the session or the schema may have changed. */
  void forget() {
    live.forget();
    own.clear();
    stepped.clear();
  }

  /** DDL on another connection concerns this one too. */
  private void dropStale() {
    long changes = schema.changes();
    if (changes != seenChanges) {
      seenChanges = changes;
      forget();
    }
    dropStaleFamilies();
  }

  private void dropStaleFamilies() {
    long changes = schema.familyChanges();
    if (changes != seenFamilyChanges) {
      try {
        engine = engine();
        seenFamilyChanges = changes;
      } catch (SchemaUnavailable e) {
        if (!endsEverything(e.failure().getSQLState())) {
          throw e;
        }
      }
    }
  }

  /** In a failed transaction nothing can run but its end, and without a connection nothing. */
  private static boolean endsEverything(@Nullable String state) {
    return state != null && (state.equals(FAILED_TRANSACTION) || state.startsWith("08"));
  }

  private record Engine(Configuration configuration, DeletionGuard guard) {}
}
