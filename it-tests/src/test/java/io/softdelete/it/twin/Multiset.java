package io.softdelete.it.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists compared without their order. */
final class Multiset {
  private Multiset() {}

  /** The elements of {@code left} that are left when those of {@code right} are taken away. */
  static <T> List<T> minus(List<T> left, List<T> right) {
    Map<T, Integer> counts = new HashMap<>();
    for (T element : right) {
      counts.merge(element, 1, Integer::sum);
    }
    List<T> rest = new ArrayList<>();
    for (T element : left) {
      int count = counts.getOrDefault(element, 0);
      if (count == 0) {
        rest.add(element);
      } else {
        counts.put(element, count - 1);
      }
    }
    return rest;
  }
}
