package io.softdelete.jdbc.execute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which generated keys the application wants of a statement. Immutable. */
sealed interface WantedKeys {
  /** None. */
  record None() implements WantedKeys {}

  /** Those that the database's driver chooses: {@code RETURN_GENERATED_KEYS}. */
  record Flag() implements WantedKeys {}

  /** These columns. */
  record Names(List<String> names) implements WantedKeys {
    /** Copies the list. */
    public Names {
      names = List.copyOf(names);
    }
  }

  /** No keys. */
  WantedKeys NONE = new None();

  /** The keys that the database's driver chooses. */
  WantedKeys FLAG = new Flag();

  /** These columns, or none. */
  static WantedKeys of(String @Nullable [] names) {
    return names == null || names.length == 0 ? NONE : new Names(List.of(names));
  }

  /** Those that a text was looked at with. */
  static WantedKeys of(RewrittenText text) {
    return text.checked().map(CheckedText::wanted).orElse(NONE);
  }
}
