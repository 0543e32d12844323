package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random changes of a schema with every kind of foreign key, beside a database that follows them.
 */
final class RandomKeysIT {
  private static final int STATEMENTS = Integer.getInteger("keys.statements", 400);
  private static final long SEED = Long.getLong("keys.seed", 4L);

  @TempDir private Path folder;

  /** A column that refers to a table. */
  private record Reference(String column, String table, String key) {}

  private static final Map<String, List<Reference>> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("accounts", List.of(new Reference("parent_id", "accounts", "id")));
    TABLES.put(
        "users",
        List.of(
            new Reference("account_id", "accounts", "id"),
            new Reference("manager_id", "users", "id"),
            new Reference("team_id", "teams", "id")));
    TABLES.put("teams", List.of(new Reference("lead_id", "users", "id")));
    TABLES.put(
        "posts",
        List.of(
            new Reference("author_id", "users", "id"), new Reference("editor_id", "users", "id")));
    TABLES.put(
        "comments",
        List.of(
            new Reference("post_id", "posts", "id"),
            new Reference("account_code", "accounts", "code")));
    TABLES.put("pins", List.of(new Reference("post_id", "posts", "id")));
    TABLES.put("locks", List.of(new Reference("user_id", "users", "id")));
    TABLES.put("notes", List.of(new Reference("post_id", "posts", "id")));
  }

  private static List<String> schema(Server server) {
    String gone = "deleted_at TIMESTAMP" + (server == Server.MARIADB ? " NULL" : "");
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE TABLE accounts (id INT PRIMARY KEY, parent_id INT, code INT NOT NULL UNIQUE, "
            + gone
            + ", CONSTRAINT accounts_parent FOREIGN KEY (parent_id) REFERENCES accounts (id) ON DELETE CASCADE)");
    statements.add(
        "CREATE TABLE users (id INT PRIMARY KEY, account_id INT, manager_id INT, team_id INT, "
            + gone
            + ", CONSTRAINT users_account FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE"
            + ", CONSTRAINT users_manager FOREIGN KEY (manager_id) REFERENCES users (id) ON DELETE SET NULL)");
    statements.add(
        "CREATE TABLE teams (id INT PRIMARY KEY, lead_id INT, "
            + gone
            + ", CONSTRAINT teams_lead FOREIGN KEY (lead_id) REFERENCES users (id) ON DELETE CASCADE)");
    statements.add(
        "ALTER TABLE users ADD CONSTRAINT users_team FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE");
    statements.add(
        "CREATE TABLE posts (id INT NOT NULL, part INT NOT NULL, author_id INT, editor_id INT, "
            + gone
            + ", PRIMARY KEY (part, id), UNIQUE (id, part)"
            + ", CONSTRAINT posts_author FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE"
            + ", CONSTRAINT posts_editor FOREIGN KEY (editor_id) REFERENCES users (id) ON DELETE SET NULL)");
    statements.add(
        "CREATE TABLE comments (id INT PRIMARY KEY, post_id INT, part INT, account_code INT, "
            + gone
            + ", CONSTRAINT comments_post FOREIGN KEY (post_id, part) REFERENCES posts (id, part) ON DELETE CASCADE"
            + ", CONSTRAINT comments_account FOREIGN KEY (account_code) REFERENCES accounts (code) ON DELETE CASCADE)");
    statements.add(
        "CREATE TABLE pins (id INT PRIMARY KEY, post_id INT DEFAULT 0, part INT DEFAULT 0, "
            + gone
            + ", CONSTRAINT pins_post FOREIGN KEY (post_id, part) REFERENCES posts (id, part) ON DELETE "
            + (server == Server.MARIADB ? "SET NULL)" : "SET DEFAULT)"));
    statements.add(
        "CREATE TABLE locks (id INT PRIMARY KEY, user_id INT, "
            + gone
            + ", CONSTRAINT locks_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT)");
    statements.add(
        "CREATE TABLE notes (id INT PRIMARY KEY, post_id INT, part INT, "
            + gone
            + ", CONSTRAINT notes_post FOREIGN KEY (post_id, part) REFERENCES posts (id, part))");
    // Where SET DEFAULT leads to; H2 doesn't look whether there is such a row, and we can't but.
    statements.add("INSERT INTO posts (id, part) VALUES (0, 0)");
    return statements;
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void activeRowsAreThePlainDatabases(Server server) throws Exception {
    Path catalog = folder.resolve("keys.yaml");
    StringBuilder yaml = new StringBuilder("tables:\n");
    Map<String, String> active = new LinkedHashMap<>();
    for (String table : TABLES.keySet()) {
      yaml.append("  ").append(table).append(": {}\n");
      active.put(table, "deleted_at IS NULL");
    }
    Files.writeString(catalog, yaml);
    try (KeysTwin twin = new KeysTwin(server, catalog.toString(), active, schema(server))) {
      new Campaign(twin, new Random(SEED)).run();
    }
  }

  /** One sequence of statements. */
  private static final class Campaign {
    private final KeysTwin twin;
    private final Random random;
    private final Map<String, Integer> inserted = new LinkedHashMap<>(Map.of("posts", 1));
    private int deletes;
    private int failures;
    private int next = 1;

    Campaign(KeysTwin twin, Random random) {
      this.twin = twin;
      this.random = random;
    }

    void run() throws Exception {
      for (int i = 0; i < STATEMENTS; i++) {
        int kind = random.nextInt(10);
        String table = List.copyOf(TABLES.keySet()).get(random.nextInt(TABLES.size()));
        if (kind < 6) {
          insert(table);
        } else if (kind < 7) {
          repoint(table);
        } else {
          delete(table);
        }
      }
      for (String table : TABLES.keySet()) {
        assertThat(KeysTwin.numbers(twin.drivenRaw, "SELECT COUNT(*) FROM " + table))
            .as(table)
            .containsExactly(inserted.getOrDefault(table, 0));
      }
      assertThat(deletes).isGreaterThan(STATEMENTS / 20);
      assertThat(failures).isPositive();
    }

    private void check(String sql, Object... parameters) throws Exception {
      assertThat(twin.run(sql, parameters))
          .as("seed %d: %s %s", SEED, sql, List.of(parameters))
          .isEmpty();
    }

    private Object key(Reference reference) throws Exception {
      if (random.nextInt(4) == 0) {
        return "NULL";
      }
      List<Integer> keys =
          KeysTwin.numbers(
              twin.plain,
              "SELECT " + reference.key() + " FROM " + reference.table() + " ORDER BY 1");
      return keys.isEmpty() ? "NULL" : keys.get(random.nextInt(keys.size()));
    }

    private void insert(String table) throws Exception {
      int id = next++;
      List<String> columns = new ArrayList<>(List.of("id"));
      List<Object> values = new ArrayList<>(List.of(id));
      if (table.equals("accounts")) {
        columns.add("code");
        values.add(id + 1000);
      }
      if (table.equals("posts")) {
        columns.add("part");
        values.add(7);
      }
      for (Reference reference : TABLES.get(table)) {
        columns.add(reference.column());
        values.add(key(reference));
        if (reference.column().equals("post_id")) {
          columns.add("part");
          values.add(7);
        }
      }
      String list = values.toString();
      check(
          "INSERT INTO %s (%s) VALUES (%s)"
              .formatted(table, String.join(", ", columns), list.substring(1, list.length() - 1)));
      int stored =
          KeysTwin.numbers(twin.drivenRaw, "SELECT id FROM " + table + " WHERE id = " + id).size();
      inserted.merge(table, stored, Integer::sum);
    }

    private void repoint(String table) throws Exception {
      Reference reference = TABLES.get(table).get(random.nextInt(TABLES.get(table).size()));
      check(
          "UPDATE %s SET %s = %s WHERE id %% 5 = %d AND id > 0"
              .formatted(table, reference.column(), key(reference), random.nextInt(5)));
    }

    private void delete(String table) throws Exception {
      deletes++;
      List<Integer> ids =
          KeysTwin.numbers(twin.plain, "SELECT id FROM " + table + " WHERE id > 0 ORDER BY 1");
      int id = ids.isEmpty() ? 1 : ids.get(random.nextInt(ids.size()));
      int before = KeysTwin.rows(twin.plain, "SELECT * FROM " + table).size();
      // MariaDB doesn't count a named row that a cascade took before it was come to.
      switch (random.nextInt(twin.countsInAnyOrder() ? 5 : 1)) {
        case 0 -> check("DELETE FROM " + table + " WHERE id = ?", id);
        case 1 -> check("DELETE FROM " + table + " WHERE id IN (?, ?)", id, id + 1);
        case 2 ->
            check(
                "DELETE FROM %s WHERE id = (SELECT MAX(x.id) FROM posts x) OR id = %d"
                    .formatted(table, id));
        case 3 -> check("DELETE FROM %s WHERE id BETWEEN %d AND %d".formatted(table, id, id + 3));
        default -> check("DELETE FROM %s WHERE %d = id -- ? and 'so' on".formatted(table, id));
      }
      int after = KeysTwin.rows(twin.plain, "SELECT * FROM " + table).size();
      failures += before > 0 && before == after ? 1 : 0;
    }
  }
}
