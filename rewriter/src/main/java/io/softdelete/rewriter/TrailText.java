package io.softdelete.rewriter;

import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.StatementReader;
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
  static BoundSql recording(
      RewriterSettings settings, RegisteredTables tables, Session session, TrailText rows) {
    Dialect dialect = settings.dialect();
    String name =
        (rows.schema.isEmpty() ? "" : StepSql.quoted(dialect, rows.schema) + '.')
            + StepSql.quoted(dialect, rows.table);
    Tokens tokens =
        Tokens.of("DELETE FROM " + name, new Lexing(dialect, dialect == Dialect.MARIADB, true));
    Finding.Delete delete =
        (Finding.Delete)
            StatementReader.read(tokens, 0, tokens.size(), settings, tables, session).get(0);
    Work work =
        new Work(
            tokens, settings, tables, session, Visibility.ACTIVE, Attribution.NONE, new Edits());
    return TrailWriter.recording(work, delete.target(), rows.action);
  }
}
