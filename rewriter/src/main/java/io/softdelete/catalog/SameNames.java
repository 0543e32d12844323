package io.softdelete.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds names that some database takes for one. Not thread-safe.
 *
 * <p>Unquoted names are the same whatever their case. An unquoted and a quoted name are the same if
 * the quoted one is what a database may fold the other to, or its very spelling. A table without a
 * schema is met by every table of that name.
 */
final class SameNames {
  private static final String ANY_SCHEMA = "";

  /** The spellings of a table, then of its schema, with the line that gave them. */
  private final Map<String, Map<String, Integer>> lines = new HashMap<>();

  /** Adds a name; gives the line of an earlier one that is the same, if there is one. */
  Optional<Integer> add(CatalogName name, int line) {
    Optional<Integer> earlier = find(name);
    for (String table : spellings(name.table())) {
      Map<String, Integer> known = lines.computeIfAbsent(table, key -> new HashMap<>());
      schemas(name).forEach(schema -> known.putIfAbsent(schema, line));
    }
    return earlier;
  }

  /** Adds a column. */
  Optional<Integer> add(Identifier column, int line) {
    return add(unqualified(column), line);
  }

  /** The line of a name that is the same, if there is one. */
  Optional<Integer> find(CatalogName name) {
    return spellings(name.table()).stream()
        .map(table -> lines.getOrDefault(table, Map.of()))
        .flatMap(known -> earlier(known, schemas(name)).stream())
        .min(Integer::compare);
  }

  /** The line of a column that is the same, if there is one. */
  Optional<Integer> find(Identifier column) {
    return find(unqualified(column));
  }

  /** Whether some database takes two names for one. */
  static boolean same(CatalogName left, CatalogName right) {
    SameNames names = new SameNames();
    names.add(left, 0);
    return names.find(right).isPresent();
  }

  /** Whether some database takes two names for one. */
  static boolean same(Identifier left, Identifier right) {
    return same(unqualified(left), unqualified(right));
  }

  private static CatalogName unqualified(Identifier name) {
    return new CatalogName(Optional.empty(), name);
  }

  private static Set<String> schemas(CatalogName name) {
    return name.schema().map(SameNames::spellings).orElse(Set.of(ANY_SCHEMA));
  }

  private static Optional<Integer> earlier(Map<String, Integer> known, Set<String> schemas) {
    if (schemas.contains(ANY_SCHEMA)) {
      return known.values().stream().min(Integer::compare);
    }
    return Optional.ofNullable(known.get(ANY_SCHEMA))
        .or(() -> schemas.stream().filter(known::containsKey).map(known::get).findFirst());
  }

  private static Set<String> spellings(Identifier name) {
    String text = name.text();
    // Set.of would refuse the equal ones.
    return name.quoted()
        ? Set.of(text)
        : Set.copyOf(List.of(text, name.caseless(), text.toUpperCase(Locale.ROOT)));
  }
}
