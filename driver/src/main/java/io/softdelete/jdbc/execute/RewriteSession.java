package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.Database;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Effect;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.UnsupportedSql;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of one connection share: how a text is looked up, and what is remembered
 * until the session or the schema changes. As thread-safe as the delegate's connection; holds no
 * lock while a statement runs.
 */
public final class RewriteSession {
  private static final Logger LOGGER = System.getLogger("io.softdelete.jdbc");
  private static final String FAILED_TRANSACTION = "25P02";
  private static final int MAXIMUM_OWN_TEXTS = 256;

  private final Configuration registered;
  private final LiveSession live;
  private final SharedSchema schema;
  private final AttributionSources attributions;

  /** Rewritings that hold for this session only; few, so that dropping them all is good enough. */
  private final Map<String, RewrittenText> ownTexts = new ConcurrentHashMap<>();

  /** Deletions that follow keys; they hold until the schema changes. */
  private final Map<String, RewrittenText> steppedTexts = new ConcurrentHashMap<>();

  private final AtomicBoolean open = new AtomicBoolean(true);
  private volatile Engine engine;
  private volatile long seenChanges;
  private volatile long seenFamilyChanges;
  private volatile boolean touched;
  private volatile boolean schemaTouched;
  private volatile boolean familiesTouched;

  /**
   * A session on the delegate's connection.
   *
   * @param actor who is recorded when nothing nearer says so; empty for the database user
   */
  public RewriteSession(
      Configuration configuration, Connection delegate, Database database, Optional<String> actor) {
    this.registered = configuration;
    this.live = new LiveSession(delegate, configuration.rewriter().settings());
    this.schema = database.url().map(configuration::schemaOf).orElseGet(SharedSchema::new);
    this.attributions = new AttributionSources(delegate, actor);
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

  /** Who acts on this connection, and why. */
  public AttributionSources attributions() {
    return attributions;
  }

  /** Whether a batch of texts that fails leaves nothing done under autocommit (pgjdbc). */
  public boolean batchesAreAtomic() {
    return registered.rewriter().settings().dialect() == Dialect.POSTGRESQL;
  }

  /**
   * Binds the parameters of ours for one execution of a text.
   *
   * @throws SQLException SD004 when the catalog requires a reason or an actor and nobody says so
   */
  public void bind(PreparedStatement statement, RewrittenText text) throws SQLException {
    deleting(text).bind(statement, text.bindings());
  }

  /**
   * What becomes of a text.
   *
   * @param sql the text; a null is left to the delegate
   * @throws SQLException SD001, SD002, SD003 or SD006 when it is refused
   */
  public RewrittenText rewritten(@Nullable String sql) throws SQLException {
    return sql == null ? RewrittenText.PLAIN : guarded(sql);
  }

  private RewrittenText guarded(String sql) throws SQLException {
    try {
      RewrittenText text = lookUp(sql);
      return text.mayDelete() ? stepped(sql, text) : text;
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  private RewrittenText stepped(String sql, RewrittenText text) throws SQLException {
    RewrittenText known = steppedTexts.isEmpty() ? null : steppedTexts.get(sql);
    if (known != null) {
      return known;
    }
    Optional<SteppedDeletion> steps = engine.guard().check(sql, text);
    if (steps.isEmpty()) {
      return text;
    }
    RewrittenText stepped = text.in(steps.get(), sql);
    if (text.rewrite().cacheable()) {
      keep(steppedTexts, sql, stepped);
    }
    return stepped;
  }

  private static void keep(Map<String, RewrittenText> texts, String sql, RewrittenText text) {
    if (texts.size() >= MAXIMUM_OWN_TEXTS) {
      texts.clear();
    }
    texts.put(sql, text);
  }

  /** What becomes of a DELETE by key that is one step of several. */
  RewrittenText step(String delete) throws SQLException {
    try {
      return lookUp(delete);
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  /**
   * What carries a text out that takes steps.
   *
   * @param original the delegate's statement that it was given to
   */
  public StepRunner runner(
      RewrittenText text, Statement original, StepRunner.Preparation preparation)
      throws SQLException {
    return new StepRunner(original.getConnection(), this, text, original, preparation);
  }

  /** What the last step of a text gives for rows, as the delegate tells. */
  public @Nullable ResultSetMetaData metaData(
      RewrittenText text, Statement original, StepRunner.Preparation preparation)
      throws SQLException {
    String last = text.steps().orElseThrow().deleteRoots(1);
    try (PreparedStatement statement =
        preparation.prepare(original.getConnection(), step(last).sqlFor(last))) {
      return statement.getMetaData();
    }
  }

  /** The deletion that a text carries out. */
  Deleting deleting(RewrittenText text) {
    return Deleting.by(text, attributions, registered.rewriter().settings().catalog());
  }

  /** All that is sent for a text; steps are separated by semicolons. */
  public String described(String sql) throws SQLException {
    RewrittenText text = rewritten(sql);
    return text.steps().isPresent()
        ? text.steps().get().describe(delete -> step(delete).sqlFor(delete))
        : text.sqlFor(sql);
  }

  /** Like {@link #rewritten(String)}, for a statement that shall give generated keys. */
  public RewrittenText rewritten(@Nullable String sql, int autoGeneratedKeys) throws SQLException {
    RewrittenText text = rewritten(sql);
    GeneratedKeysCheck.flag(text, autoGeneratedKeys);
    return text;
  }

  /** Like {@link #rewritten(String)}, for a statement that shall give these columns. */
  public RewrittenText rewritten(@Nullable String sql, int @Nullable [] columnIndexes)
      throws SQLException {
    RewrittenText text = rewritten(sql);
    if (columnIndexes != null) {
      try {
        GeneratedKeysCheck.indexes(text, columnIndexes, live);
      } catch (SchemaUnavailable e) {
        throw e.failure();
      }
    }
    return text;
  }

  /** Like {@link #rewritten(String)}, for a statement that shall give these columns. */
  public RewrittenText rewritten(@Nullable String sql, String @Nullable [] columnNames)
      throws SQLException {
    RewrittenText text = rewritten(sql);
    if (columnNames != null) {
      GeneratedKeysCheck.names(text, columnNames);
    }
    return text;
  }

  /**
   * Whether a row of a text's result may be a registered or a guarded table's, so that {@code
   * deleteRow()} is ours to carry out.
   *
   * @throws SQLException SD002 where what the delegate tells of its result sets isn't known
   */
  public boolean deletesRowsOf(RewrittenText text) throws SQLException {
    try {
      if (!text.concernsUs() && schema.keys(live).guardsNothing()) {
        return false;
      }
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
    if (dialect() == Dialect.STANDARD) {
      throw SqlErrors.unsafe(
          "deleteRow() would delete physically, and how this database's driver names a result's"
              + " tables isn't known. Instead: execute a DELETE for the row's key.");
    }
    return true;
  }

  /** The database's dialect. */
  public Dialect dialect() {
    return registered.rewriter().settings().dialect();
  }

  private RewrittenText lookUp(String sql) {
    dropStale();
    RewrittenText own = ownTexts.isEmpty() ? null : ownTexts.get(sql);
    if (own != null) {
      return own;
    }
    Configuration configuration = engine.configuration();
    // What all connections share was found without looking at this session's temporary tables.
    RewrittenText text =
        live.mayHaveTemporaryTables()
            ? RewrittenText.of(configuration.rewriter().rewrite(sql, live), sql)
            : configuration.texts().get(sql, configuration.rewriter(), live);
    Rewrite rewrite = text.rewrite();
    if (rewrite.cacheable() && (!rewrite.shareable() || live.mayHaveTemporaryTables())) {
      keep(ownTexts, sql, text);
    }
    return text;
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

  /**
   * Before each execution of a text: a bypass leaves a trace, each time, and a prepared text must
   * still be right. Databases look its names up again when the schema path changes.
   *
   * @throws SQLException SD002 when the session has changed what the text means
   */
  public void before(RewrittenText text) throws SQLException {
    String original = text.original();
    if (original.isEmpty()) {
      return;
    }
    if (text.rewrite().bypassed()) {
      LOGGER.log(Level.INFO, "softdelete bypass: {0}", text.sqlFor(original));
    }
    AttributionScope.requireSameActor(text.hinted());
    if ((!text.rewrite().shareable() || text.steps().isPresent())
        && !guarded(original).sqlFor(original).equals(text.sqlFor(original))) {
      throw SqlErrors.unsafe(
          "The schema path, a lexing mode or a temporary table has changed since the statement was"
              + " prepared, and with it what becomes of it. Instead: prepare it again: "
              + text.sqlFor(original));
    }
  }

  /** After each execution, failed or not: drops what it may have changed. */
  public void after(RewrittenText text) {
    after(text.rewrite().effect());
  }

  /** After an execution that may have changed this much. */
  public void after(Effect effect) {
    if (effect != Effect.NONE) {
      changed(effect);
    }
  }

  /** A call other than a statement may have changed the session: setSchema, setCatalog. */
  public void sessionChanged() {
    changed(Effect.SESSION);
  }

  private void changed(Effect effect) {
    touched = true;
    switch (effect) {
      case NONE -> {}
      case SESSION -> {}
      case SCHEMA -> schemaTouched = true;
      case INHERITANCE -> {
        schemaTouched = true;
        familiesTouched = true;
      }
      case TEMPORARY_TABLE -> {
        schemaTouched = true;
        live.temporaryTableCreated();
      }
    }
    tellSchema();
    forget();
  }

  private void tellSchema() {
    if (familiesTouched) {
      schema.familiesChanged();
    } else if (schemaTouched) {
      schema.changed();
    }
  }

  /**
   * A transaction ended: what SET LOCAL, ON COMMIT DROP and a rolled back DDL left is gone, and
   * what others read of the schema before a commit is old.
   */
  public void transactionEnded() {
    if (touched || live.mayHaveTemporaryTables()) {
      tellSchema();
      touched = false;
      schemaTouched = false;
      familiesTouched = false;
      forget();
    }
  }

  /** The connection was closed or aborted; saying so again changes nothing. */
  public void closed() {
    transactionEnded();
    if (open.compareAndSet(true, false)) {
      schema.closed();
    }
  }

  private void forget() {
    live.forget();
    ownTexts.clear();
    steppedTexts.clear();
  }

  private record Engine(Configuration configuration, DeletionGuard guard) {}
}
