package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Call;
import io.softdelete.it.twin.Comparison;
import io.softdelete.it.twin.Shop;
import io.softdelete.it.twin.Snapshot;
import io.softdelete.it.twin.Twin;
import io.softdelete.it.twin.TwinTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs generated statements on both twins and counts what became of them. Each statement starts
 * from the same rows. Not thread-safe.
 */
final class Campaign {
  private static final int MOST_FAILURES = 20;

  /** Of so many changes one is held against all rows of all tables. */
  private static final int ALL_WATCHED = 16;

  private final Twin twin;
  private final long seed;
  private final Generator generator;
  private final Snapshot plainRows;
  private final Snapshot hauntedRows;
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Integer> invalid = new TreeMap<>();
  private final Set<TwinTable> numbersApart;
  private int run;
  private int abandoned;
  private final Map<KnownRefusal, Integer> refused = new EnumMap<>(KnownRefusal.class);

  Campaign(Twin twin, long seed) throws SQLException {
    this.twin = twin;
    this.seed = seed;
    List<TwinTable> tables =
        twin.tables().stream().filter(table -> Shop.GENERATED.contains(table.name())).toList();
    generator = new Generator(twin.database(), tables, seed);
    numbersApart = new HashSet<>(tables);
    plainRows = twin.plainNow();
    hauntedRows = twin.hauntedNow();
    twin.rollback();
  }

  Generator generator() {
    return generator;
  }

  /** Runs the statements of these indexes, until too many have failed. */
  void run(long first, long count) throws SQLException {
    for (long index = first; index < first + count && failures.size() < MOST_FAILURES; index++) {
      judge(generator.statement(index));
    }
  }

  private void judge(GeneratedStatement statement) throws SQLException {
    Comparison comparison = compare(statement, statement.call());
    run++;
    if (comparison.abandoned()) {
      abandoned++;
      return;
    }
    comparison.expected().failure().ifPresent(state -> invalid.merge(state, 1, Integer::sum));
    Optional<KnownRefusal> refusal =
        comparison.actual().refused() ? KnownRefusal.of(statement) : Optional.empty();
    refusal.ifPresent(known -> refused.merge(known, 1, Integer::sum));
    // What the database rejects too the driver may reject in its own words.
    boolean rejected = comparison.actual().refused() && comparison.expected().rejected();
    if (refusal.isEmpty() && !rejected && !lawful(statement, comparison)) {
      failures.add(report(statement, comparison));
    }
  }

  /** Makes the statement's call on the twin and another on the connection under test. */
  Comparison compare(GeneratedStatement statement, Call hauntedCall) throws SQLException {
    return compare(statement, statement.call(), hauntedCall);
  }

  private Comparison compare(GeneratedStatement statement, Call plainCall, Call hauntedCall)
      throws SQLException {
    Set<TwinTable> filled = statement.tables(Reference.Role.FILLED);
    restartNumbers(filled);
    Comparison comparison = twin.compare(plainCall, hauntedCall);
    boolean succeeded = comparison.expected().succeeded() && comparison.actual().succeeded();
    if (!succeeded || statement.traits().upserting()) {
      numbersApart.addAll(filled);
    }
    if (succeeded && statement.traits().passive()) {
      return comparison;
    }
    try {
      return twin.withAftermath(comparison, plainRows, hauntedRows, watched(statement));
    } finally {
      twin.rollback();
    }
  }

  /** The tables that the statement changes, and now and then those that it shouldn't. */
  private Collection<TwinTable> watched(GeneratedStatement statement) {
    return statement.index() % ALL_WATCHED == 0
        ? twin.tables()
        : statement.tables(Reference.Role.FILLED, Reference.Role.CHANGED, Reference.Role.DELETED);
  }

  /** Both twins give the same numbers, as long as each statement takes as many from both. */
  private void restartNumbers(Set<TwinTable> tables) throws SQLException {
    boolean restarted = false;
    for (TwinTable table : tables) {
      if (numbersApart.remove(table)) {
        twin.restartNumbers(table);
        restarted = true;
      }
    }
    if (restarted) {
      twin.rollback();
    }
  }

  private String report(GeneratedStatement statement, Comparison comparison) throws SQLException {
    Call call = statement.call();
    Call shorter =
        new Shrinker(candidate -> stillFails(statement, candidate, comparison)).shrink(call);
    return """
        -- seed %d, index %d on %s
        %s
        -- bound: %s
        -- sent:
        %s
        %s
        -- shorter: %s %s
        %s
        """
        .formatted(
            seed,
            statement.index(),
            twin.database(),
            call.sql(),
            call.bindings(),
            twin.sent(call.sql()),
            comparison.difference(),
            shorter.sql(),
            shorter.bindings(),
            compare(statement, shorter, shorter).difference());
  }

  private boolean stillFails(GeneratedStatement statement, Call candidate, Comparison first)
      throws SQLException {
    Comparison comparison = compare(statement, candidate, candidate);
    return comparison.expected().succeeded() == first.expected().succeeded()
        && comparison.actual().failure().equals(first.actual().failure())
        && !comparison.abandoned()
        && !lawful(statement, comparison);
  }

  /** A plan differs with what is planned; that there is one doesn't. */
  static boolean lawful(GeneratedStatement statement, Comparison comparison) {
    return statement.traits().quiet()
        ? comparison.expected().failure().equals(comparison.actual().failure())
        : comparison.lawful();
  }

  List<String> failures() {
    return failures;
  }

  /** The share of the statements that the twin accepts. */
  double validShare() {
    int wrong = invalid.values().stream().mapToInt(Integer::intValue).sum();
    return run == 0 ? 0 : 1 - (double) wrong / run;
  }

  @Override
  public String toString() {
    return "%d statements on %s with seed %d: %.1f %% valid, invalid by SQLState %s, %d abandoned, refused as known %s, %d unlawful"
        .formatted(
            run,
            twin.database(),
            seed,
            100 * validShare(),
            invalid,
            abandoned,
            refused,
            failures.size());
  }
}
