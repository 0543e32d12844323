package io.softdelete.cli.demo;

import java.math.BigDecimal;
import java.util.List;

/** What becomes of queries. */
final class ReadingSteps {
  private ReadingSteps() {}

  static List<Step> all() {
    return List.of(
        Step.query(
            "A count counts active rows",
            """
            SELECT COUNT(*) AS customers FROM customers
            """),
        Step.query(
            "Each table has its own marker: a flag, a word, a number",
            """
            SELECT (SELECT COUNT(*) FROM products) AS products,
                   (SELECT COUNT(*) FROM order_lines) AS order_lines,
                   (SELECT COUNT(*) FROM tags) AS tags
            """),
        Step.query(
            "LEFT JOIN: the filter goes into ON, so an order outlives its deleted customer",
            """
            SELECT o.id, o.status, c.name
            FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
            WHERE o.id <= 7 ORDER BY o.id
            """),
        Step.query(
            "A report over five tables, one of them without a marker",
            """
            SELECT n.name AS country, COUNT(DISTINCT o.id) AS orders,
                   SUM(l.quantity * p.price) AS revenue
            FROM countries n
            JOIN customers c ON c.country = n.code
            JOIN orders o ON o.customer_id = c.id
            JOIN order_lines l ON l.order_id = o.id
            JOIN products p ON p.id = l.product_id
            GROUP BY n.name ORDER BY revenue DESC
            FETCH FIRST 3 ROWS ONLY
            """),
        Step.query(
            "NOT EXISTS: whose orders are all deleted has never ordered",
            """
            SELECT COUNT(*) AS never_ordered FROM customers c
            WHERE NOT EXISTS (
              SELECT 1 FROM orders o
              WHERE o.customer_id = c.id)
            """),
        Step.query(
            "A common table expression: what it reads is filtered, it itself has no marker",
            """
            WITH praise AS (
              SELECT product_id, stars FROM reviews WHERE stars >= 4)
            SELECT p.id, p.name, COUNT(*) AS times
            FROM praise r JOIN products p ON p.id = r.product_id
            GROUP BY p.id, p.name ORDER BY times DESC, p.id
            FETCH FIRST 3 ROWS ONLY
            """),
        Step.query(
            "UNION: each branch by its own table's marker",
            """
            SELECT id, name FROM customers WHERE id BETWEEN 4 AND 6
            UNION ALL
            SELECT id, name FROM products WHERE id BETWEEN 4 AND 6
            ORDER BY id, name
            """),
        Step.query(
            "A window function ranks what is left",
            """
            SELECT category, name, price FROM (
              SELECT category, name, price,
                     ROW_NUMBER() OVER (PARTITION BY category ORDER BY price DESC, id) AS place
              FROM products) ranked
            WHERE place = 1 ORDER BY category
            """),
        Step.query(
            "Prepared: the parameters stay where they are",
            """
            SELECT id, name, price FROM products
            WHERE category = ? AND price < ? OR id = ? ORDER BY id
            """,
            "tea",
            new BigDecimal("3.00"),
            1),
        Step.query(
            "A table that isn't in the catalog: not even parsed",
            """
            SELECT code, name FROM countries ORDER BY code FETCH FIRST 2 ROWS ONLY
            """));
  }
}
