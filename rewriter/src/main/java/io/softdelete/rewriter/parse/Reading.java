package io.softdelete.rewriter.parse;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the parts of the grammar share while a statement is read: the tokens, a position between a
 * beginning and an end, and what was found. Not thread-safe.
 */
final class Reading {
  /** Deeper nesting of queries is refused before it can exhaust the stack. */
  private static final int DEEPEST = 128;

  final Tokens tokens;
  final Dialect dialect;
  final RegisteredTables tables;
  final List<Finding> findings = new ArrayList<>();
  final QueryBrackets brackets = new QueryBrackets(this);
  final Expressions expressions = new Expressions(this);
  final FromClause fromClause = new FromClause(this);
  final QueryReader queries = new QueryReader(this);
  final DmlReader dml = new DmlReader(this);
  final InsertReader inserts = new InsertReader(this);
  final MergeReader merges = new MergeReader(this);
  final HintPolicy hints;
  private final Session session;
  private int position;
  private int end;
  private int depth;

  Reading(Tokens tokens, RewriterSettings settings, RegisteredTables tables, Session session) {
    this.tokens = tokens;
    this.dialect = settings.dialect();
    this.hints = settings.hints();
    this.tables = tables;
    this.session = session;
    this.end = tokens.size();
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  boolean atEnd() {
    return position >= end;
  }

  void moveTo(int index) {
    position = index;
  }

  void limit(int first, int limit) {
    position = first;
    end = limit;
  }

  void advance() {
    position++;
  }

  Keyword keyword() {
    return keyword(position);
  }

  Keyword keyword(int index) {
    return index < end ? tokens.keyword(index) : Keyword.NONE;
  }

  boolean is(Keyword keyword) {
    return keyword() == keyword;
  }

  boolean is(TokenKind kind) {
    return !atEnd() && tokens.is(position, kind);
  }

  boolean isOpen() {
    return !atEnd() && tokens.is(position, '(');
  }

  boolean isName() {
    return !atEnd() && tokens.isName(position);
  }

  boolean accept(Keyword keyword) {
    if (is(keyword)) {
      position++;
      return true;
    }
    return false;
  }

  void expect(Keyword keyword) {
    if (!accept(keyword)) {
      throw unexpected(keyword + " should stand here");
    }
  }

  /** Reads what stands in the brackets at the position, all of it, and goes behind them. */
  void within(Runnable content) {
    int close = tokens.partner(position);
    int outerEnd = end;
    if (++depth > DEEPEST) {
      throw Refusal.unsafe(
          tokens.sql(),
          tokens.start(position),
          "queries are nested deeper than " + DEEPEST,
          "split the statement");
    }
    position++;
    end = close;
    content.run();
    requireEnd();
    depth--;
    end = outerEnd;
    position = close + 1;
  }

  /** Reads what stands before a token, all of it. */
  void upTo(int token, Runnable content) {
    int outerEnd = end;
    end = token;
    content.run();
    requireEnd();
    end = outerEnd;
  }

  void requireEnd() {
    if (!atEnd()) {
      throw unexpected("this was not expected here");
    }
  }

  /** Goes behind the brackets at the position without a look into them. */
  void skipGroup() {
    position = tokens.partner(position) + 1;
  }

  UnsupportedSql unexpected(String what) {
    return Refusal.unparsable(tokens.sql(), tokens.start(Math.min(position, end)), what);
  }

  /** The policy of the table that a name leads to, whatever common table expressions there are. */
  Optional<TablePolicy> policy(int nameFirst, int nameLast) {
    Optional<String> schema =
        nameFirst == nameLast
            ? Optional.empty()
            : Optional.of(tables.canonical(tokens, nameLast - 2));
    return tables.mayName(tokens, nameLast)
        ? tables.policy(schema, tables.canonical(tokens, nameLast), session)
        : Optional.empty();
  }

  /** Whether H2 takes what MySQL has. */
  boolean imitatesMySql() {
    return switch (session.compatibilityMode()) {
      case "MySQL", "MariaDB" -> true;
      default -> false;
    };
  }

  /** Whether the database finds a table under an unqualified name. */
  boolean exists(int name) {
    return session.schemaOf(tables.canonical(tokens, name)).isPresent();
  }
}
