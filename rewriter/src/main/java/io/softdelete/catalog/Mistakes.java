package io.softdelete.catalog;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The mistakes found so far in one source. Not thread-safe.
 *
 * <p>A mistake in {@code defaults} is met again at every table; it counts once.
 */
final class Mistakes {
  private final String source;
  private final Set<Mistake> found = new LinkedHashSet<>();

  Mistakes(String source) {
    this.source = source;
  }

  void add(int line, String key, String problem) {
    found.add(new Mistake(source, line, key, problem));
  }

  void add(Setting setting, String problem) {
    add(setting.line(), setting.path(), problem);
  }

  /** A key that had to be there. */
  void missing(Setting map, String key, String expected) {
    add(map.line(), map.child(key, map.line(), map.node()).path(), "missing; expected " + expected);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      List<Mistake> ordered =
          found.stream().sorted(Comparator.comparingInt(Mistake::line)).toList();
      throw new InvalidCatalog(ordered);
    }
  }
}
