package io.softdelete.jdbc.execute;

import io.softdelete.catalog.Deletion;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.RecordingStep;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.Session;
import java.sql.SQLException;
import java.util.List;
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

  /** Deletions that were looked at, in steps where they follow keys; until the schema changes. */
  private final Map<String, RewrittenText> guarded = new ConcurrentHashMap<>();

  /** Writes that are checked, and texts that might have been; they hold as long. */
  private final Map<CheckedKey, RewrittenText> checked = new ConcurrentHashMap<>();

  /** What keeps the rows of a DELETE by key. */
  private final Map<String, List<RecordingStep>> recordings = new ConcurrentHashMap<>();

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
    return new Engine(
        all,
        new DeletionGuard(all.rewriter(), live, schema),
        new WriteGuard(all.rewriter(), live, schema));
  }

  /**
   * What becomes of a text, in steps where its deletions have to follow keys, checked where it may
   * write references to deleted rows.
   *
   * @param wanted which generated keys the application wants
   * @throws io.softdelete.rewriter.UnsupportedSql when it is refused
   * @throws SQLException when a key forbids it
   * @throws SchemaUnavailable when the database fails
   */
  RewrittenText whole(String sql, WantedKeys wanted) throws SQLException {
    RewrittenText text = single(sql);
    if (engine.writes().concerns(sql, text)) {
      RewrittenText checked = checked(sql, text, wanted);
      if (checked != text) {
        return checked;
      }
    }
    boolean counted = registered.rewriter().settings().dialect() == Dialect.MARIADB;
    if (!text.mayDelete()) {
      return counted ? text.counted(sql, wanted) : text;
    }
    RewrittenText known = guarded.get(sql);
    RewrittenText whole = known == null ? inSteps(sql, text) : known;
    return counted ? whole.counted(sql, wanted) : whole;
  }

  private RewrittenText checked(String sql, RewrittenText text, WantedKeys wanted)
      throws SQLException {
    CheckedKey key = new CheckedKey(sql, wanted);
    RewrittenText known = checked.get(key);
    if (known != null) {
      return known;
    }
    RewrittenText found =
        engine.writes().check(sql, wanted).map(write -> text.checked(write, sql)).orElse(text);
    if (text.rewrite().cacheable()) {
      keep(checked, key, found);
    }
    return found;
  }

  private RewrittenText inSteps(String sql, RewrittenText text) throws SQLException {
    for (DeletedTable deleted : text.deletes()) {
      requireColumns(deleted);
    }
    Optional<? extends Operation> steps = engine.guard().check(sql, text);
    if (steps.isEmpty()) {
      requireKept(text);
    }
    RewrittenText whole = steps.isPresent() ? text.in(steps.get(), sql) : text;
    if (text.rewrite().cacheable()) {
      keep(guarded, sql, whole);
    }
    return whole;
  }

  /** What the catalog says of a table must be there before a row is touched. */
  private void requireColumns(DeletedTable deleted) throws SQLException {
    if (!(deleted.policy().deletion() instanceof Deletion.Soft)) {
      return;
    }
    List<Session.Column> columns = live.columns(deleted.schema(), deleted.table());
    for (String name : deleted.changed()) {
      if (!columns.isEmpty()
          && columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name))) {
        throw SqlErrors.mismatch(
            "DELETE FROM %s: the catalog names the column %s, which the table lacks. Instead: add it, or correct the catalog."
                .formatted(deleted.table(), name));
      }
    }
  }

  /** Where rows have to be kept by statements of their own, none may go without. */
  private static void requireKept(RewrittenText text) throws SQLException {
    for (DeletedTable deleted : text.deletes()) {
      if (deleted.apart()) {
        throw SqlErrors.unsafe(
            "DELETE FROM "
                + deleted.table()
                + ", whose rows must be archived or audited, within another statement. Instead:"
                + " send the DELETE as a statement of its own.");
      }
    }
  }

  /** What is registered, and the schema behind it, as they are now. */
  SchemaView view() {
    dropStale();
    return new SchemaView(
        registered.rewriter().settings().catalog(),
        engine.configuration().rewriter(),
        live,
        schema.keys(live));
  }

  /** The statements that have to keep the rows of a DELETE by key. */
  List<RecordingStep> recordings(String delete) {
    List<RecordingStep> known = recordings.get(delete);
    if (known == null) {
      known = engine.configuration().rewriter().recordings(delete, live);
      keep(recordings, delete, known);
    }
    return known;
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

  private static <K, V> void keep(Map<K, V> texts, K key, V text) {
    if (texts.size() >= MAXIMUM) {
      texts.clear();
    }
    texts.put(key, text);
  }

  /** Drops what was found so far: the session or the schema may have changed. */
  void forget() {
    live.forget();
    own.clear();
    guarded.clear();
    checked.clear();
    recordings.clear();
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

  private record CheckedKey(String sql, WantedKeys wanted) {}

  private record Engine(Configuration configuration, DeletionGuard guard, WriteGuard writes) {}
}
