package io.softdelete.rewriter;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.StatementReader;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.plan.TrailWriter;
import io.softdelete.rewriter.plan.Work;
import io.softdelete.rewriter.resolve.RegisteredTables;
import io.softdelete.rewriter.text.Edits;
import io.softdelete.rewriter.text.Lexing;
import io.softdelete.rewriter.text.Tokens;
import io.softdelete.rewriter.verb.BoundSql;

/**
 * What is written down of rows that no statement names. Immutable.
 *
 * @param schema the schema of their table; empty where there is none
 * @param table their table
 * @param action what was done with them
 */
record TrailText(String schema, String table, String action) {
  /** What writes the rows down, up to the table that they are read from. */
  BoundSql recording(RewriterSettings settings, RegisteredTables tables, Session session) {
    Work work = work(settings, tables, session);
    return TrailWriter.recording(work, target(work, tables), action);
  }

  /** What tells of a statement that reaches the table as it is written. */
  BoundSql bypassing(RewriterSettings settings, RegisteredTables tables, Session session) {
    Work work = work(settings, tables, session);
    return TrailWriter.bypassing(work, target(work, tables));
  }

  /** What a row is known by in the audit table, over the row. */
  String recordId(RewriterSettings settings, RegisteredTables tables, Session session) {
    Work work = work(settings, tables, session);
    return TrailWriter.recordId(work, target(work, tables));
  }

  private Work work(RewriterSettings settings, RegisteredTables tables, Session session) {
    Dialect dialect = settings.dialect();
    String name =
        (schema.isEmpty() ? "" : StepSql.quoted(dialect, schema) + '.')
            + StepSql.quoted(dialect, table);
    Tokens tokens =
        Tokens.of("DELETE FROM " + name, new Lexing(dialect, dialect == Dialect.MARIADB, true));
    return new Work(
        tokens, settings, tables, session, Visibility.ACTIVE, Attribution.NONE, new Edits());
  }

  private static TableReference target(Work work, RegisteredTables tables) {
    Tokens tokens = work.tokens();
    Finding found =
        StatementReader.read(tokens, 0, tokens.size(), work.settings(), tables, work.session())
            .get(0);
    return ((Finding.Delete) found).target();
  }
}
