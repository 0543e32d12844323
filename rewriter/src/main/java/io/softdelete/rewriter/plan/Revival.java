package io.softdelete.rewriter.plan;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.UniqueKey;
import io.softdelete.rewriter.UniqueKey.Trait;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.parse.TableReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which key leads a new row to the deleted one that comes back, and which columns it then gets.
 * Immutable.
 *
 * @param key the key
 * @param others the other keys of columns by which the new row may meet a deleted one
 * @param fresh the columns that get the new row's values; the key and the primary key stay
 */
record Revival(UniqueKey key, List<UniqueKey> others, List<Column> fresh) {
  /** Empty when no deleted row can hold a key of the new row. */
  static Optional<Revival> of(
      Work work, TableReference target, InsertColumns columns, InsertRows rows) {
    List<UniqueKey> haunted = Arbiters.haunted(work, target);
    Set<String> given = columns.givenBy(work.tokens(), rows);
    List<UniqueKey> met = haunted.stream().filter(key -> mayMeet(key, given, columns)).toList();
    if (met.isEmpty()) {
      return Optional.empty();
    }
    Optional<UniqueKey> chosen =
        met.stream()
            .filter(key -> key.is(Trait.PRIMARY))
            .findFirst()
            .or(() -> met.size() == 1 ? Optional.of(met.get(0)) : Optional.empty());
    return Optional.of(
        chosen
            .filter(key -> isPlain(key) && keepsPrimaryKey(haunted, key, given))
            .map(key -> new Revival(key, others(met, key), fresh(haunted, key, columns)))
            .orElseThrow(() -> refusal(work, target, met)));
  }

  static RuntimeException refusal(Work work, TableReference target, List<UniqueKey> met) {
    TablePolicy policy = target.policy().orElseThrow();
    String names = met.stream().map(UniqueKey::name).collect(Collectors.joining(", "));
    return work.refuse(
        target.nameFirst(),
        "reinsert: revive of "
            + policy.name()
            + ", where by the keys "
            + names
            + " more than one deleted row may be meant, or one whose primary key can't be kept",
        "let all keys but one count active rows only (WHERE "
            + new GhostGuard(work, target).active()
            + "), or set reinsert: refuse");
  }

  private static List<UniqueKey> others(List<UniqueKey> met, UniqueKey key) {
    return met.stream().filter(other -> !other.equals(key) && isPlain(other)).toList();
  }

  /**
   * Conditions that fail where another deleted row than the one that comes back has a key.
   *
   * @param value what the new row has in a column
   */
  List<String> alone(GhostGuard guard, UnaryOperator<String> value) {
    return others.stream()
        .map(other -> guard.noOtherHas(values(other, value), values(key, value)))
        .toList();
  }

  private static List<GhostGuard.Value> values(UniqueKey key, UnaryOperator<String> value) {
    return key.columns().stream()
        .map(name -> new GhostGuard.Value(Arbiters.quoted(name), value.apply(name)))
        .toList();
  }

  private static boolean mayMeet(UniqueKey key, Set<String> given, InsertColumns columns) {
    if (!key.hasColumnsOnly() || key.is(Trait.EXCLUSION)) {
      return true;
    }
    return key.columns().stream()
        .allMatch(
            name ->
                given.contains(name)
                    || InsertColumns.find(columns.all(), name).filter(Column::generated).isPresent()
                    || InsertColumns.find(columns.all(), name)
                        .flatMap(Column::byDefault)
                        .isPresent());
  }

  private static boolean isPlain(UniqueKey key) {
    return key.hasColumnsOnly()
        && key.predicate().isEmpty()
        && !key.is(Trait.EXCLUSION)
        && !key.is(Trait.DEFERRABLE);
  }

  /** A primary key that the statement gives, in whole or in part, must be the key that is met. */
  private static boolean keepsPrimaryKey(
      List<UniqueKey> haunted, UniqueKey key, Set<String> given) {
    return haunted.stream()
        .filter(other -> other.is(Trait.PRIMARY) && !other.equals(key))
        .flatMap(primary -> primary.columns().stream())
        .allMatch(name -> !given.contains(name) || key.columns().contains(name));
  }

  private static List<Column> fresh(List<UniqueKey> haunted, UniqueKey key, InsertColumns columns) {
    Set<String> kept =
        haunted.stream()
            .filter(other -> other.is(Trait.PRIMARY) || other.equals(key))
            .flatMap(other -> other.columns().stream())
            .collect(Collectors.toSet());
    return columns.all().stream()
        .filter(column -> !kept.contains(column.name()))
        .filter(column -> !column.generated())
        .filter(column -> !column.is(Session.Trait.ALWAYS_NUMBERED))
        .toList();
  }
}
