package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import io.softdelete.it.verbs.TripTables.Kind;
import io.softdelete.it.verbs.TripTables.Reference;
import io.softdelete.it.verbs.TripTables.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random deletions and the UNDELETE of each: afterwards every row of every table is what it was,
 * those that were deleted before included; and where something can't come back, the warning names
 * it. {@code -Dverbs.roundTrips=N} for longer runs, {@code -Dverbs.seed=N} for another one.
 */
final class RoundTripsIT {
  private static final int TRIPS = Integer.getInteger("verbs.roundTrips", 60);
  private static final long SEED = Long.getLong("verbs.seed", 7);
  private static final int POPULATION = 60;
  private static final int REPORTED = 1_000;

  private static final List<Table> REVERSIBLE =
      List.of(
          new Table("regions", Kind.SOFT),
          new Table("shops", Kind.SOFT, new Reference("region", "regions")),
          new Table(
              "clerks", Kind.SOFT, new Reference("shop", "shops"), new Reference("boss", "clerks")),
          new Table(
              "bills",
              Kind.SOFT,
              new Reference("clerk", "clerks"),
              new Reference("shop", "shops"),
              new Reference("region", "regions")),
          new Table(
              "notes",
              Kind.ARCHIVED,
              new Reference("clerk", "clerks"),
              new Reference("bill", "bills")),
          new Table("folders", Kind.ARCHIVED, new Reference("folder", "folders")),
          new Table(
              "files",
              Kind.ARCHIVED,
              new Reference("folder", "folders"),
              new Reference("original", "files")));

  private static final List<Table> IRREVERSIBLE =
      List.of(
          new Table("regions", Kind.SOFT),
          new Table("shops", Kind.LABELLED, new Reference("region", "regions")),
          new Table("clerks", Kind.SOFT, new Reference("shop", "shops")),
          new Table("visits", Kind.SOFT, new Reference("shop", "shops", "SET NULL")),
          new Table("badges", Kind.HARD, new Reference("clerk", "clerks")),
          new Table("pins", Kind.HARD, new Reference("badge", "badges")),
          new Table("folders", Kind.ARCHIVED),
          new Table("files", Kind.HARD, new Reference("folder", "folders", "SET NULL")),
          new Table("copies", Kind.HARD, new Reference("folder", "folders")));

  /** What a warning says: the table that is restored, and what is lost. */
  private static final Pattern LOSS =
      Pattern.compile(
          "UNDELETE FROM (\\S+): (?:rows of (\\S+) that were deleted with it are gone|(\\S+) \\(ON DELETE SET"
              + " NULL\\) of rows that referred to it isn't set again|the value of (\\S+) before the"
              + " deletion is lost, it is NULL now)");

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource(Server.class)
  void databaseIsWhatItWas(Server server) throws SQLException {
    TripTables tables = new TripTables(server, REVERSIBLE, random);
    VerbDatabase database = VerbDatabase.create(server, tables.catalog(), tables.ddl());
    long restored = 0;
    int made = 0;
    try (Connection driven = database.driven();
        Connection plain = database.plain()) {
      Map<String, Map<String, String>> before = Map.of();
      for (int trip = 0; made < TRIPS; trip++) {
        if (trip % POPULATION == 0) {
          tables.populate(plain);
          before = tables.state(plain);
        } else if (trip % 7 == 0) {
          // A deletion that stays: what comes after must leave it alone.
          Trip.delete(driven, tables.deletion(tables.any()));
          before = tables.state(plain);
        }
        Trip one = Trip.make(tables, driven, plain, before);
        Map<String, Map<String, String>> after = tables.state(plain);
        assertThat(after)
            .as("seed " + SEED + ", trip " + trip + ": " + one.delete())
            .isEqualTo(before);
        assertThat(one.warnings()).as(one.delete()).isEmpty();
        restored += one.restored();
        made += one.restored() > 0 ? 1 : 0;
      }
    }
    report(server, "reversible", restored);
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void warningsNameWhatIsLost(Server server) throws SQLException {
    TripTables tables = new TripTables(server, IRREVERSIBLE, random);
    VerbDatabase database = VerbDatabase.create(server, tables.catalog(), tables.ddl());
    Set<String> everLost = new TreeSet<>();
    Set<String> everNamed = new TreeSet<>();
    long restored = 0;
    int made = 0;
    try (Connection driven = database.driven();
        Connection plain = database.plain()) {
      for (int trip = 0; made < TRIPS; trip++) {
        if (trip % 6 == 0) {
          tables.populate(plain);
        }
        Map<String, Map<String, String>> before = tables.state(plain);
        Trip one = Trip.make(tables, driven, plain, before);
        Set<String> lost = differences(before, tables.state(plain));
        if (one.restored() > 0) {
          Set<String> named = named(one.warnings());
          assertThat(named)
              .as("seed " + SEED + ", trip " + trip + ": " + one.delete() + one.warnings())
              .containsAll(lost);
          everNamed.addAll(named);
          everLost.addAll(lost);
        }
        restored += one.restored();
        made += one.restored() > 0 ? 1 : 0;
      }
    }
    if (TRIPS >= REPORTED) {
      assertThat(everLost).as("nothing is named that is never lost").isEqualTo(everNamed);
      assertThat(everLost)
          .containsExactly(
              "badges", "copies", "files.folder", "pins", "shops.label", "visits.shop");
    }
    report(server, "irreversible", restored);
  }

  private static void report(Server server, String what, long restored) {
    if (TRIPS >= REPORTED) {
      System.out.printf(
          "%s: %d %s round trips, seed %d, %d named rows restored%n",
          server, TRIPS, what, SEED, restored);
    }
  }

  /** A deletion, and the UNDELETE of its operation if it deleted what can be restored. */
  private record Trip(String delete, long restored, List<String> warnings) {
    static Trip make(
        TripTables tables,
        Connection driven,
        Connection plain,
        Map<String, Map<String, String>> before)
        throws SQLException {
      Table table = tables.any();
      String delete = tables.deletion(table);
      int deleted = delete(driven, delete);
      if (deleted == 0 || table.kind() == Kind.HARD) {
        return new Trip(delete, 0, List.of());
      }
      String operation = operation(plain, table, before);
      List<String> warnings = new ArrayList<>();
      try (Statement statement = driven.createStatement()) {
        int restored =
            statement.executeUpdate(
                "UNDELETE FROM %s WHERE deletion_id = '%s'".formatted(table.name(), operation));
        assertThat(restored).as(delete).isGreaterThanOrEqualTo(deleted);
        for (SQLWarning next = statement.getWarnings();
            next != null;
            next = next.getNextWarning()) {
          warnings.add(next.getMessage());
        }
        return new Trip(delete, restored, warnings);
      }
    }

    static int delete(Connection driven, String delete) throws SQLException {
      try (Statement statement = driven.createStatement()) {
        return statement.executeUpdate(delete);
      }
    }

    private static String operation(
        Connection plain, Table table, Map<String, Map<String, String>> before)
        throws SQLException {
      Set<String> known =
          before.entrySet().stream()
              .filter(row -> row.getKey().startsWith(table.place() + " "))
              .map(row -> row.getValue().get("deletion_id"))
              .collect(Collectors.toSet());
      List<String> found = new ArrayList<>();
      try (Statement statement = plain.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT DISTINCT deletion_id FROM %s WHERE deletion_id IS NOT NULL"
                      .formatted(table.place()))) {
        while (rows.next()) {
          if (!known.contains(rows.getString(1))) {
            found.add(rows.getString(1));
          }
        }
      }
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  /** Tables that lost rows, and columns that lost values. */
  private static Set<String> differences(
      Map<String, Map<String, String>> before, Map<String, Map<String, String>> after) {
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    Set<String> found = new TreeSet<>();
    for (String name : names) {
      String table = name.substring(0, name.indexOf(' '));
      Map<String, String> was = before.get(name);
      Map<String, String> is = after.get(name);
      if (was == null || is == null) {
        found.add(table);
        continue;
      }
      was.forEach(
          (column, value) -> {
            if (!Objects.equals(value, is.get(column))) {
              found.add(table + "." + column);
            }
          });
    }
    return found;
  }

  private static Set<String> named(List<String> warnings) {
    Set<String> named = new TreeSet<>();
    for (String warning : warnings) {
      Matcher loss = LOSS.matcher(warning);
      assertThat(loss.matches()).as(warning).isTrue();
      if (loss.group(2) != null) {
        named.add(last(loss.group(2), 1));
      } else if (loss.group(3) != null) {
        named.add(last(loss.group(3), 2));
      } else {
        named.add(last(loss.group(1), 1) + "." + last(loss.group(4), 1));
      }
    }
    return named;
  }

  /** The last parts of a name. */
  private static String last(String name, int parts) {
    String[] all = name.toLowerCase(Locale.ROOT).split("\\.", -1);
    return String.join(".", List.of(all).subList(all.length - parts, all.length));
  }
}
