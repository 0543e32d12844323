package io.softdelete.rewriter.plan;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.DeletedTable;
import io.softdelete.rewriter.parse.Finding;
import io.softdelete.rewriter.parse.MergeBranch;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Fragment;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the DELETE of a MERGE as the UPDATE that marks the row. */
final class MergeDelete {
  private final Work work;
  private final Tokens tokens;
  private final Finding.Merge merge;
  private final TablePolicy policy;
  private final Map<Identifier, SqlExpression> assignments = new LinkedHashMap<>();

  MergeDelete(Work work, Finding.Merge merge) {
    this.work = work;
    this.tokens = work.tokens();
    this.merge = merge;
    this.policy = merge.target().policy().orElseThrow();
    Deletion.Soft soft = (Deletion.Soft) policy.deletion();
    assignments.put(soft.marker().column(), soft.marker().deleted());
    assignments.putAll(soft.set());
  }

  DeletedTable write(MergeBranch branch) {
    int delete = branch.then() + 1;
    Set<String> changed =
        assignments.keySet().stream()
            .map(work.settings().folding()::canonical)
            .collect(Collectors.toCollection(HashSet::new));
    TableReference target = merge.target();
    List<Fragment> written = new ArrayList<>();
    assignments.forEach((column, value) -> written.add(assignment(column, value)));
    work.edits()
        .replace(
            tokens.start(delete),
            tokens.end(delete),
            Fragment.of("UPDATE SET ").append(Fragment.join(", ", written)));
    return new DeletedTable(policy, work.schema(target), work.table(target), changed);
  }

  private Fragment assignment(Identifier column, SqlExpression value) {
    String sql = value(value);
    Fragment assignment = Fragment.of(work.written(column) + " = ");
    return value.hasPlaceholder()
        ? assignment.append(
            new PlaceholderWriter(work)
                .write(sql, () -> work.column(merge.target(), column).type()))
        : assignment.append(sql);
  }

  /** The source may have columns of the same names. */
  private String value(SqlExpression expression) {
    TableReference target = merge.target();
    return ColumnQualifier.qualify(
        expression.sql(), work.qualifier(target), work.settings(), () -> work.columns(target));
  }
}
