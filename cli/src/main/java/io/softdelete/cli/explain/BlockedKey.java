package io.softdelete.cli.explain;

import io.softdelete.jdbc.execute.DeletionImpact;

/**
 * A foreign key for which a deletion would fail. Immutable.
 *
 * @param foreignKey its name
 * @param table the table that has it
 * @param references the table that it leads to
 * @param rule what it says of deletions
 * @param rows how many rows refer to ones that would go
 */
record BlockedKey(String foreignKey, String table, String references, String rule, long rows) {
  static BlockedKey of(DeletionImpact.Reached reached) {
    return new BlockedKey(
        reached.key().name(),
        reached.key().child().toString(),
        reached.key().parent().toString(),
        reached.key().onDelete().toString(),
        reached.rows());
  }

  /** It as one line. */
  String line() {
    return "It would fail: %d %s of %s %s to rows of %s by %s (%s)"
        .formatted(
            rows,
            rows == 1 ? "row" : "rows",
            table,
            rows == 1 ? "refers" : "refer",
            references,
            foreignKey,
            rule);
  }
}
