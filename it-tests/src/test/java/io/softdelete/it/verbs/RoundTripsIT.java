package io.softdelete.it.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random deletions and the UNDELETE of each: afterwards every row of every table is what it was,
 * those that were deleted before included. {@code -Dverbs.roundTrips=N} for longer runs, {@code
 * -Dverbs.seed=N} for another one.
 */
final class RoundTripsIT {
  private static final int TRIPS = Integer.getInteger("verbs.roundTrips", 120);
  private static final long SEED = Long.getLong("verbs.seed", 7);
  private static final int POPULATION = 60;

  private static final String CATALOG =
      """
      defaults:
        set: {deletion_id: "${operation}", deleted_by: "${actor}", token: id}
        unset: {token: 0}
      tables:
        regions: {}
        shops: {}
        clerks: {}
        bills: {}
        %s
      """;

  private static final String ARCHIVES =
      """
      notes: &archived
          delete: archive
          archive: {table: notes_archive, set: {archived_at: CURRENT_TIMESTAMP, deletion_id: "${operation}"}}
        folders:
          delete: archive
          archive: {table: folders_archive, set: {archived_at: CURRENT_TIMESTAMP, deletion_id: "${operation}"}}
        files:
          delete: archive
          archive: {table: files_archive, set: {archived_at: CURRENT_TIMESTAMP, deletion_id: "${operation}"}}
      """
          .replace("&archived", "");

  /** A column that refers to a table. */
  private record Reference(String column, String table) {}

  private static Map<String, List<Reference>> tables() {
    Map<String, List<Reference>> tables = new LinkedHashMap<>();
    tables.put("regions", List.of());
    tables.put("shops", List.of(new Reference("region", "regions")));
    tables.put("clerks", List.of(new Reference("shop", "shops"), new Reference("boss", "clerks")));
    tables.put(
        "bills",
        List.of(
            new Reference("clerk", "clerks"),
            new Reference("shop", "shops"),
            new Reference("region", "regions")));
    return tables;
  }

  private static Map<String, List<Reference>> archived() {
    Map<String, List<Reference>> tables = new LinkedHashMap<>();
    tables.put("notes", List.of(new Reference("clerk", "clerks"), new Reference("bill", "bills")));
    tables.put("folders", List.of(new Reference("folder", "folders")));
    tables.put(
        "files", List.of(new Reference("folder", "folders"), new Reference("original", "files")));
    return tables;
  }

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource(Server.class)
  void databaseIsWhatItWas(Server server) throws SQLException {
    boolean archives = server != Server.MARIADB;
    VerbDatabase database =
        VerbDatabase.create(server, CATALOG.formatted(archives ? ARCHIVES : ""));
    Map<String, List<Reference>> soft = tables();
    Map<String, List<Reference>> kept = archives ? archived() : Map.of();
    for (Map.Entry<String, List<Reference>> table : soft.entrySet()) {
      database.plainly(
          "CREATE TABLE %s (id INT PRIMARY KEY, token INT DEFAULT 0 NOT NULL, deleted_at {timestamp} NULL, deletion_id {uuid} NULL, deleted_by VARCHAR(80) NULL%s)"
              .formatted(table.getKey(), references(table.getValue(), true)));
    }
    for (Map.Entry<String, List<Reference>> table : kept.entrySet()) {
      database.plainly(
          "CREATE TABLE %s (id INT PRIMARY KEY, name VARCHAR(20)%s)"
              .formatted(table.getKey(), references(table.getValue(), true)),
          "CREATE TABLE %s_archive (id INT, name VARCHAR(20)%s, archived_at {timestamp}, deletion_id {uuid})"
              .formatted(table.getKey(), references(table.getValue(), false)));
    }
    Map<String, List<Reference>> all = new LinkedHashMap<>(soft);
    all.putAll(kept);
    try (Connection driven = database.driven();
        Connection plain = database.plain()) {
      for (int trip = 0; trip < TRIPS; trip++) {
        if (trip % POPULATION == 0) {
          populate(plain, all, kept);
        } else if (trip % 7 == 0) {
          // A deletion that stays: what comes after must leave it alone.
          update(driven, deletion(all));
        }
        Map<String, Set<String>> before = state(plain, all.keySet(), kept.keySet());
        String delete = deletion(all);
        String table = delete.split(" ", -1)[2];
        String place = kept.containsKey(table) ? table + "_archive" : table;
        Set<String> known = operations(plain, place);
        int deleted = update(driven, delete);
        Set<String> operations = operations(plain, place);
        operations.removeAll(known);
        if (deleted > 0) {
          assertThat(operations).hasSize(1);
          String undelete =
              "UNDELETE FROM %s WHERE deletion_id = '%s'"
                  .formatted(table, operations.iterator().next());
          assertThat(update(driven, undelete)).as(delete).isGreaterThanOrEqualTo(deleted);
        }
        assertThat(state(plain, all.keySet(), kept.keySet()))
            .as("seed " + SEED + ", trip " + trip + ": " + delete)
            .isEqualTo(before);
      }
    }
  }

  private static String references(List<Reference> references, boolean keys) {
    StringBuilder sql = new StringBuilder();
    references.forEach(reference -> sql.append(", ").append(reference.column()).append(" INT"));
    if (keys) {
      references.forEach(
          reference ->
              sql.append(
                  ", FOREIGN KEY (%s) REFERENCES %s (id) ON DELETE CASCADE"
                      .formatted(reference.column(), reference.table())));
    }
    return sql.toString();
  }

  private void populate(
      Connection plain, Map<String, List<Reference>> tables, Map<String, List<Reference>> kept)
      throws SQLException {
    List<String> names = new ArrayList<>(tables.keySet());
    java.util.Collections.reverse(names);
    for (String name : names) {
      for (Reference self : tables.get(name)) {
        if (self.table().equals(name)) {
          update(plain, "UPDATE %s SET %s = NULL".formatted(name, self.column()));
        }
      }
      update(plain, "DELETE FROM " + name);
      if (kept.containsKey(name)) {
        update(plain, "DELETE FROM " + name + "_archive");
      }
    }
    int rows = 4 + random.nextInt(10);
    for (Map.Entry<String, List<Reference>> table : tables.entrySet()) {
      for (int id = 1; id <= rows; id++) {
        StringBuilder columns = new StringBuilder("id");
        StringBuilder values = new StringBuilder().append(id);
        for (Reference reference : table.getValue()) {
          boolean self = reference.table().equals(table.getKey());
          int most = self ? id - 1 : rows;
          columns.append(", ").append(reference.column());
          values
              .append(", ")
              .append(
                  most == 0 || random.nextInt(4) == 0
                      ? "NULL"
                      : String.valueOf(1 + random.nextInt(most)));
        }
        update(plain, "INSERT INTO %s (%s) VALUES (%s)".formatted(table.getKey(), columns, values));
      }
    }
  }

  private String deletion(Map<String, List<Reference>> tables) {
    List<String> names = List.copyOf(tables.keySet());
    String name = names.get(random.nextInt(names.size()));
    int a = 1 + random.nextInt(12);
    int b = 1 + random.nextInt(12);
    return switch (random.nextInt(4)) {
      case 0 -> "DELETE FROM " + name + " WHERE id = " + a;
      case 1 -> "DELETE FROM " + name + " WHERE id IN (" + a + ", " + b + ")";
      case 2 ->
          "DELETE FROM " + name + " WHERE id BETWEEN " + Math.min(a, b) + " AND " + Math.max(a, b);
      default -> "DELETE FROM " + name + " WHERE id % 3 = " + a % 3;
    };
  }

  private static Set<String> operations(Connection plain, String place) throws SQLException {
    return rows(
        plain, "SELECT DISTINCT deletion_id FROM " + place + " WHERE deletion_id IS NOT NULL");
  }

  private static Map<String, Set<String>> state(
      Connection plain, Iterable<String> tables, Iterable<String> kept) throws SQLException {
    Map<String, Set<String>> state = new LinkedHashMap<>();
    for (String table : tables) {
      state.put(table, rows(plain, "SELECT * FROM " + table));
    }
    for (String table : kept) {
      state.put(table + "_archive", rows(plain, "SELECT * FROM " + table + "_archive"));
    }
    return state;
  }

  private static Set<String> rows(Connection plain, String sql) throws SQLException {
    try (Statement statement = plain.createStatement()) {
      return new TreeSet<>(VerbDatabase.rows(statement.executeQuery(sql)));
    }
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
