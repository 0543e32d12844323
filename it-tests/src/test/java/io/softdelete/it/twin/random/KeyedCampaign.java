package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Bind;
import io.softdelete.it.twin.Call;
import io.softdelete.it.twin.Comparison;
import io.softdelete.it.twin.Database;
import io.softdelete.it.twin.Snapshot;
import io.softdelete.it.twin.Twin;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs generated writes by key on both twins, some of them one after the other in a transaction.
 * Where a deleted row holds a key, the driver may fail as the catalog says. Not thread-safe.
 */
final class KeyedCampaign {
  private static final int MOST_FAILURES = 20;
  private static final Set<String> REVIVING = Set.of("post_tags", "members");
  private static final Set<String> VIOLATIONS = Set.of("SD007", "23505", "23000");

  /** What the driver refuses for the statement's shape. */
  private static final Set<String> REFUSALS = Set.of("SD001", "SD002");

  private final Twin twin;
  private final long seed;
  private final List<KeyedTable> tables;
  private final List<String> failures = new ArrayList<>();
  private final Map<String, Integer> verdicts = new TreeMap<>();

  /** What became of a statement. */
  private enum Verdict {
    EQUAL,
    EQUAL_FAILURE,
    KEY_OF_DELETED_ROW,
    REFUSED,
    FAILS_OTHERWISE,
    UNLAWFUL
  }

  KeyedCampaign(Twin twin, long seed) {
    this.twin = twin;
    this.seed = seed;
    // H2 and MariaDB have no indexes of active rows only, by which emails could be unique.
    this.tables =
        twin.database() == Database.POSTGRESQL
            ? List.of(
                KeyedTable.BADGES, KeyedTable.POST_TAGS, KeyedTable.MEMBERS, KeyedTable.ACCOUNTS)
            : List.of(KeyedTable.BADGES, KeyedTable.POST_TAGS, KeyedTable.MEMBERS);
  }

  /** Runs the sequences of these indexes, until too many have failed. */
  void run(long first, long count) throws SQLException {
    for (long index = first; index < first + count && failures.size() < MOST_FAILURES; index++) {
      try {
        sequence(index);
      } finally {
        twin.rollback();
      }
    }
  }

  private void sequence(long index) throws SQLException {
    Choices choices = new Choices(seed, index);
    List<String> texts = new ArrayList<>();
    Verdict verdict = Verdict.EQUAL;
    for (int i = choices.from(List.of(1, 1, 2, 3, 4)); i > 0 && verdict == Verdict.EQUAL; i--) {
      KeyedDraft draft = new KeyedDraft(choices, twin.database(), choices.from(tables));
      Call call = call(draft, new KeyedWrites(draft).statement());
      texts.add(call.style() + " " + call.sql() + " " + call.bindings());
      Snapshot before = twin.hauntedNow();
      Comparison comparison = twin.compareReviving(call, REVIVING);
      verdict = verdict(comparison, call, draft.table.name(), before);
      verdicts.merge(verdict.name(), 1, Integer::sum);
      if (verdict == Verdict.UNLAWFUL) {
        failures.add(
            "-- seed %d, index %d on %s%n%s%nsent: %s%n%s"
                .formatted(
                    seed,
                    index,
                    twin.database(),
                    String.join("\n", texts),
                    twin.sent(call.sql()),
                    comparison.difference()));
      }
    }
  }

  private static Call call(KeyedDraft draft, String sql) {
    List<Bind> parameters = draft.parameters();
    if (parameters.isEmpty()) {
      return Call.of(sql);
    }
    List<List<Bind>> bindings = new ArrayList<>(List.of(List.copyOf(parameters)));
    boolean batch = !sql.contains("RETURNING") && draft.choices.percent(30);
    if (batch) {
      bindings.add(List.copyOf(parameters));
    }
    Call.Style style = batch ? Call.Style.BATCH : Call.Style.PREPARED;
    return new Call(sql, bindings, style, false, List.of());
  }

  private Verdict verdict(Comparison comparison, Call call, String table, Snapshot before)
      throws SQLException {
    Optional<String> expected = comparison.expected().failure();
    String actual = comparison.actual().failure().orElse("");
    if (comparison.lawful()) {
      return expected.isPresent() ? Verdict.EQUAL_FAILURE : Verdict.EQUAL;
    }
    if (REFUSALS.contains(actual)) {
      return Verdict.REFUSED;
    }
    if (expected.isPresent()) {
      // PostgreSQL: rows that come back by one key are one row twice, as new ones would collide.
      boolean twice = actual.equals("21000") && call.sql().startsWith("MERGE");
      boolean other = actual.equals("SD007") || lenient(comparison) || twice;
      return other ? Verdict.FAILS_OTHERWISE : Verdict.UNLAWFUL;
    }
    boolean held =
        VIOLATIONS.contains(actual)
            && (rowsCollide(call.sql(), table) || deletedRowHolds(call.sql(), table, before));
    return held ? Verdict.KEY_OF_DELETED_ROW : Verdict.UNLAWFUL;
  }

  /** MariaDB rejects some queries over the target itself, and not those that ours hides from it. */
  private boolean lenient(Comparison comparison) {
    return twin.database() == Database.MARIADB
        && comparison.actual().succeeded()
        && comparison.aftermath().isEmpty();
  }

  /**
   * A row that a MERGE has just deleted holds its key, and H2 counts rows that match twice; what
   * MariaDB would update by one key may have a deleted row's other one.
   */
  private static boolean rowsCollide(String sql, String table) {
    return (sql.startsWith("MERGE") && sql.contains("THEN DELETE"))
        || (sql.contains(" ON DUPLICATE KEY ") && table.equals("members"));
  }

  /** Whether the plain twin now has a key that a deleted row holds, and that doesn't come back. */
  private boolean deletedRowHolds(String sql, String table, Snapshot before) throws SQLException {
    List<List<String>> now = twin.plainNow().activeValues(table);
    boolean update = sql.startsWith("UPDATE");
    for (List<String> ghost : before.hiddenValues(table)) {
      for (List<String> row : now) {
        boolean first = ghost.get(0).equals(row.get(0));
        boolean second = ghost.get(1).equals(row.get(1));
        boolean held =
            switch (table) {
              case "post_tags" -> first && second && update;
              case "members" -> first != second || (first && update);
              default -> first;
            };
        if (held) {
          return true;
        }
      }
    }
    return false;
  }

  List<String> failures() {
    return failures;
  }

  /** How many statements did the same on both sides. */
  int equal() {
    return verdicts.getOrDefault(Verdict.EQUAL.name(), 0);
  }

  @Override
  public String toString() {
    return "writes by key on %s with seed %d: %s".formatted(twin.database(), seed, verdicts);
  }
}
