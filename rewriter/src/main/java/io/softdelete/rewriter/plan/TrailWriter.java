package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.verb.BoundSql;

/** Writes what goes into the audit table beside a statement. */
public final class TrailWriter {
  private TrailWriter() {}

  /**
   * An INSERT up to the table that the rows are read from.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql SD006 when the audit table can't take them
   */
  public static BoundSql recording(Work work, TableReference table, String action) {
    Fragment insert =
        new AuditTable(work, table, table.policy().orElseThrow()).recording(action).insert("");
    return new BoundSql(insert.sql(), insert.parameters());
  }

  /**
   * An INSERT that tells of a statement which reaches a table as it is written.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql SD006 when the audit table can't take it
   */
  public static BoundSql bypassing(Work work, TableReference table) {
    Fragment insert =
        new AuditTable(work, table, table.policy().orElseThrow())
            .bypass()
            .insert("(SELECT 1 AS n) AS one");
    return new BoundSql(insert.sql(), insert.parameters());
  }

  /**
   * What a row is known by in the audit table.
   *
   * @throws io.softdelete.rewriter.UnsupportedSql SD006 when the audit table can't take it
   */
  public static String recordId(Work work, TableReference table) {
    return new AuditTable(work, table, table.policy().orElseThrow()).recordId();
  }
}
