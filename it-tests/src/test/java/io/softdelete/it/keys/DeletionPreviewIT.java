package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.catalog.CatalogReader;
import io.softdelete.it.Server;
import io.softdelete.it.keys.MixedSchema.Reference;
import io.softdelete.it.keys.MixedSchema.Table;
import io.softdelete.jdbc.execute.DeletionImpact;
import io.softdelete.jdbc.execute.DeletionPreview;
import io.softdelete.jdbc.schema.Database;
import io.softdelete.jdbc.schema.ForeignKey.DeleteRule;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Visibility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is foretold of a DELETE is what it then does, and foretelling it does nothing. */
final class DeletionPreviewIT {
  private static final int ROWS = 120;
  private static final String[] SCHEMA = {
    "CREATE TABLE users (id INT PRIMARY KEY, deleted_at TIMESTAMP NULL)",
    "CREATE TABLE posts (id INT PRIMARY KEY, author INT, deleted_at TIMESTAMP NULL,"
        + " FOREIGN KEY (author) REFERENCES users (id) ON DELETE CASCADE)",
    "CREATE TABLE votes (id INT PRIMARY KEY, post INT, voter INT,"
        + " FOREIGN KEY (post) REFERENCES posts (id) ON DELETE CASCADE,"
        + " FOREIGN KEY (voter) REFERENCES users (id) ON DELETE SET NULL)",
    "CREATE TABLE votes_archive (id INT, post INT, voter INT)",
    "CREATE TABLE stamps (vote INT, FOREIGN KEY (vote) REFERENCES votes (id) ON DELETE CASCADE)",
    "CREATE TABLE loans (id INT PRIMARY KEY, borrower INT, deleted_at TIMESTAMP NULL,"
        + " CONSTRAINT loans_borrower FOREIGN KEY (borrower) REFERENCES users (id)"
        + " ON DELETE RESTRICT)",
    "CREATE TABLE notes (id INT)",
    "INSERT INTO users (id) VALUES (1), (2), (3)",
    "INSERT INTO posts (id, author) VALUES (1, 1), (2, 1), (3, 2)",
    "INSERT INTO posts VALUES (4, 1, CURRENT_TIMESTAMP)",
    "INSERT INTO votes VALUES (1, 1, 2), (2, 2, 1), (3, 3, 1), (4, 3, 2)",
    // Rows that nothing names, and equal ones.
    "INSERT INTO stamps VALUES (1), (1), (2), (4)",
    "INSERT INTO loans (id, borrower) VALUES (1, 3), (2, 3)",
    "INSERT INTO loans VALUES (3, 1, CURRENT_TIMESTAMP)",
    "INSERT INTO notes VALUES (1), (1), (2)",
  };
  private static final String CATALOG =
      """
      tables:
        users: {}
        posts: {}
        votes: {delete: archive, archive: {table: votes_archive}}
        loans: {}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Server.class)
  void eachRowIsCountedByItsKey(Server server) throws Exception {
    String url = server.createDatabase();
    Server.execute(url, SCHEMA);
    try (Connection raw = DriverManager.getConnection(url)) {
      DeletionPreview preview = preview(raw, CATALOG);
      DeletionImpact impact = preview.of("DELETE FROM users WHERE id = 1").orElseThrow();

      assertThat(impact.named().rows()).isEqualTo(1);
      assertThat(impact.named().inSteps()).isTrue();
      assertThat(reached(impact))
          .containsExactlyInAnyOrder(
              "posts 2 CASCADE false",
              "votes 2 CASCADE false",
              "stamps 3 CASCADE true",
              "votes 1 SET_NULL false");
      assertThat(impact.blocked()).isEmpty();
      impact = preview.of("DELETE FROM users WHERE id > 1").orElseThrow();
      assertThat(impact.named().rows()).isEqualTo(2);
      assertThat(impact.blocked())
          .singleElement()
          .satisfies(
              key -> {
                assertThat(key.key().name()).isEqualToIgnoringCase("loans_borrower");
                assertThat(key.rows()).isEqualTo(2);
              });
      assertThat(preview.of("DELETE FROM notes WHERE id = 1").orElseThrow().named().rows())
          .isEqualTo(2);
      impact = preview.of("/* softdelete:bypass */ DELETE FROM users WHERE id = 1").orElseThrow();
      assertThat(impact.named().policy()).isEmpty();
      assertThat(reached(impact)).contains("posts 3 CASCADE true", "stamps 3 CASCADE true");
      assertThat(impact.blocked()).as("the database sees the deleted loan").hasSize(1);
      assertThat(preview.of("SELECT * FROM users")).isEmpty();
      assertThatThrownBy(() -> preview.of("DELETE FROM users WHERE id = ?"))
          .hasMessageContaining("parameters");
      if (server == Server.POSTGRESQL) {
        assertThatThrownBy(
                () -> preview.of("WITH x AS (DELETE FROM loans RETURNING id) SELECT * FROM x"))
            .hasMessageContaining("stands alone");
      }
      assertThat(raw.getAutoCommit()).isTrue();
      assertThat(raw.isReadOnly()).isFalse();
    }
  }

  /** A function that the condition calls is all that could write. */
  @ParameterizedTest
  @EnumSource(
      value = Server.class,
      names = {"POSTGRESQL", "MARIADB"})
  void nothingCanBeWritten(Server server) throws Exception {
    String url = server.createDatabase();
    Server.execute(url, SCHEMA);
    Server.execute(
        url,
        server == Server.POSTGRESQL
            ? "CREATE FUNCTION noted() RETURNS int LANGUAGE sql AS"
                + " 'INSERT INTO notes VALUES (9) RETURNING 1'"
            : "CREATE FUNCTION noted() RETURNS int MODIFIES SQL DATA"
                + " BEGIN INSERT INTO notes VALUES (9); RETURN 1; END");
    try (Connection raw = DriverManager.getConnection(url)) {
      assertThatThrownBy(() -> preview(raw, CATALOG).of("DELETE FROM loans WHERE id = noted()"))
          .isInstanceOf(SQLException.class)
          .satisfies(e -> assertThat(e.getMessage().toLowerCase(Locale.ROOT)).contains("read"));
      assertThat(KeysTwin.rows(raw, "SELECT id FROM notes WHERE id = 9")).isEmpty();
      Server.execute(raw, "INSERT INTO notes VALUES (10)");
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void whatIsForetoldHappens(Server server) throws Exception {
    Path catalog = folder.resolve("modes.yaml");
    Files.writeString(catalog, MixedSchema.CATALOG);
    String url = server.createDatabase();
    Server.execute(url, MixedSchema.statements(server).toArray(String[]::new));
    Random random = new Random(7);
    try (Connection raw = DriverManager.getConnection(url);
        Connection driven =
            DriverManager.getConnection(
                server.throughDriver(url, Map.of("catalog", catalog.toString())))) {
      fill(raw, random);
      DeletionPreview preview = preview(raw, MixedSchema.CATALOG);
      int failed = 0;
      int reached = 0;
      for (int i = 0; i < 60; i++) {
        Table table = MixedSchema.TABLES.get(random.nextInt(MixedSchema.TABLES.size()));
        int id = random.nextInt(ROWS);
        String sql =
            "DELETE FROM %s WHERE id BETWEEN %d AND %d"
                .formatted(table.name(), id, id + random.nextInt(4));
        State before = State.of(raw);
        DeletionImpact impact = preview.of(sql).orElseThrow();
        assertThat(State.of(raw)).as(sql).isEqualTo(before);
        String outcome = KeysTwin.outcome(driven, sql);
        assertThat(outcome.startsWith("count"))
            .as("%s: %s, foretold %s", sql, outcome, impact)
            .isEqualTo(impact.blocked().isEmpty());
        if (impact.blocked().isEmpty()) {
          assertThat(foretold(impact)).as("%s: %s", sql, impact).isEqualTo(before.to(raw));
          reached += impact.reached().size();
        } else {
          failed++;
        }
      }
      assertThat(failed).as("refused").isPositive();
      assertThat(reached).as("keys followed").isGreaterThan(20);
    }
  }

  private static DeletionPreview preview(Connection raw, String catalog) throws SQLException {
    Database database = Database.of(raw.getMetaData());
    return DeletionPreview.on(
        raw,
        new RewriterSettings(
            CatalogReader.read(catalog, "catalog"),
            database.dialect(),
            database.folding(),
            Visibility.ACTIVE,
            HintPolicy.OPEN));
  }

  private static List<String> reached(DeletionImpact impact) {
    return impact.reached().stream()
        .map(
            row ->
                "%s %d %s %s"
                    .formatted(
                        row.key().child().table().toLowerCase(Locale.ROOT),
                        row.rows(),
                        row.key().onDelete(),
                        row.byDatabase())
                    .replace("ON DELETE ", "")
                    .replace("SET NULL", "SET_NULL"))
        .toList();
  }

  /** Rows by table, and overwritten ones by table and column, as foretold. */
  private static Map<String, Long> foretold(DeletionImpact impact) {
    Map<String, Long> counts = new HashMap<>();
    add(counts, impact.named().table().table(), impact.named().rows());
    for (DeletionImpact.Reached row : impact.reached()) {
      String table = row.key().child().table();
      add(
          counts,
          row.key().onDelete() == DeleteRule.CASCADE
              ? table
              : table + ' ' + row.key().childColumns().get(row.key().childColumns().size() - 1),
          row.rows());
    }
    return counts;
  }

  private static void add(Map<String, Long> counts, String what, long rows) {
    if (rows > 0) {
      counts.merge(what.toLowerCase(Locale.ROOT), rows, Long::sum);
    }
  }

  /** The database would refuse some: they are left out. */
  private static void fill(Connection raw, Random random) throws SQLException {
    for (int id = 0; id < ROWS; id++) {
      for (Table table : MixedSchema.TABLES) {
        List<String> columns = new ArrayList<>(List.of("id"));
        List<String> values = new ArrayList<>(List.of(String.valueOf(id)));
        for (Reference reference : table.references()) {
          columns.add(reference.column());
          values.add(
              random.nextInt(3) > 0 || id == 0 ? "NULL" : String.valueOf(random.nextInt(id)));
        }
        KeysTwin.outcome(
            raw,
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(table.name(), String.join(", ", columns), String.join(", ", values)));
      }
    }
  }

  /** The active rows of all tables: table, id, and the column of each reference with its value. */
  private record State(Map<String, Map<String, Set<String>>> tables) {
    static State of(Connection raw) throws SQLException {
      Map<String, Map<String, Set<String>>> tables = new HashMap<>();
      for (Table table : MixedSchema.TABLES) {
        Map<String, Set<String>> columns = new HashMap<>();
        columns.put("", KeysTwin.rows(raw, select("id", table) + table.active()));
        for (Reference reference : table.references()) {
          columns.put(
              reference.column(),
              KeysTwin.rows(
                  raw,
                  select("id", table)
                      + table.active()
                      + " AND "
                      + reference.column()
                      + " IS NULL"));
        }
        tables.put(table.name(), columns);
      }
      return new State(tables);
    }

    private static String select(String columns, Table table) {
      return "SELECT " + columns + " FROM " + table.name() + " WHERE ";
    }

    /** Rows that are gone by table, and references that became NULL by table and column. */
    Map<String, Long> to(Connection raw) throws SQLException {
      Map<String, Long> counts = new HashMap<>();
      State after = of(raw);
      tables.forEach(
          (table, columns) ->
              columns.forEach(
                  (column, rows) -> {
                    Set<String> now = after.tables.get(table).get(column);
                    if (column.isEmpty()) {
                      add(counts, table, rows.size() - now.size());
                    } else {
                      Set<String> overwritten = new HashSet<>(now);
                      overwritten.removeAll(rows);
                      add(counts, table + ' ' + column, overwritten.size());
                    }
                  }));
      return counts;
    }
  }
}
