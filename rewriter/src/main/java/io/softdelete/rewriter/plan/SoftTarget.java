package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Assignments;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A soft table that a statement other than a plain DELETE deletes from. */
final class SoftTarget {
  private final Work work;
  private final TableReference reference;
  private final TablePolicy policy;
  private final Map<Identifier, SqlExpression> assignments;
  private final Deletion.Soft soft;

  /** The target of a statement. */
  SoftTarget(Work work, TableReference reference, Deletion.Soft soft) {
    this.work = work;
    this.reference = reference;
    this.policy = reference.policy().orElseThrow();
    this.soft = soft;
    this.assignments = Assignments.of(soft, work.settings());
  }

  /**
   * The target of a statement that keeps rows nowhere else.
   *
   * @param construct what the statement is, for a refusal of other modes of deletion
   */
  static SoftTarget unkept(Work work, TableReference reference, String construct) {
    TablePolicy policy = reference.policy().orElseThrow();
    if (policy.audit() || !(policy.deletion() instanceof Deletion.Soft soft)) {
      throw work.refuse(
          reference.nameFirst(),
          construct
              + " from "
              + policy.name()
              + ", which has delete: archive, delete: hard or audit: true",
          "write DELETE FROM " + policy.name());
    }
    return new SoftTarget(work, reference, soft);
  }

  /** {@code marker = value, …}. */
  Fragment assignments() {
    return assignments("", SqlExpression::sql);
  }

  /** {@code t.marker = value, …} with the columns in the values qualified too. */
  Fragment qualifiedAssignments() {
    String qualifier = work.qualifier(reference);
    return assignments(
        qualifier + '.',
        value ->
            ColumnQualifier.qualify(
                value.sql(), qualifier, work.settings(), () -> work.columns(reference)));
  }

  private Fragment assignments(String prefix, Function<SqlExpression, String> written) {
    List<Fragment> list = new ArrayList<>();
    assignments.forEach(
        (column, value) -> {
          Fragment assignment = Fragment.of(prefix + work.written(column) + " = ");
          String sql = written.apply(value);
          list.add(
              value.hasPlaceholder()
                  ? assignment.append(
                      new PlaceholderWriter(work)
                          .write(sql, () -> work.column(reference, column).type()))
                  : assignment.append(sql));
        });
    return Fragment.join(", ", list);
  }

  /** The marker as the statement names it. */
  String marker() {
    return work.written(soft.marker().column());
  }

  /** The condition of an active row. */
  String active() {
    return Predicate.of(
        soft.marker(), work.qualifier(reference) + '.' + marker(), Visibility.ACTIVE);
  }

  /** What the driver is told of the deletion. */
  DeletedTable deleted() {
    Set<String> changed = new HashSet<>();
    assignments
        .keySet()
        .forEach(column -> changed.add(work.settings().folding().canonical(column)));
    return new DeletedTable(policy, work.schema(reference), work.table(reference), changed);
  }
}
