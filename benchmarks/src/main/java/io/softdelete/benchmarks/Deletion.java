package io.softdelete.benchmarks;

import java.util.List;

/** What {@link DeletionBenchmark} deletes, and how it is written by hand. */
public enum Deletion {
  /** A soft table that no key refers to. */
  SOFT(
      "soft",
      List.of(
          "CREATE TABLE orders (id int PRIMARY KEY, customer_id int, note text,"
              + " deleted_at timestamptz)"),
      List.of(Fill.EMPTY_ORDERS, Fill.ORDERS),
      "DELETE FROM orders WHERE id <= 100000",
      List.of(
          "UPDATE orders SET deleted_at = CURRENT_TIMESTAMP"
              + " WHERE deleted_at IS NULL AND id <= 100000")),

  /** A soft table that a key refers to, though no row does: by hand without heed of that. */
  SOFT_REFERRED_TO(
      "soft",
      List.of(
          "CREATE TABLE orders (id int PRIMARY KEY, customer_id int, note text,"
              + " deleted_at timestamptz)",
          "CREATE TABLE lines (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders"
              + " ON DELETE CASCADE, deleted_at timestamptz)",
          "CREATE INDEX ON lines (order_id)"),
      List.of("TRUNCATE orders, lines", Fill.ORDERS),
      "DELETE FROM orders WHERE id <= 100000",
      List.of(
          "UPDATE orders SET deleted_at = CURRENT_TIMESTAMP"
              + " WHERE deleted_at IS NULL AND id <= 100000")),

  /** 1,000 customers with 10 orders each of 9 lines each: 101,000 rows, parents locked first. */
  CASCADE(
      "soft",
      List.of(
          "CREATE TABLE customers (id int PRIMARY KEY, deleted_at timestamptz)",
          "CREATE TABLE orders (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customers"
              + " ON DELETE CASCADE, note text, deleted_at timestamptz)",
          "CREATE INDEX ON orders (customer_id)",
          "CREATE TABLE lines (id int PRIMARY KEY, order_id int NOT NULL REFERENCES orders"
              + " ON DELETE CASCADE, deleted_at timestamptz)",
          "CREATE INDEX ON lines (order_id)"),
      List.of(
          "TRUNCATE customers, orders, lines",
          "INSERT INTO customers SELECT n FROM generate_series(1, 2000) n",
          "INSERT INTO orders SELECT n, (n - 1) / 10 + 1, repeat('x', 50)"
              + " FROM generate_series(1, 20000) n",
          "INSERT INTO lines SELECT n, (n - 1) / 9 + 1 FROM generate_series(1, 180000) n",
          "ANALYZE customers, orders, lines"),
      "DELETE FROM customers WHERE id <= 1000",
      List.of(
          "SELECT count(*) FROM (SELECT FROM customers WHERE deleted_at IS NULL AND id <= 1000"
              + " FOR UPDATE) locked",
          "SELECT count(*) FROM (SELECT FROM orders WHERE deleted_at IS NULL AND customer_id IN"
              + " (SELECT id FROM customers WHERE deleted_at IS NULL AND id <= 1000) FOR UPDATE)"
              + " locked",
          "UPDATE lines SET deleted_at = CURRENT_TIMESTAMP WHERE deleted_at IS NULL AND order_id IN"
              + " (SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id"
              + " WHERE o.deleted_at IS NULL AND c.deleted_at IS NULL AND c.id <= 1000)",
          "UPDATE orders SET deleted_at = CURRENT_TIMESTAMP WHERE deleted_at IS NULL AND customer_id"
              + " IN (SELECT id FROM customers WHERE deleted_at IS NULL AND id <= 1000)",
          "UPDATE customers SET deleted_at = CURRENT_TIMESTAMP WHERE deleted_at IS NULL AND"
              + " id <= 1000")),

  /** A move to an archive table. */
  ARCHIVE(
      "archive",
      List.of(
          "CREATE TABLE orders (id int PRIMARY KEY, customer_id int, note text)",
          "CREATE TABLE orders_archive (id int, customer_id int, note text,"
              + " archived_at timestamptz)"),
      List.of("TRUNCATE orders, orders_archive", Fill.ORDERS),
      "DELETE FROM orders WHERE id <= 100000",
      List.of(
          "WITH moved AS (DELETE FROM orders WHERE id <= 100000 RETURNING *)"
              + " INSERT INTO orders_archive (id, customer_id, note, archived_at)"
              + " SELECT id, customer_id, note, CURRENT_TIMESTAMP FROM moved"));

  private final String catalog;
  private final List<String> schema;
  private final List<String> fill;
  private final String delete;
  private final List<String> byHand;

  Deletion(
      String catalog, List<String> schema, List<String> fill, String delete, List<String> byHand) {
    this.catalog = catalog;
    this.schema = schema;
    this.fill = fill;
    this.delete = delete;
    this.byHand = byHand;
  }

  /** The catalog on the class path. */
  String catalog() {
    return "classpath:" + catalog + ".yaml";
  }

  /** Creates the tables. */
  List<String> schema() {
    return schema;
  }

  /** Fills them anew. */
  List<String> fill() {
    return fill;
  }

  /** What the driver is given. */
  String delete() {
    return delete;
  }

  /** What is written by hand, in one transaction. */
  List<String> byHand() {
    return byHand;
  }

  private static final class Fill {
    static final String EMPTY_ORDERS = "TRUNCATE orders";
    static final String ORDERS =
        "INSERT INTO orders SELECT n, n / 10, repeat('x', 50) FROM generate_series(1, 200000) n";

    private Fill() {}
  }
}
