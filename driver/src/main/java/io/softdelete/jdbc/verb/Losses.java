package io.softdelete.jdbc.verb;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
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
    addTo(
        losses,
        table.name(),
        table.name(),
        new Reached(table.archived(), followed, new HashSet<>()));
    return losses;
  }

  /**
   * How a table was reached.
   *
   * @param physical whether its rows really went: then all keys to it have fired
   * @param followed the keys by which rows come along
   * @param gone the tables whose rows went
   */
  private record Reached(boolean physical, List<ForeignKey> followed, Set<TableName> gone) {}

  private void addTo(List<String> losses, TableName named, TableName parent, Reached reached) {
    for (ForeignKey key : keys.keysTo(parent)) {
      Optional<TablePolicy> child = keys.policy(key.child());
      if (child.isEmpty() && !reached.physical()) {
        continue;
      }
      if (key.onDelete().writesChildren()) {
        losses.add(
            "UNDELETE FROM %s: %s (%s) of rows that referred to it isn't set again"
                .formatted(named, columns(key), key.onDelete()));
      } else if (key.onDelete() == ForeignKey.DeleteRule.CASCADE
          && !reached.followed().contains(key)) {
        if (isKept(child)) {
          losses.add(
              "UNDELETE FROM %s: rows of %s that were deleted with it stay deleted, since not both tables have a column for ${operation}"
                  .formatted(named, key.child()));
        } else if (reached.gone().add(key.child())) {
          losses.add(
              "UNDELETE FROM %s: rows of %s that were deleted with it are gone"
                  .formatted(named, key.child()));
          addTo(losses, named, key.child(), new Reached(true, List.of(), reached.gone()));
        }
      }
    }
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
