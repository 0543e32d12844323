package io.softdelete.cli.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares rows without their order; a row counts as often as it comes. */
final class RowCounts {
  private RowCounts() {}

  /** The rows of a list that another doesn't have, or has less often. */
  static List<List<String>> less(List<List<String>> rows, List<List<String>> other) {
    Map<List<String>, Integer> counts = new HashMap<>();
    other.forEach(row -> counts.merge(row, 1, Integer::sum));
    List<List<String>> rest = new ArrayList<>();
    for (List<String> row : rows) {
      if (counts.merge(row, -1, Integer::sum) < 0) {
        rest.add(row);
      }
    }
    return rest;
  }
}
