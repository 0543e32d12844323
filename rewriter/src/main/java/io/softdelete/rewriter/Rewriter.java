package io.softdelete.rewriter;

import io.softdelete.catalog.ForeignKeys;
import io.softdelete.catalog.MarkerWrites;
import io.softdelete.catalog.Reinsert;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.parse.DeletionTargets;
import io.softdelete.rewriter.parse.PlainInsert;
import io.softdelete.rewriter.parse.VerbWord;
import io.softdelete.rewriter.plan.ReferencePlanner;
import io.softdelete.rewriter.plan.RootPlanner;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Effects;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Mentions;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.StatementEnd;
import io.softdelete.rewriter.text.Tokens;
import io.softdelete.rewriter.verb.BoundSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The engine: text in, text out. A text is scanned; if it may concern a registered table or carries
 * a hint, its structure is read, its table references are resolved, what happens to each is
 * planned, and the plan is carried out as edits on the original text.
 *
 * <p>Thread-safe; one instance serves all connections of equal settings.
 */
public final class Rewriter {
  /** Longer texts are read only when they are plain INSERTs, which need no memory. */
  private static final int LONGEST = 4_000_000;

  private static final int LONG = 16_000;

  private final RewriterSettings settings;
  private final RegisteredTables tables;
  private final Mentions names;
  private final Mentions namesAndHints;
  private final Lexing usualLexing;
  private final Mentions namesWithInsertRules;

  /** An engine for these settings. */
  public Rewriter(RewriterSettings settings) {
    this.settings = settings;
    this.tables = new RegisteredTables(settings);
    List<String> words = new ArrayList<>();
    settings.catalog().tables().forEach(policy -> words.add(policy.name().table().text()));
    this.names = new Mentions(words);
    words.add("softdelete");
    this.namesAndHints = new Mentions(words);
    this.usualLexing = new Lexing(settings.dialect(), settings.dialect() == Dialect.MARIADB, true);
    boolean strict = settings.catalog().foreignKeys() == ForeignKeys.STRICT;
    this.namesWithInsertRules =
        new Mentions(
            settings.catalog().tables().stream()
                .filter(policy -> strict || hasInsertRule(policy))
                .map(policy -> policy.name().table().text())
                .toList());
  }

  private static boolean hasInsertRule(TablePolicy policy) {
    return policy.reinsert() != Reinsert.REFUSE || policy.markerWrites() != MarkerWrites.ALLOW;
  }

  /** The settings. */
  public RewriterSettings settings() {
    return settings;
  }

  /**
   * What becomes of a text. A text that concerns no registered table costs one pass and no
   * allocation.
   *
   * @param sql one statement, or several separated by semicolons
   * @param session the connection that it will run on
   * @throws UnsupportedSql when it can't be rewritten safely
   */
  public Rewrite rewrite(String sql, Session session) {
    if (!namesAndHints.in(sql) && !VerbWord.mayBeAt(sql, Effects.firstWord(sql, usualLexing))) {
      Effect effect = Effects.of(sql, usualLexing);
      if (effect != Effect.SESSION || !Effects.mayRunText(sql, usualLexing)) {
        return untouched(effect);
      }
    }
    AskedSession asked = new AskedSession(session);
    Lexing lexing = lexing(sql, asked);
    if (sql.length() > LONG && isPlainInsert(sql, lexing)) {
      return untouched(Effect.NONE);
    }
    return new TextRewriting(tokens(sql, lexing), settings, tables, names, asked).rewrite();
  }

  /**
   * The tables that a text may delete from, registered or not; too many rather than too few.
   *
   * @throws UnsupportedSql when the text can't be read
   */
  public List<DeletionTarget> deletionTargets(String sql, Session session) {
    return DeletionTargets.in(tokens(sql, lexing(sql, session)), tables);
  }

  /**
   * A DELETE, split into the SELECT that locks its rows and the DELETE of what was locked.
   *
   * @param columns the columns that the SELECT gives, as the database spells them; none when the
   *     DELETE needn't be split
   * @return empty when it needn't be split
   * @throws UnsupportedSql when the text is anything but one DELETE
   */
  public Optional<RootDeletion> split(
      String sql, Session session, BiFunction<Optional<String>, String, List<String>> columns) {
    return split(sql, session, new RootPlanner(columns::apply, RowLock.UPDATE));
  }

  /**
   * The SELECT that finds the rows of a DELETE, and locks none; its parameters are those of the
   * DELETE.
   *
   * @param columns the columns that it gives, as the database spells them; none when it isn't
   *     wanted
   * @return empty when it isn't wanted
   * @throws UnsupportedSql when the text is anything but one DELETE
   */
  public Optional<String> rowsOf(
      String sql, Session session, BiFunction<Optional<String>, String, List<String>> columns) {
    return split(sql, session, new RootPlanner(columns::apply, RowLock.NONE))
        .map(RootDeletion::lock);
  }

  private Optional<RootDeletion> split(String sql, Session session, RootPlanner planner) {
    AskedSession asked = new AskedSession(session);
    return new TextRewriting(tokens(sql, lexing(sql, asked)), settings, tables, names, asked)
        .split(planner);
  }

  /**
   * The statements of a text, in order; the body of a routine is one with its definition.
   *
   * @throws UnsupportedSql when the text can't be read: a literal or a bracket has no end
   */
  public List<StatementSpan> statements(String sql, Session session) {
    Tokens tokens = tokens(sql, lexing(sql, session));
    List<StatementSpan> spans = new ArrayList<>();
    int from = 0;
    for (int first = 0; first < tokens.size(); ) {
      int end = StatementEnd.of(tokens, first);
      if (end > first) {
        spans.add(new StatementSpan(behindBlanks(sql, from), tokens.end(end - 1)));
      }
      from = end < tokens.size() ? tokens.end(end) : sql.length();
      first = end + 1;
    }
    return spans;
  }

  private static int behindBlanks(String sql, int from) {
    int at = from;
    while (Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * What writes rows of a registered table into the audit table, up to the table that they are read
   * from.
   *
   * @param schema the table's schema as the database spells it; empty where there is none
   * @param table its name as the database spells it
   * @param action what is said to have been done with them
   * @throws UnsupportedSql SD006 when the audit table can't take them
   */
  public BoundSql recording(String schema, String table, String action, Session session) {
    return new TrailText(schema, table, action).recording(settings, tables, session);
  }

  /**
   * What writes into the audit table that a statement reached a registered table as it was written.
   *
   * @throws UnsupportedSql SD006 when the audit table can't take it
   */
  public BoundSql bypassing(String schema, String table, Session session) {
    return new TrailText(schema, table, "").bypassing(settings, tables, session);
  }

  /**
   * What a row of a registered table is known by in the audit table: an expression over the row.
   *
   * @throws UnsupportedSql SD006 when the audit table can't take it
   */
  public String recordId(String schema, String table, Session session) {
    return new TrailText(schema, table, "").recordId(settings, tables, session);
  }

  /**
   * The statements that have to keep the rows of a DELETE, before it, where one statement can't do
   * both ({@link DeletedTable#apart}).
   *
   * @param delete one DELETE of the form {@code DELETE FROM t WHERE …}
   * @throws UnsupportedSql SD006 when the tables that keep the rows don't fit
   */
  public List<RecordingStep> recordings(String delete, Session session) {
    AskedSession asked = new AskedSession(session);
    return new TextRewriting(tokens(delete, lexing(delete, asked)), settings, tables, names, asked)
        .recordings();
  }

  /**
   * A write, made to tell which references it leaves in the rows.
   *
   * @param columns the columns of a table whose values are to be checked, as the database spells
   *     them; none when it has no such columns
   * @param keys what the statement shall return besides, before them
   * @return empty when the text writes no such column
   * @throws UnsupportedSql when the text is more than one such write
   */
  public Optional<CheckedWrite> check(
      String sql,
      Session session,
      BiFunction<Optional<String>, String, List<String>> columns,
      List<String> keys) {
    AskedSession asked = new AskedSession(session);
    return new TextRewriting(tokens(sql, lexing(sql, asked)), settings, tables, names, asked)
        .check(new ReferencePlanner(columns::apply, keys));
  }

  private boolean isPlainInsert(String sql, Lexing lexing) {
    int values = PlainInsert.valuesOf(sql, lexing);
    return values >= 0 && !namesWithInsertRules.in(sql, 0, values);
  }

  private static Rewrite untouched(Effect effect) {
    return switch (effect) {
      case NONE -> Untouched.NOTHING;
      case SESSION -> Untouched.SESSION;
      case SCHEMA, INHERITANCE, TEMPORARY_TABLE -> Untouched.SCHEMA;
    };
  }

  private Tokens tokens(String sql, Lexing lexing) {
    if (sql.length() > LONGEST) {
      throw Refusal.unsafe(
          sql,
          0,
          "a statement of more than " + LONGEST + " characters that may concern a registered table",
          "split it, or send rows by plain INSERT … VALUES");
    }
    try {
      return Tokens.of(sql, lexing);
    } catch (UnsupportedSql e) {
      throw e.concerning(names.firstIn(sql).stream().toList());
    }
  }

  /** How the session reads the text; asked only when the text holds what it matters for. */
  private Lexing lexing(String sql, Session session) {
    boolean mariadb = settings.dialect() == Dialect.MARIADB;
    boolean modes = mariadb || settings.dialect() == Dialect.POSTGRESQL;
    boolean backslash = modes && sql.indexOf('\\') >= 0;
    boolean doubleQuotes = mariadb && sql.indexOf('"') >= 0;
    boolean brackets = (mariadb || settings.dialect() == Dialect.H2) && sql.indexOf('[') >= 0;
    if (!backslash && !doubleQuotes && !brackets) {
      return usualLexing;
    }
    return new Lexing(
        settings.dialect(),
        backslash && session.backslashEscapes(),
        !doubleQuotes || session.doubleQuotesDelimitIdentifiers(),
        brackets && session.squareBracketsDelimitIdentifiers());
  }

  /** The answers for texts that concern nothing, made once. */
  private static final class Untouched {
    static final Rewrite NOTHING = new Rewrite.Unchanged(Effect.NONE, Bypass.NONE, true, false);
    static final Rewrite SESSION = new Rewrite.Unchanged(Effect.SESSION, Bypass.NONE, true, false);
    static final Rewrite SCHEMA = new Rewrite.Unchanged(Effect.SCHEMA, Bypass.NONE, true, false);
  }
}
