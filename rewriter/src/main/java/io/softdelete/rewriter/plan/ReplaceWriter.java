package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Reinsert;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.KeyFailure;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UncountedRows;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.UniqueKey.Trait;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes MariaDB's REPLACE as an upsert of all columns: the row keeps its place, no row leaves the
 * table, and it counts the same. Where it would delete a second row, by another key, the upsert
 * violates that key. Where no key can be met, or rows aren't kept, it passes.
 */
final class ReplaceWriter {
  private final Work work;
  private final Finding.Insert replace;
  private final TableReference target;
  private final TablePolicy policy;

  ReplaceWriter(Work work, Finding.Insert replace) {
    this.work = work;
    this.replace = replace;
    this.target = replace.target();
    this.policy = target.policy().orElseThrow();
  }

  void write() {
    boolean kept = policy.audit() || !(policy.deletion() instanceof Deletion.Hard);
    List<UniqueKey> keys = kept ? work.uniqueKeys(target) : List.of();
    if (keys.isEmpty()) {
      return;
    }
    if (policy.audit() || !(policy.deletion() instanceof Deletion.Soft)) {
      throw refuse("whose replaced rows must be archived or audited");
    }
    if (target.visibility().orElse(work.visibility()) != Visibility.ACTIVE) {
      throw refuse("seen with its deleted rows, which would be overwritten");
    }
    boolean several = keys.size() > 1;
    if (several && (policy.reinsert() == Reinsert.REVIVE || !keys.get(0).is(Trait.PRIMARY))) {
      throw refuse("which has several unique keys, by each of which a deleted row may be met");
    }
    List<String> referrers = work.session().referrers(work.schema(target), work.table(target));
    if (!referrers.isEmpty()) {
      throw refuse("to which a foreign key of " + referrers.get(0) + " leads");
    }
    new QueriedRows(work, replace).hideFromAssignments();
    writeUpsert(several);
  }

  private void writeUpsert(boolean several) {
    Tokens tokens = work.tokens();
    work.edits().replace(tokens.start(replace.keyword()), tokens.end(replace.keyword()), "INSERT");
    GhostGuard guard = new GhostGuard(work, target);
    String marker = guard.bareMarker();
    String value = value(marker);
    String ghost =
        policy.reinsert() == Reinsert.REVIVE
            ? UncountedRows.noting(value)
            : GhostGuard.outOfRange(KeyFailure.Kind.GHOST, policy.name().sql(), guard.column());
    Deletion.Soft soft = (Deletion.Soft) policy.deletion();
    String known = work.column(target, soft.marker().column()).name();
    List<Column> columns =
        work.columns(target).stream()
            .filter(column -> !column.generated() && !column.name().equals(known))
            .toList();
    String active = counted(value, several);
    StringBuilder assignments = new StringBuilder();
    assignments.append(marker + " = " + guard.ifActive(active, ghost));
    for (Column column : columns) {
      String name = LiveTable.quoted(work, column.name());
      boolean number = several && column.is(Session.Trait.NUMBERED) && isNew(column);
      assignments.append(", " + name + " = ");
      assignments.append(number ? "LAST_INSERT_ID(" + value(name) + ")" : value(name));
    }
    work.edits()
        .insertAfter(tokens, replace.rows().last(), " ON DUPLICATE KEY UPDATE " + assignments);
  }

  private static String value(String name) {
    return "VALUES(" + name + ")";
  }

  /**
   * A row that is replaced by its like counts twice, unless by its last key; an update's once. That
   * one counts twice too where a column is NULL whose default isn't: MariaDB compares what stands
   * behind the NULLs.
   */
  private String counted(String value, boolean several) {
    List<Column> columns =
        work.columns(target).stream().filter(column -> !column.generated()).toList();
    String hidden =
        columns.stream()
            .filter(column -> !column.is(Session.Trait.NOT_NULL))
            .filter(column -> column.byDefault().filter(ReplaceWriter::isValue).isPresent())
            .map(column -> qualified(column) + " IS NULL")
            .collect(Collectors.joining(" OR "));
    if (hidden.isEmpty() && !several) {
      return value;
    }
    String same = columns.stream().map(this::likeness).collect(Collectors.joining(" AND "));
    String uneven = hidden.isEmpty() ? "" : " AND " + (several ? "NOT (" : "(") + hidden + ")";
    String noted = several ? UncountedRows.takingBack(value) : UncountedRows.noting(value);
    return "IF(" + same + uneven + ", " + noted + ", " + value + ")";
  }

  private static boolean isValue(String byDefault) {
    return !byDefault.equalsIgnoreCase("NULL");
  }

  private String qualified(Column column) {
    return work.qualifier(target) + '.' + LiveTable.quoted(work, column.name());
  }

  private String likeness(Column column) {
    String proposed = value(LiveTable.quoted(work, column.name()));
    return "BINARY " + qualified(column) + " <=> BINARY " + proposed;
  }

  /** Whether the database gives the number of the row. */
  private boolean isNew(Column column) {
    InsertColumns columns = InsertColumns.of(work, target, replace.columns(), replace.rows());
    Set<String> given = columns.givenBy(work.tokens(), replace.rows());
    boolean isNew = !given.contains(column.name());
    boolean one =
        replace.rows().kind() == InsertRows.Kind.ASSIGNMENTS
            || InsertColumns.values(work.tokens(), replace.rows())
                .filter(rows -> rows.size() == 1)
                .isPresent();
    if (isNew && !one) {
      throw refuse("of several rows whose numbers the database gives");
    }
    return isNew;
  }

  private UnsupportedSql refuse(String why) {
    return work.refuse(
        replace.keyword(),
        "REPLACE on the registered table " + policy.name() + ", " + why,
        "use INSERT … ON DUPLICATE KEY UPDATE, or DELETE and INSERT");
  }
}
