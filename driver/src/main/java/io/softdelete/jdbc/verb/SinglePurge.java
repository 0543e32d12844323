package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Identifier;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Folding;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.verb.NamedRows;
import io.softdelete.rewriter.verb.VerbStatement;
import io.softdelete.rewriter.verb.VerbStatement.Trait;
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
  /** Sets our advisory locks apart from those of applications. */
  private static final int LOCK = 0x50555247;

  VerbOperation operation() {
    return new VerbOperation(sql(), false, Optional.empty(), List.of(sql()), this);
  }

  private String sql() {
    GhostTable at = table.table();
    String place = at.placeSql(Dialect.POSTGRESQL);
    List<String> key = at.keyNames();
    String joined =
        IntStream.range(0, key.size())
            .mapToObj(i -> place + '.' + quoted(key.get(i)) + " = purged.k" + i)
            .collect(Collectors.joining(" AND "));
    return "WITH "
        + rows()
        + " DELETE FROM "
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

  private String rows() {
    NamedRows rows = statement.rows();
    return time()
        .filter(time -> statement.traits().contains(Trait.LIMITED_TO_ANY))
        .map(time -> fromEitherEnd(rows, time))
        .orElseGet(() -> "softdelete_purged AS (" + select(rows, rows.rest()) + ")");
  }

  private Optional<Identifier> time() {
    return table.table().policy().deletion().timeColumn();
  }

  /**
   * A second worker begins with the youngest rows: where the first is, it would meet what that one
   * has locked, and what it has just removed, again and again. Only one of the two is executed.
   */
  private String fromEitherEnd(NamedRows rows, Identifier time) {
    NamedRows oldest = rows.that("(SELECT oldest FROM softdelete_end)");
    NamedRows youngest = rows.that("NOT (SELECT oldest FROM softdelete_end)");
    String order = "ORDER BY " + rows.qualifier() + '.' + time.sql() + " DESC ";
    return "softdelete_end AS MATERIALIZED (SELECT "
        + isFirst(time)
        + " AS oldest), softdelete_oldest AS ("
        + select(oldest, oldest.rest())
        + "), softdelete_youngest AS ("
        + select(youngest, youngest.condition() + order + youngest.limits())
        + "), softdelete_purged AS (SELECT * FROM softdelete_oldest UNION ALL SELECT * FROM"
        + " softdelete_youngest)";
  }

  /** Without an index the other end is as far away as all that lies between. */
  private String isFirst(Identifier time) {
    String place = literal(table.table().placeSql(Dialect.POSTGRESQL)) + "::pg_catalog.regclass";
    return "NOT EXISTS (SELECT 1 FROM pg_catalog.pg_index i JOIN pg_catalog.pg_attribute a"
        + " ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indrelid = "
        + place
        + " AND i.indisvalid AND a.attname = "
        + literal(Folding.LOWER.canonical(time))
        + ") OR pg_catalog.pg_try_advisory_xact_lock("
        + LOCK
        + ", "
        + place
        + "::oid::int4)";
  }

  private String select(NamedRows rows, String rest) {
    List<String> key = table.table().keyNames();
    return IntStream.range(0, key.size())
        .mapToObj(i -> rows.qualifier() + '.' + quoted(key.get(i)) + " AS k" + i)
        .collect(
            Collectors.joining(
                ", ",
                "SELECT ",
                ", "
                    + rows.qualifier()
                    + ".tableoid AS place "
                    + rows.from()
                    + rest
                    + rows.lockFree(Dialect.POSTGRESQL)));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
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
