package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import io.softdelete.it.keys.MixedSchema.Kept;
import io.softdelete.it.keys.MixedSchema.Reference;
import io.softdelete.it.keys.MixedSchema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random changes of a schema with every mode and every kind of foreign key, beside a database that
 * follows the keys itself. No row may be lost, or be in two places. A campaign: -Dkeys.statements=N
 * -Dkeys.seed=S [-Dkeys.database=H2].
 */
final class RandomModesIT {
  private static final int STATEMENTS = Integer.getInteger("keys.statements", 250);
  private static final long SEED = Long.getLong("keys.seed", 9L);
  private static final String DATABASE = System.getProperty("keys.database", "");
  private static final int ROUND = 1000;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Server.class)
  void everyRowIsInOnePlace(Server server) throws Exception {
    if (!DATABASE.isEmpty() && !DATABASE.equals(server.name())) {
      return;
    }
    Path catalog = folder.resolve("modes.yaml");
    Files.writeString(catalog, MixedSchema.CATALOG);
    Tally all = new Tally();
    for (int done = 0; done < STATEMENTS; done += ROUND) {
      long seed = SEED + done / ROUND;
      KeysTwin twin =
          new KeysTwin(
              server, catalog.toString(), MixedSchema.active(), MixedSchema.statements(server));
      new Campaign(twin, seed, all).run(Math.min(ROUND, STATEMENTS - done));
      twin.drop();
      if (done > 0 && done / ROUND % 10 == 0) {
        System.out.printf("%s %d statements to seed %d: %s%n", server, done + ROUND, seed, all);
      }
    }
    assertThat(all.deletes).isGreaterThan(STATEMENTS / 20);
    if (STATEMENTS > ROUND) {
      System.out.printf("%s %d statements from seed %d: %s%n", server, STATEMENTS, SEED, all);
    }
  }

  private static final class Tally {
    private int deletes;
    private int failed;

    @Override
    public String toString() {
      return deletes + " deletions, " + failed + " failed alike";
    }
  }

  /** One sequence of statements. */
  private static final class Campaign {
    private final KeysTwin twin;
    private final Random random;
    private final long seed;
    private final Tally tally;
    private final Map<String, Set<Integer>> inserted = new LinkedHashMap<>();
    private int next = 1;
    private int index;

    Campaign(KeysTwin twin, long seed, Tally tally) {
      this.twin = twin;
      this.random = new Random(seed);
      this.seed = seed;
      this.tally = tally;
      MixedSchema.TABLES.forEach(table -> inserted.put(table.name(), new TreeSet<>()));
    }

    void run(int statements) throws Exception {
      int every = STATEMENTS > ROUND ? 10 : 1;
      for (index = 0; index < statements; index++) {
        Table table = MixedSchema.TABLES.get(random.nextInt(MixedSchema.TABLES.size()));
        int kind = random.nextInt(10);
        if (kind < 6) {
          insert(table);
        } else if (kind < 7 && !table.references().isEmpty()) {
          repoint(table);
        } else {
          delete(table);
        }
        if (index % every == 0 || index == statements - 1) {
          assertThat(twin.difference()).as("seed %d, to statement %d", seed, index).isEmpty();
          requireEachOnce();
        }
      }
    }

    private boolean run(String sql, Object... parameters) throws Exception {
      String actual = KeysTwin.outcome(twin.driven, sql, parameters);
      String expected = KeysTwin.outcome(twin.plain, sql, parameters);
      assertThat(actual)
          .as("seed %d, statement %d: %s %s", seed, index, sql, List.of(parameters))
          .isEqualTo(expected);
      tally.failed += expected.startsWith("count") ? 0 : 1;
      return expected.startsWith("count");
    }

    private List<Integer> ids(String table) throws Exception {
      return KeysTwin.numbers(twin.plain, "SELECT id FROM " + table + " ORDER BY 1");
    }

    private Object key(Reference reference) throws Exception {
      if (random.nextInt(3) == 0) {
        return "NULL";
      }
      List<Integer> keys = ids(reference.table());
      return keys.isEmpty() ? "NULL" : keys.get(random.nextInt(keys.size()));
    }

    private void insert(Table table) throws Exception {
      int id = next++;
      List<String> columns = new ArrayList<>(List.of("id"));
      List<Object> values = new ArrayList<>(List.of(id));
      for (Reference reference : table.references()) {
        columns.add(reference.column());
        values.add(key(reference));
      }
      String list = values.toString();
      if (run(
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(
                  table.name(),
                  String.join(", ", columns),
                  list.substring(1, list.length() - 1)))) {
        inserted.get(table.name()).add(id);
      }
    }

    private void repoint(Table table) throws Exception {
      Reference reference = table.references().get(random.nextInt(table.references().size()));
      run(
          "UPDATE %s SET %s = %s WHERE id %% 5 = %d"
              .formatted(table.name(), reference.column(), key(reference), random.nextInt(5)));
    }

    private void delete(Table table) throws Exception {
      tally.deletes++;
      String name = table.name();
      List<Integer> ids = ids(name);
      int id = ids.isEmpty() ? 1 : ids.get(random.nextInt(ids.size()));
      boolean mariadb = !twin.countsInAnyOrder();
      // MariaDB doesn't count a named row that a cascade took before it was come to.
      int form = random.nextInt(mariadb ? 3 : 5);
      switch (form) {
        case 0 -> run("DELETE FROM " + name + " WHERE id = ?", id);
        case 1 ->
            run(
                mariadb
                    ? "DELETE FROM " + name + " WHERE id >= ? ORDER BY id LIMIT 1"
                    : "DELETE FROM " + name + " WHERE id IN (?, 0)",
                id);
        case 2 ->
            run(
                mariadb
                    ? "DELETE %s FROM %<s JOIN (SELECT %d AS k) x ON %1$s.id = x.k"
                        .formatted(name, id)
                    : "DELETE FROM %s WHERE id IN (%d, %d)".formatted(name, id, id + 1));
        case 3 -> run("DELETE FROM %s WHERE id BETWEEN %d AND %d".formatted(name, id, id + 3));
        default -> run("DELETE FROM %s WHERE %d = id -- ? and 'so' on".formatted(name, id));
      }
    }

    private void requireEachOnce() throws Exception {
      for (Table table : MixedSchema.TABLES) {
        List<Integer> found = KeysTwin.numbers(twin.drivenRaw, "SELECT id FROM " + table.name());
        Kept kept = table.kept();
        if (kept == Kept.ARCHIVED) {
          found.addAll(
              KeysTwin.numbers(twin.drivenRaw, "SELECT id FROM " + table.name() + "_archive"));
        } else if (kept == Kept.AUDITED) {
          found.addAll(
              KeysTwin.numbers(
                  twin.drivenRaw,
                  "SELECT record_id FROM trail WHERE table_name = '" + table.name() + "'"));
        } else if (kept == Kept.NOWHERE) {
          continue;
        }
        found.sort(null);
        assertThat(found)
            .as("seed %d, statement %d, %s", seed, index, table.name())
            .isEqualTo(List.copyOf(inserted.get(table.name())));
      }
    }
  }
}
