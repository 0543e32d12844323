package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UnsupportedSql;
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
      case EXPLAIN, DESCRIBE, DESC -> explain();
      case ANALYZE -> analyze();
      case CREATE, ALTER -> new DefinitionReader(reading).read();
      case DECLARE -> behind(Keyword.FOR);
      case PREPARE -> behind(Keyword.AS);
      case COPY -> copy();
      case SET -> set();
      case CALL, EXECUTE, DO -> subQueriesOnly();
      case SHOW -> bracketsOnly();
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
      case DROP, GRANT, REVOKE, COMMENT, VACUUM, LOCK, CLUSTER, REINDEX, REFRESH -> true;
      case FETCH, MOVE, CLOSE, DEALLOCATE, LISTEN, NOTIFY, UNLISTEN, RESET, DISCARD, USE -> true;
      case START, COMMIT, END, ABORT, ROLLBACK, SAVEPOINT, RELEASE, CHECKPOINT -> true;
      case BEGIN -> !opensBlock(reading.position() + 1);
      case CHECK -> isMaintenance();
      case NONE -> isMaintenance();
      default -> false;
    };
  }

  /** MariaDB's BEGIN NOT ATOMIC, and under {@code sql_mode = ORACLE} any BEGIN with statements. */
  private boolean opensBlock(int behind) {
    return reading.dialect == Dialect.MARIADB
        ? behind < reading.end() && !reading.tokens.isWord(behind, "WORK")
        : reading.keyword(behind) == Keyword.NOT;
  }

  /** MariaDB's {@code OPTIMIZE TABLE t} and its like, which change no row. */
  private boolean isMaintenance() {
    int at = reading.position();
    return reading.dialect == Dialect.MARIADB
        && reading.keyword(at + 1) == Keyword.TABLE
        && (reading.is(Keyword.CHECK)
            || reading.tokens.isWord(at, "OPTIMIZE")
            || reading.tokens.isWord(at, "REPAIR"));
  }

  private void subQueriesOnly() {
    reading.expressions.run(Stop.NOTHING, Scope.EMPTY);
  }

  /** {@code SHOW COLUMNS FROM t WHERE …}: a name there is no reference. */
  private void bracketsOnly() {
    while (!reading.atEnd()) {
      if (reading.is(TokenKind.OPEN)) {
        reading.expressions.group(Scope.EMPTY);
      } else {
        reading.advance();
      }
    }
  }

  /** MariaDB's {@code SET STATEMENT variable = value FOR statement} runs one. */
  private void set() {
    if (reading.dialect == Dialect.MARIADB
        && reading.tokens.isWord(reading.position() + 1, "STATEMENT")) {
      skipTo(Keyword.FOR);
      statement();
    } else {
      subQueriesOnly();
    }
  }

  /** EXPLAIN in the forms of PostgreSQL, H2 and MariaDB, where it also describes a table. */
  private void explain() {
    reading.advance();
    if (reading.isOpen() && !reading.brackets.opensQuery(reading.position())) {
      reading.skipGroup();
    }
    while (reading.is(Keyword.ANALYZE)
        || reading.is(Keyword.VERBOSE)
        || reading.is(Keyword.PLAN)
        || reading.is(Keyword.FOR)) {
      reading.advance();
    }
    if (reading.dialect == Dialect.MARIADB) {
      explainOptions();
      if (reading.keyword() == Keyword.NONE && !reading.isOpen()) {
        reading.moveTo(reading.end());
        return;
      }
    }
    explained();
  }

  /** None of these can explain another: a text may hold a great many of them. */
  private void explained() {
    switch (reading.keyword()) {
      case EXPLAIN, DESCRIBE, DESC, ANALYZE -> throw unsupported();
      default -> statement();
    }
  }

  private void explainOptions() {
    int at = reading.position();
    if (reading.tokens.isWord(at, "FORMAT") && reading.tokens.is(at + 1, '=')) {
      reading.moveTo(at + 3);
    } else if (reading.tokens.isWord(at, "EXTENDED") || reading.tokens.isWord(at, "PARTITIONS")) {
      reading.advance();
    }
  }

  /** MariaDB's ANALYZE runs a statement; otherwise it gathers statistics of a table. */
  private void analyze() {
    int statement = reading.position() + 1;
    if (reading.dialect != Dialect.MARIADB || reading.keyword(statement) == Keyword.TABLE) {
      reading.moveTo(reading.end());
      return;
    }
    reading.advance();
    if (reading.is(Keyword.LOCAL) || reading.tokens.isWord(statement, "NO_WRITE_TO_BINLOG")) {
      reading.moveTo(reading.end());
      return;
    }
    explainOptions();
    explained();
  }

  /** What stands behind the first such word is a statement of its own. */
  private void behind(Keyword keyword) {
    skipTo(keyword);
    reading.dml.statement(Scope.EMPTY);
  }

  private void skipTo(Keyword keyword) {
    while (!reading.atEnd() && !reading.is(keyword)) {
      reading.advance();
    }
    if (reading.atEnd()) {
      throw unsupported();
    }
    reading.advance();
  }

  /** {@code COPY (query) TO} and {@code COPY t [(columns)] TO}; {@code COPY t FROM} inserts. */
  private void copy() {
    int keyword = reading.position();
    reading.advance();
    if (reading.isOpen()) {
      reading.within(() -> reading.dml.statement(Scope.EMPTY));
      return;
    }
    if (reading.tokens.isWord(reading.position(), "BINARY") && isBinary(keyword + 2)) {
      throw Refusal.unsafe(
          reading.tokens.sql(),
          reading.tokens.start(keyword + 1),
          "COPY BINARY, which takes no query",
          "write COPY (SELECT …) TO … (FORMAT binary)");
    }
    TableReference table = reading.fromClause.references().copied();
    int columns = -1;
    if (reading.isOpen()) {
      columns = reading.position();
      reading.skipGroup();
    }
    if (reading.is(Keyword.TO)) {
      reading.findings.add(new Finding.Copy(table, columns));
    } else {
      reading.findings.add(new Finding.CopyFrom(table));
    }
  }

  private boolean isBinary(int next) {
    return reading.tokens.isName(next)
        && reading.keyword(next) != Keyword.TO
        && reading.keyword(next) != Keyword.FROM;
  }

  private UnsupportedSql unsupported() {
    return Refusal.unsafe(
        reading.tokens.sql(),
        reading.tokens.start(reading.position()),
        "this kind of statement is not supported on a registered table by this version",
        "use SELECT, INSERT, UPDATE or DELETE, or send it as written with"
            + " /* softdelete:bypass */");
  }
}
