package io.softdelete.cli.demo;

import java.util.List;

/** What comments can ask for. */
final class HintSteps {
  private HintSteps() {}

  static List<Step> all() {
    return List.of(
        Step.query(
            "The recycle bin",
            """
            /* softdelete:only-deleted */
            SELECT id, product_id, stars FROM reviews WHERE product_id IN (60, 61) ORDER BY id
            """),
        Step.query(
            "One table with its deleted rows, the others without",
            """
            SELECT o.id, o.status, c.name, c.deleted_at IS NOT NULL AS customer_deleted
            FROM orders o JOIN customers /* softdelete:with-deleted */ c ON c.id = o.customer_id
            WHERE o.id <= 7 ORDER BY o.id
            """),
        Step.query(
            "Bypass: as written, and logged; a setting forbids it or asks for a key",
            """
            /* softdelete:bypass */ SELECT COUNT(*) AS customers FROM customers
            """));
  }
}
