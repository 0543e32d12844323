package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.KeyGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names what a restored row doesn't bring back, as far as the catalog and the keys tell. */
final class Losses {
  /** What a deletion says of itself. */
  private static final Set<String> DELETION = Set.of("${actor}", "${reason}", "${operation}");

  private final KeyGraph keys;

  Losses(KeyGraph keys) {
    this.keys = keys;
  }

  /**
   * What rows of a table don't bring back.
   *
   * @param followed the keys by which rows come along
   */
  List<String> of(GhostTable table, List<ForeignKey> followed) {
    List<String> losses = new ArrayList<>(overwritten(table));
    for (ForeignKey key : keys.keysTo(table.name())) {
      Optional<TablePolicy> child = keys.policy(key.child());
      boolean fires = child.isPresent() || table.archived();
      if (!fires) {
        continue;
      }
      if (key.onDelete().writesChildren()) {
        losses.add(
            "UNDELETE FROM %s: %s (%s) of rows that referred to it isn't set again"
                .formatted(table.name(), columns(key), key.onDelete()));
      } else if (key.onDelete() == ForeignKey.DeleteRule.CASCADE && !followed.contains(key)) {
        losses.add(
            isKept(child)
                ? "UNDELETE FROM %s: rows of %s that were deleted with it stay deleted, since not both tables have a column for ${operation}"
                    .formatted(table.name(), key.child())
                : "UNDELETE FROM %s: rows of %s that were deleted with it are gone"
                    .formatted(table.name(), key.child()));
      }
    }
    return losses;
  }

  private static boolean isKept(Optional<TablePolicy> child) {
    return child.filter(policy -> !(policy.deletion() instanceof Deletion.Hard)).isPresent();
  }

  private static String columns(ForeignKey key) {
    return key.child() + "." + String.join(", ", key.written());
  }

  private List<String> overwritten(GhostTable table) {
    List<String> losses = new ArrayList<>();
    if (table.policy().deletion() instanceof Deletion.Soft soft) {
      soft.set()
          .forEach(
              (column, value) -> {
                if (!saysWhatWasDone(value) && !soft.unset().containsKey(column)) {
                  losses.add(
                      "UNDELETE FROM %s: the value of %s before the deletion is lost, it is NULL now"
                          .formatted(table.name(), column));
                }
              });
    }
    return losses;
  }

  private static boolean saysWhatWasDone(SqlExpression value) {
    return DELETION.contains(value.sql()) || value.isCurrentTimestamp();
  }
}
