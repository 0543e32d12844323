package io.softdelete.jdbc.execute;

import io.softdelete.catalog.ForeignKeys;
import io.softdelete.jdbc.schema.Database;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SchemaUnavailable;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Effect;
import io.softdelete.rewriter.RecordingStep;
import io.softdelete.rewriter.UnsupportedSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of one connection share: how a text is looked up, and what is remembered
 * until the session or the schema changes. As thread-safe as the delegate's connection; holds no
 * lock while a statement runs.
 */
public final class RewriteSession {
  private final Configuration registered;
  private final LiveSession live;
  private final SharedSchema schema;
  private final SessionTexts texts;
  private final SessionChanges changes;
  private final AttributionSources attributions;
  private final BypassTrail bypasses;
  private final AtomicBoolean open = new AtomicBoolean(true);

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
    this.texts = new SessionTexts(configuration, live, schema);
    this.changes = new SessionChanges(live, schema, texts);
    this.bypasses = new BypassTrail(delegate, this);
  }

  SessionTexts texts() {
    return texts;
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
   * Whether a batch of a prepared text that fails leaves nothing done: on PostgreSQL any, on
   * MariaDB an INSERT, which its driver sends in bulk.
   */
  public boolean batchesAreAtomic(RewrittenText text) {
    return batchesAreAtomic()
        || (dialect() == Dialect.MARIADB
            && (text.insertsInBulk() || text.checked().filter(CheckedText::returned).isPresent()));
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
    return rewritten(sql, WantedKeys.NONE);
  }

  private RewrittenText guarded(String sql, WantedKeys wanted) throws SQLException {
    try {
      return texts.whole(sql, wanted);
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  /** What becomes of a DELETE by key that is one step of several. */
  RewrittenText step(String delete) throws SQLException {
    return ofStep(() -> texts.single(delete));
  }

  /** The statements that have to keep the rows of a DELETE by key before it. */
  List<RecordingStep> recordings(String delete) throws SQLException {
    return ofStep(() -> texts.recordings(delete));
  }

  private static <T> T ofStep(AtomicSteps.Steps<T> lookup) throws SQLException {
    try {
      return lookup.run();
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
  public OperationRunner runner(
      RewrittenText text, Statement original, StepRunner.Preparation preparation)
      throws SQLException {
    return text.steps().orElseThrow().runner(this, text, original, preparation);
  }

  /** What carries a write out whose new references are checked; like {@link #runner}. */
  public WriteRunner writer(
      RewrittenText text, Statement original, StepRunner.Preparation preparation)
      throws SQLException {
    return new WriteRunner(
        original.getConnection(), text.checked().orElseThrow(), original, preparation);
  }

  /** What the last step of a text gives for rows, as the delegate tells. */
  public @Nullable ResultSetMetaData metaData(
      RewrittenText text, Statement original, StepRunner.Preparation preparation)
      throws SQLException {
    Optional<String> rows = text.steps().orElseThrow().rows();
    if (rows.isEmpty()) {
      return null;
    }
    String last = rows.get();
    try (PreparedStatement statement =
        preparation.prepare(original.getConnection(), step(last).sqlFor(last))) {
      return statement.getMetaData();
    }
  }

  /** The deletion that a text carries out. */
  public Deleting deleting(RewrittenText text) {
    return Deleting.by(text, attributions, registered.rewriter().settings().catalog());
  }

  /** All that is sent for a text; steps are separated by semicolons. */
  public String described(String sql) throws SQLException {
    RewrittenText text = rewritten(sql);
    return text.steps().isPresent()
        ? text.steps().get().describe(new SentSteps(this))
        : text.sqlFor(sql);
  }

  private RewrittenText rewritten(@Nullable String sql, WantedKeys wanted) throws SQLException {
    return sql == null ? RewrittenText.PLAIN : guarded(sql, wanted);
  }

  /** Like {@link #rewritten(String)}, for a statement that shall give generated keys. */
  public RewrittenText rewritten(@Nullable String sql, int autoGeneratedKeys) throws SQLException {
    boolean wanted = autoGeneratedKeys == Statement.RETURN_GENERATED_KEYS;
    RewrittenText text = rewritten(sql, wanted ? WantedKeys.FLAG : WantedKeys.NONE);
    return GeneratedKeysCheck.flag(text, given(sql), autoGeneratedKeys);
  }

  /** Like {@link #rewritten(String)}, for a statement that shall give these columns. */
  public RewrittenText rewritten(@Nullable String sql, int @Nullable [] columnIndexes)
      throws SQLException {
    RewrittenText text = rewritten(sql, WantedKeys.FLAG);
    try {
      return GeneratedKeysCheck.indexes(text, given(sql), columnIndexes, live);
    } catch (SchemaUnavailable e) {
      throw e.failure();
    }
  }

  private GeneratedKeysCheck.Given given(@Nullable String sql) {
    return new GeneratedKeysCheck.Given(sql, dialect());
  }

  /** Like {@link #rewritten(String)}, for a statement that shall give these columns. */
  public RewrittenText rewritten(@Nullable String sql, String @Nullable [] columnNames)
      throws SQLException {
    RewrittenText text = rewritten(sql, WantedKeys.of(columnNames));
    return GeneratedKeysCheck.names(text, given(sql), columnNames);
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

  /** Whether an INSERT or UPDATE of a registered table may be refused or do more than it says. */
  public boolean restrictsWrites() {
    return registered.rewriter().settings().catalog().restrictsWrites();
  }

  /** Whether a written reference is held against deleted rows. */
  public boolean checksReferences() {
    return registered.rewriter().settings().catalog().foreignKeys() == ForeignKeys.STRICT;
  }

  /** The database's dialect. */
  public Dialect dialect() {
    return registered.rewriter().settings().dialect();
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
    AttributionScope.requireSameActor(text.hinted());
    if (text.rewrite().bypassed()) {
      bypasses.leave(text, original);
    }
    if (text.mayChange() && !stillMeans(text, guarded(original, WantedKeys.of(text)))) {
      throw SqlErrors.unsafe(
          "The schema path, a lexing mode, a foreign key or a temporary table has changed since the"
              + " statement was prepared, and with it what becomes of it. Instead: prepare it"
              + " again: "
              + text.sqlFor(original));
    }
  }

  private boolean stillMeans(RewrittenText text, RewrittenText now) throws SQLException {
    return now == text || text.stillMeans(now, new SentSteps(this));
  }

  /** After each execution, failed or not: drops what it may have changed. */
  public void after(RewrittenText text) {
    after(text.rewrite().effect());
  }

  /** After an execution that may have changed this much. */
  public void after(Effect effect) {
    if (effect != Effect.NONE) {
      changes.add(effect);
    }
  }

  /** A call other than a statement may have changed the session: setSchema, setCatalog. */
  public void sessionChanged() {
    changes.add(Effect.SESSION);
  }

  /** A transaction ended, by whatever means. */
  public void transactionEnded() {
    changes.transactionEnded();
  }

  /** The connection was closed or aborted; saying so again changes nothing. */
  public void closed() {
    transactionEnded();
    if (open.compareAndSet(true, false)) {
      schema.closed();
    }
  }
}
