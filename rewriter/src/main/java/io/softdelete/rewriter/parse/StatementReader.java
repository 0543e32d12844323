package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.parse.Expressions.Stop;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.resolve.Scope;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.Refusal;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;

/**
 * Reads one statement that names a registered table: decides by its first word what it is, peels
 * what may stand around a query (EXPLAIN, CREATE VIEW … AS, DECLARE … CURSOR FOR), and refuses what
 * it doesn't know.
 */
public final class StatementReader {
  private final Reading reading;

  private StatementReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * What a statement does with tables.
   *
   * @param tokens the text
   * @param first the statement's first token
   * @param end the token behind its last
   * @throws io.softdelete.rewriter.UnsupportedSql when the statement isn't understood
   */
  public static List<Finding> read(
      Tokens tokens,
      int first,
      int end,
      RewriterSettings settings,
      RegisteredTables tables,
      Session session) {
    Reading reading = new Reading(tokens, settings, tables, session);
    reading.limit(first, end);
    new StatementReader(reading).statement();
    return List.copyOf(reading.findings);
  }

  private void statement() {
    switch (reading.keyword()) {
      case SELECT, WITH, VALUES, TABLE, INSERT, UPDATE, DELETE, MERGE, REPLACE, TRUNCATE ->
          reading.dml.statement(Scope.EMPTY);
      case EXPLAIN -> explain();
      case CREATE, ALTER -> create();
      case DECLARE -> behind(Keyword.FOR);
      case PREPARE -> behind(Keyword.AS);
      case COPY -> copy();
      case CALL, SET, SHOW -> subQueriesOnly();
      case EXECUTE -> execute();
      case DESC, DESCRIBE -> {}
      default -> {
        if (!isHarmless()) {
          rest();
        }
      }
    }
  }

  private void rest() {
    if (reading.isOpen()) {
      reading.dml.statement(Scope.EMPTY);
    } else if (isCallEscape()) {
      subQueriesOnly();
    } else {
      throw unsupported();
    }
  }

  /** {@code {call p(?)}} and {@code {? = call p(?)}} (JDBC 4.3 §13.4.4). */
  private boolean isCallEscape() {
    int at = reading.position();
    if (!reading.tokens.is(at, '{')) {
      return false;
    }
    return reading.keyword(at + 1) == Keyword.CALL
        || (reading.tokens.is(at + 1, TokenKind.PARAMETER)
            && reading.keyword(at + 3) == Keyword.CALL);
  }

  /** Statements that read and delete no rows, or whose names are those of other things. */
  private boolean isHarmless() {
    return switch (reading.keyword()) {
      case DROP, GRANT, REVOKE, COMMENT, ANALYZE, VACUUM, LOCK, CLUSTER, REINDEX, REFRESH -> true;
      case FETCH, MOVE, CLOSE, DEALLOCATE, LISTEN, NOTIFY, UNLISTEN, RESET, DISCARD, USE -> true;
      case BEGIN, START, COMMIT, END, ABORT, ROLLBACK, SAVEPOINT, RELEASE, CHECKPOINT -> true;
      default -> false;
    };
  }

  private void subQueriesOnly() {
    reading.expressions.run(Stop.NOTHING, Scope.EMPTY);
  }

  /** EXPLAIN in the forms of PostgreSQL, H2 and MariaDB. */
  private void explain() {
    reading.advance();
    if (reading.isOpen() && !reading.expressions.opensQuery(reading.position())) {
      reading.skipGroup();
    }
    while (reading.is(Keyword.ANALYZE)
        || reading.is(Keyword.VERBOSE)
        || reading.is(Keyword.PLAN)
        || reading.is(Keyword.FOR)) {
      reading.advance();
    }
    statement();
  }

  /** What stands behind the first such word is a statement of its own. */
  private void behind(Keyword keyword) {
    while (!reading.atEnd() && !reading.is(keyword)) {
      reading.advance();
    }
    if (reading.atEnd()) {
      throw unsupported();
    }
    reading.advance();
    reading.dml.statement(Scope.EMPTY);
  }

  private void create() {
    int start = reading.position();
    boolean queries = false;
    boolean relation = false;
    for (int i = start; i < reading.end(); i++) {
      Keyword keyword = reading.keyword(i);
      queries |= keyword == Keyword.SELECT || changesRows(i);
      relation |= i < start + 7 && (keyword == Keyword.VIEW || keyword == Keyword.TABLE);
    }
    int query = asQuery();
    if (relation && query >= 0) {
      reading.moveTo(query);
      reading.dml.statement(Scope.EMPTY);
    } else if (queries) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(start),
          "code that will run inside the database, where the driver can't see it",
          "create it with /* softdelete:bypass */ and let it look for active rows itself");
    } else {
      reading.moveTo(reading.end());
    }
  }

  private boolean changesRows(int at) {
    return switch (reading.keyword(at)) {
      case DELETE -> reading.keyword(at + 1) == Keyword.FROM;
      case INSERT, MERGE -> reading.keyword(at + 1) == Keyword.INTO;
      case UPDATE -> reading.keyword(at + 2) == Keyword.SET;
      default -> false;
    };
  }

  /** Where the query of CREATE … AS begins; -1 without one. */
  private int asQuery() {
    for (int i = reading.position(); i < reading.end(); i++) {
      if (reading.tokens.is(i, TokenKind.OPEN)) {
        i = reading.tokens.partner(i);
      } else if (reading.keyword(i) == Keyword.AS) {
        return switch (reading.keyword(i + 1)) {
          case SELECT, WITH, VALUES, TABLE -> i + 1;
          default -> reading.tokens.is(i + 1, '(') ? i + 1 : -1;
        };
      }
    }
    return -1;
  }

  /** {@code COPY (query) TO}; {@code COPY t FROM} is an INSERT. */
  private void copy() {
    reading.advance();
    if (reading.isOpen()) {
      reading.within(() -> reading.dml.statement(Scope.EMPTY));
      return;
    }
    for (int i = reading.position(); i < reading.end(); i++) {
      if (reading.keyword(i) == Keyword.TO) {
        throw Refusal.unsafe(
            reading.tokens.sql(),
            reading.tokens.start(reading.position()),
            "COPY of a registered table",
            "write COPY (SELECT …) TO");
      }
    }
  }

  /** EXECUTE of what was prepared; EXECUTE IMMEDIATE runs a text. */
  private void execute() {
    if (reading.keyword(reading.position() + 1) == Keyword.IMMEDIATE) {
      throw unsupported();
    }
    subQueriesOnly();
  }

  private io.softdelete.rewriter.UnsupportedSql unsupported() {
    return Refusal.unsafe(
        reading.tokens.sql(),
        reading.tokens.start(reading.position()),
        "this kind of statement is not supported on a registered table by this version",
        "use SELECT, INSERT, UPDATE or DELETE, or send it as written with"
            + " /* softdelete:bypass */");
  }
}
