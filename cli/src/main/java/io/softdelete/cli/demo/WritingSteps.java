package io.softdelete.cli.demo;

import java.util.List;

/** What becomes of UPDATE and DELETE. */
final class WritingSteps {
  private WritingSteps() {}

  static List<Step> all() {
    return List.of(
        Step.update(
            "UPDATE changes active rows, found through active rows",
            """
            UPDATE products SET price = price * 1.05
            WHERE id IN (
              SELECT product_id FROM reviews
              GROUP BY product_id HAVING AVG(stars) >= 4)
            """),
        Step.update(
            "DELETE becomes an UPDATE of the marker; the count is the one of a DELETE",
            """
            DELETE FROM reviews
            WHERE product_id = 60
            """),
        Step.query(
            "Gone for the application, still there in the table",
            """
            SELECT id, stars, deleted_at IS NOT NULL AS marked FROM reviews
            WHERE product_id = 60 ORDER BY id
            """),
        Step.update(
            "Deleted is deleted: the same DELETE again finds nothing",
            """
            DELETE FROM reviews
            WHERE product_id = 60
            """),
        Step.update(
            "DELETE with a sub-query and a parameter, on a table with another marker",
            """
            DELETE FROM order_lines
            WHERE order_id IN (
              SELECT id FROM orders WHERE customer_id = ?)
            """,
            38));
  }
}
