package io.softdelete.rewriter.verb;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Attribution;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Visibility;
import io.softdelete.rewriter.plan.PlaceholderWriter;
import io.softdelete.rewriter.plan.Predicate;
import io.softdelete.rewriter.text.Fragment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes what a policy says of deleted rows. Immutable. */
public final class GhostSql {
  private final Dialect dialect;

  /** For this syntax. */
  public GhostSql(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The condition of a deleted row where deleted rows are; empty where there are no others. */
  public Optional<String> deleted(TablePolicy policy, String qualifier) {
    return marker(policy, qualifier, Visibility.ONLY_DELETED);
  }

  /** The condition of an active row in the table itself; empty where there are no others. */
  public Optional<String> active(TablePolicy policy, String qualifier) {
    return marker(policy, qualifier, Visibility.ACTIVE);
  }

  private Optional<String> marker(TablePolicy policy, String qualifier, Visibility visibility) {
    return policy.deletion() instanceof Deletion.Soft soft
        ? Optional.of(
            Predicate.of(
                soft.marker(),
                qualifier + '.' + dialect.written(soft.marker().column()),
                visibility))
        : Optional.empty();
  }

  /** The condition of a row past its retention; empty without retention. */
  public Optional<String> expired(TablePolicy policy, String qualifier) {
    return policy
        .retention()
        .flatMap(
            retention ->
                policy
                    .deletion()
                    .timeColumn()
                    .map(
                        column ->
                            qualifier
                                + '.'
                                + dialect.written(column)
                                + " < "
                                + RetentionSql.limit(retention, dialect)));
  }

  /** The condition of a row that may be purged: deleted, and past its retention if it has one. */
  public List<String> purgeable(TablePolicy policy, String qualifier) {
    List<String> conditions = new ArrayList<>();
    deleted(policy, qualifier).ifPresent(conditions::add);
    expired(policy, qualifier).ifPresent(conditions::add);
    return conditions;
  }

  /**
   * The assignments that make a deleted row active.
   *
   * @param typeOf the type of a column
   */
  public BoundSql restoring(Deletion.Soft soft, Function<Identifier, String> typeOf) {
    Map<Identifier, SqlExpression> values = new LinkedHashMap<>();
    soft.set()
        .keySet()
        .forEach(
            column -> values.put(column, soft.unset().getOrDefault(column, SqlExpression.NULL)));
    values.put(soft.marker().column(), soft.marker().active().get(0));
    return assignments(values, typeOf);
  }

  /**
   * {@code a = x, b = y}.
   *
   * @param typeOf the type of a column
   */
  public BoundSql assignments(
      Map<Identifier, SqlExpression> values, Function<Identifier, String> typeOf) {
    PlaceholderWriter placeholders = new PlaceholderWriter(dialect, Attribution.NONE);
    List<Fragment> list = new ArrayList<>();
    values.forEach(
        (column, value) ->
            list.add(
                Fragment.of(dialect.written(column) + " = ")
                    .append(placeholders.write(value.sql(), () -> typeOf.apply(column)))));
    return BoundSql.of(Fragment.join(", ", list));
  }
}
