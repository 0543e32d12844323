package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Marker;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.KeyFailure;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Conditions that tell a target's deleted rows, and that fail on the server when one is met. */
final class GhostGuard {
  private static final String GHOST = "softdelete_ghost";
  private static final String KEY = "softdelete_key_";

  private final Work work;
  private final TableReference target;
  private final TablePolicy policy;
  private final Marker marker;

  GhostGuard(Work work, TableReference target) {
    this.work = work;
    this.target = target;
    this.policy = target.policy().orElseThrow();
    this.marker = ((Deletion.Soft) policy.deletion()).marker();
  }

  /** The condition of the target's active rows. */
  String active() {
    return Predicate.of(marker, column(), Visibility.ACTIVE);
  }

  /** The condition of the target's deleted rows. */
  String deleted() {
    return Predicate.of(marker, column(), Visibility.ONLY_DELETED);
  }

  /** PostgreSQL: what EXCLUDED means where the table has that name too is the proposed row. */
  void requireOtherName() {
    int name = target.alias() >= 0 ? target.alias() : target.nameLast();
    if (work.tables().canonical(work.tokens(), name).equals("excluded")) {
      throw work.refuse(
          target.nameFirst(),
          "an ON CONFLICT whose table is called excluded, as the proposed row is",
          "give it an alias: INSERT INTO " + work.name(target) + " AS t");
    }
  }

  /** The marker's column with the name of its table. */
  String column() {
    return work.qualifier(target) + '.' + work.written(marker.column());
  }

  /** A condition for active rows, which fails for a deleted one. */
  String onActive(String condition) {
    return "CASE WHEN "
        + active()
        + " THEN "
        + condition
        + " ELSE "
        + failing(KeyFailure.Kind.GHOST, ghost())
        + " END";
  }

  /** What hangs on no row would be computed, and fail, before a row is met. */
  private String ghost() {
    return literal(policy.name().sql() + " (" + work.written(marker.column()) + " = ")
        + ", "
        + column()
        + ", ')'";
  }

  /**
   * A condition that fails.
   *
   * @param detail expressions, separated by commas, one of which depends on a row
   */
  String failing(KeyFailure.Kind kind, String detail) {
    String text =
        concatenation(literal(kind.mark()) + ", " + detail + ", " + literal(KeyFailure.END));
    return "CAST(" + text + " AS INTEGER) IS NULL";
  }

  private String concatenation(String parts) {
    boolean postgres = work.settings().dialect() == Dialect.POSTGRESQL;
    return (postgres ? "pg_catalog.concat(" : "CONCAT(") + parts + ')';
  }

  /** MariaDB: the marker of an active row; a cast would fail there in its strict modes only. */
  String markerOrFail() {
    return ifActive(column(), outOfRange(KeyFailure.Kind.GHOST, policy.name().sql(), column()));
  }

  /** MariaDB: one value for an active row, and another one for a deleted row. */
  String ifActive(String value, String otherwise) {
    return "IF(" + active() + ", " + value + ", " + otherwise + ")";
  }

  /** The marker's column alone. */
  String bareMarker() {
    return work.written(marker.column());
  }

  /**
   * MariaDB: a number out of range, which fails in all of its modes and under IGNORE too. (An empty
   * literal is NULL in one of them.)
   *
   * @param row an expression over the row: without one it would fail before a row is met
   */
  static String outOfRange(KeyFailure.Kind kind, String detail, String row) {
    return "18446744073709551615 + LENGTH(CONCAT("
        + literal(kind.mark() + detail + KeyFailure.END)
        + ", COALESCE("
        + row
        + ", 0)))";
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A column of a proposed row and its value there. */
  record Value(String column, String sql) {}

  /** A condition that holds unless a deleted row has these values, and then fails. */
  String noneHas(List<Value> key) {
    String text = KeyFailure.Kind.GHOST.mark() + policy.name().sql() + KeyFailure.END;
    return atMost(0, Visibility.ONLY_DELETED, key, equal(key, 0, key.size()), text);
  }

  /**
   * A condition that holds unless a deleted row has these values, and not those too, and then
   * fails.
   */
  String noOtherHas(List<Value> key, List<Value> own) {
    List<Value> all = new ArrayList<>(key);
    all.addAll(own);
    String condition =
        equal(all, 0, key.size()) + " AND NOT (" + equal(all, key.size(), all.size()) + ")";
    String text = KeyFailure.Kind.OTHER.mark() + policy.name().sql() + KeyFailure.END;
    return atMost(0, Visibility.ONLY_DELETED, all, condition, text);
  }

  /** A condition that holds unless several active rows have these values, and then fails. */
  String oneHas(List<Value> key) {
    String text =
        KeyFailure.Kind.ACTIVE.mark()
            + "several rows of "
            + policy.name().sql()
            + " have the values of KEY"
            + KeyFailure.END;
    return atMost(1, Visibility.ACTIVE, key, equal(key, 0, key.size()), text);
  }

  private static String equal(List<Value> key, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> KEY + (i + 1) + " = (" + key.get(i).sql() + ')')
        .collect(Collectors.joining(" AND "));
  }

  private String atMost(int rows, Visibility seen, List<Value> key, String condition, String text) {
    // Names that no value can mean: within this sub-query they hide those around it.
    String columns =
        IntStream.range(0, key.size())
            .mapToObj(i -> key.get(i).column() + " AS " + KEY + (i + 1))
            .collect(Collectors.joining(", "));
    return "CAST((SELECT CASE WHEN COUNT(*) "
        + (rows == 0 ? "= 0" : "<= " + rows)
        + " THEN '0' ELSE "
        + literal(text)
        + " END FROM (SELECT "
        + columns
        + " FROM "
        + tableName()
        + " WHERE "
        + Predicate.of(marker, work.written(marker.column()), seen)
        + ") AS "
        + GHOST
        + " WHERE "
        + condition
        + ") AS INTEGER) = 0";
  }

  /** With its schema where a common table expression may hide it. */
  private String tableName() {
    boolean bare = target.nameFirst() == target.nameLast();
    for (int i = 0; bare && i < work.tokens().size(); i++) {
      if (work.tokens().is(i, Keyword.WITH)) {
        return work.session()
            .schemaOf(work.table(target))
            .map(schema -> Arbiters.quoted(schema) + '.' + work.name(target))
            .orElse(work.name(target));
      }
    }
    return work.name(target);
  }
}
