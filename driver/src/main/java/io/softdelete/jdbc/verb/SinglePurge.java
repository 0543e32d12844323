package io.softdelete.jdbc.verb;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.NamedRows;
import io.softdelete.rewriter.verb.VerbStatement;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A PURGE on PostgreSQL of rows that nothing can refer to: one statement, in which no key leaves
 * the server. Immutable.
 */
record SinglePurge(VerbStatement statement, PurgedTable table) implements VerbOperation.Action {
  VerbOperation operation() {
    return new VerbOperation(sql(), false, Optional.empty(), List.of(sql()), this);
  }

  private String sql() {
    GhostTable at = table.table();
    NamedRows rows = statement.rows();
    List<String> key = at.keyNames();
    String place = at.placeSql(Dialect.POSTGRESQL);
    String selected =
        IntStream.range(0, key.size())
            .mapToObj(i -> rows.qualifier() + '.' + quoted(key.get(i)) + " AS k" + i)
            .collect(Collectors.joining(", "));
    String joined =
        IntStream.range(0, key.size())
            .mapToObj(i -> place + '.' + quoted(key.get(i)) + " = purged.k" + i)
            .collect(Collectors.joining(" AND "));
    return "WITH softdelete_purged AS (SELECT "
        + selected
        + ", "
        + rows.qualifier()
        + ".tableoid AS place "
        + rows.from()
        + rows.rest()
        + rows.lockFree(Dialect.POSTGRESQL)
        + ") DELETE FROM "
        + place
        + " USING softdelete_purged AS purged WHERE "
        + joined
        // Inheritance children may hold a row of the same key. Asking for the marker instead would
        // lead the planner to all deleted rows, and away from the key.
        + " AND "
        + place
        + ".tableoid = purged.place"
        // Asked once, before the first row goes.
        + (at.archived() ? "" : " AND " + DeleteToken.HELD_BY_CONDITION);
  }

  private static String quoted(String name) {
    return StepSql.quoted(Dialect.POSTGRESQL, name);
  }

  @Override
  public boolean isSingle() {
    return true;
  }

  @Override
  public long run(Run run, Optional<PreparedStatement> first) throws SQLException {
    if (!run.autoCommit() && !table.table().archived()) {
      // The statement holds it for its transaction, which isn't its own.
      run.token().hold();
    }
    return run.first(first, sql(), PreparedStatement::executeLargeUpdate);
  }
}
