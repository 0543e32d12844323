package io.softdelete.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The keys of one table, and those of {@code defaults} behind them. Immutable.
 *
 * @param name the table
 * @param setting its place
 * @param own the keys that the table gives itself
 * @param defaults the keys of {@code defaults}
 */
record TableSettings(
    CatalogName name, Setting setting, Map<String, Setting> own, Map<String, Setting> defaults) {
  /**
   * A table's own value replaces the default as a whole, maps too: what holds stands in one place.
   */
  Optional<Setting> find(String key) {
    return Optional.ofNullable(own.get(key)).or(() -> Optional.ofNullable(defaults.get(key)));
  }

  boolean inherits(String key) {
    return !own.containsKey(key) && defaults.containsKey(key);
  }

  /** Reads a key's value; empty if the key is missing too. */
  <T> Optional<T> read(String key, Function<Setting, Optional<T>> reader) {
    return find(key).flatMap(reader);
  }

  /** Reads a key's value, which is {@code missing} if the key is; empty if it is mistaken. */
  <T> Optional<T> read(String key, Function<Setting, Optional<T>> reader, T missing) {
    return find(key).map(reader).orElse(Optional.of(missing));
  }
}
