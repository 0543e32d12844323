package io.softdelete.cli.schema;

import java.util.Optional;
import java.util.Set;

/**
 * A column of the live schema. Immutable.
 *
 * @param name the name as the database spells it
 * @param type the type as a definition writes it
 * @param length the most characters that it holds; 0 where nothing is said
 * @param traits what else is to be known
 * @param byDefault the default as the database writes it; empty for none and for NULL
 * @param generation what it is computed from; empty where it isn't computed
 */
public record Column(
    String name,
    String type,
    int length,
    Set<Trait> traits,
    Optional<String> byDefault,
    Optional<String> generation) {
  /** Copies the set. */
  public Column {
    traits = Set.copyOf(traits);
  }

  /** Whether the column has a trait. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** What kind of value it holds. */
  public TypeFamily family() {
    return TypeFamily.of(type);
  }

  /** Whether an INSERT has to give a value. */
  public boolean needsValue() {
    return is(Trait.NOT_NULL) && !is(Trait.NUMBERED) && generation.isEmpty() && byDefault.isEmpty();
  }

  /** What a database says of a column. */
  public enum Trait {
    /** It must not be NULL. */
    NOT_NULL,
    /** The database gives a number when a statement gives none. */
    NUMBERED,
    /** {@code SELECT *} doesn't show it. */
    INVISIBLE
  }
}
