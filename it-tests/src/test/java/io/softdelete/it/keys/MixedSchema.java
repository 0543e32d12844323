package io.softdelete.it.keys;

import io.softdelete.it.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of every mode, with keys of every kind between them: the same on both twins. */
final class MixedSchema {
  /** A column, or the first of two, that refers to a table. */
  record Reference(String column, String table) {}

  /**
   * A table.
   *
   * @param active what its active rows meet
   * @param kept where its rows are kept, besides the table itself
   */
  record Table(String name, String active, Kept kept, List<Reference> references) {}

  /** Where rows go that leave their table. */
  enum Kept {
    /** They don't leave it. */
    HERE,
    /** To its archive. */
    ARCHIVED,
    /** Only their key is kept, in the audit table. */
    AUDITED,
    /** Nowhere. */
    NOWHERE
  }

  static final List<Table> TABLES =
      List.of(
          new Table("cities", "1 = 1", Kept.NOWHERE, List.of()),
          new Table(
              "accounts",
              "deleted_at IS NULL",
              Kept.HERE,
              List.of(new Reference("above", "accounts"))),
          new Table(
              "users",
              "gone = 0",
              Kept.HERE,
              List.of(
                  new Reference("account", "accounts"),
                  new Reference("manager", "users"),
                  new Reference("team", "teams"))),
          new Table(
              "teams",
              "deleted_at IS NULL",
              Kept.HERE,
              List.of(new Reference("lead_user", "users"))),
          new Table(
              "orders",
              "1 = 1",
              Kept.ARCHIVED,
              List.of(
                  new Reference("buyer", "users"),
                  new Reference("seller", "users"),
                  new Reference("city", "cities"),
                  new Reference("last_item", "items"))),
          new Table(
              "items",
              "1 = 1",
              Kept.ARCHIVED,
              List.of(new Reference("ordered", "orders"), new Reference("part_of", "items"))),
          new Table(
              "consents",
              "1 = 1",
              Kept.AUDITED,
              List.of(
                  new Reference("of_user", "users"),
                  new Reference("of_item", "items"),
                  new Reference("of_order", "orders"))),
          new Table(
              "holds",
              "1 = 1",
              Kept.AUDITED,
              List.of(new Reference("of_item", "items"), new Reference("of_order", "orders"))),
          new Table(
              "marks",
              "1 = 1",
              Kept.NOWHERE,
              List.of(new Reference("of_item", "items"), new Reference("of_user", "users"))));

  static final String CATALOG =
      """
      tables:
        accounts: {set: {deleted_by: "${actor}", operation: "${operation}"}}
        users: {marker: {column: gone, active: 0, deleted: 1}}
        teams: {}
        orders: {delete: archive, archive: {table: orders_archive, set: {archived_by: "${actor}", operation: "${operation}"}}}
        items: {delete: archive, audit: true, archive: {table: items_archive, set: {archived_at: CURRENT_TIMESTAMP}}}
        consents: {delete: hard, audit: true}
        holds: {delete: hard, audit: true}
        marks: {delete: hard}
      audit: {table: trail}
      """;

  private MixedSchema() {}

  static Map<String, String> active() {
    Map<String, String> active = new LinkedHashMap<>();
    TABLES.forEach(table -> active.put(table.name(), table.active()));
    return active;
  }

  static List<String> statements(Server server) {
    String uuid = server == Server.MARIADB ? "VARCHAR(40)" : "UUID";
    String time = "TIMESTAMP NULL";
    List<String> sql = new ArrayList<>();
    sql.add("CREATE TABLE cities (id INT PRIMARY KEY)");
    sql.add(
        "CREATE TABLE accounts (id INT PRIMARY KEY, above INT, deleted_at %s, deleted_by VARCHAR(40), operation %s)"
            .formatted(time, uuid));
    sql.add("CREATE TABLE teams (id INT PRIMARY KEY, lead_user INT, deleted_at " + time + ")");
    sql.add(
        "CREATE TABLE users (id INT PRIMARY KEY, account INT, manager INT, team INT, gone INT DEFAULT 0 NOT NULL)");
    sql.add(
        "CREATE TABLE orders (id INT, part INT DEFAULT 7, buyer INT, seller INT, city INT, last_item INT, PRIMARY KEY (part, id))");
    sql.add(
        "CREATE TABLE orders_archive (archived_by VARCHAR(40), operation %s, id INT, part INT, buyer INT, seller INT, city INT, last_item INT)"
            .formatted(uuid));
    sql.add(
        "CREATE TABLE items (id INT PRIMARY KEY, ordered INT, part INT DEFAULT 7, part_of INT)");
    sql.add(
        "CREATE TABLE items_archive (id INT, ordered INT, part INT, part_of INT, archived_at %s)"
            .formatted(time));
    sql.add(
        "CREATE TABLE consents (id INT PRIMARY KEY, of_user INT, of_item INT, of_order INT, part INT DEFAULT 7)");
    sql.add(
        "CREATE TABLE holds (id INT PRIMARY KEY, of_item INT, of_order INT, part INT DEFAULT 7)");
    sql.add("CREATE TABLE marks (id INT PRIMARY KEY, of_item INT, of_user INT)");
    sql.add(
        "CREATE TABLE trail (table_name VARCHAR(40), record_id VARCHAR(60), deleted_by VARCHAR(40), reason VARCHAR(40), deleted_at %s)"
            .formatted(time));
    for (String key :
        List.of(
            "accounts above accounts CASCADE",
            "teams lead_user users SET NULL",
            "users account accounts CASCADE",
            "users manager users SET NULL",
            "users team teams CASCADE",
            "orders buyer users CASCADE",
            "orders seller users SET NULL",
            "orders city cities CASCADE",
            "orders last_item items SET NULL",
            "items ordered orders CASCADE",
            "items part_of items CASCADE",
            "consents of_user users CASCADE",
            "consents of_item items CASCADE",
            "consents of_order orders SET NULL",
            "holds of_item items " + (server == Server.POSTGRESQL ? "NO ACTION" : "RESTRICT"),
            "holds of_order orders CASCADE",
            "marks of_item items CASCADE",
            "marks of_user users RESTRICT")) {
      String[] words = key.split(" ", 4);
      boolean pair = words[2].equals("orders");
      // A composite key of MariaDB can't be set to NULL in one column only.
      sql.add(
          "ALTER TABLE %s ADD CONSTRAINT %s_%s FOREIGN KEY (%s) REFERENCES %s ON DELETE %s"
              .formatted(
                  words[0],
                  words[0],
                  words[1],
                  pair ? "part, " + words[1] : words[1],
                  pair ? "orders (part, id)" : words[2] + " (id)",
                  words[3]));
    }
    return sql;
  }
}
