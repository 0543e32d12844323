package io.softdelete.cli.explain;

import java.util.List;

/**
 * How the database would carry a statement out.
 *
 * @param of {@code with} or {@code without} the driver
 * @param lines the plan in the database's words, or the one line that tells why there is none
 * @param indexes the indexes that it uses
 */
record QueryPlan(String of, List<String> lines, List<String> indexes) {
  /** Copies the lists. */
  QueryPlan {
    lines = List.copyOf(lines);
    indexes = List.copyOf(indexes);
  }
}
