package io.softdelete.rewriter;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What makes rows of a table unique. Immutable.
 *
 * @param name the name of the constraint or index, as the database spells it
 * @param traits what is special about it
 * @param parts its columns and expressions in order
 * @param predicate the condition of a partial index, as the database writes it
 */
public record UniqueKey(
    String name, Set<Trait> traits, List<Part> parts, Optional<String> predicate) {
  /** Copies the collections. */
  public UniqueKey {
    traits = Set.copyOf(traits);
    parts = List.copyOf(parts);
  }

  /** A key of columns. */
  public static UniqueKey of(String name, boolean primary, List<String> columns) {
    return new UniqueKey(
        name,
        primary ? EnumSet.of(Trait.PRIMARY) : EnumSet.noneOf(Trait.class),
        columns.stream().map(Part::column).toList(),
        Optional.empty());
  }

  /** Whether something is special about it. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether it counts whole columns, and not what is computed from them. */
  public boolean hasColumnsOnly() {
    return parts.stream().allMatch(part -> part.column().isPresent());
  }

  /** Its columns, without its expressions. */
  public List<String> columns() {
    return parts.stream().flatMap(part -> part.column().stream()).toList();
  }

  /**
   * A part of a key.
   *
   * @param sql the column or expression as the database writes it
   * @param column the column's name; empty for an expression
   */
  public record Part(String sql, Optional<String> column) {
    /** A column. */
    public static Part column(String name) {
      return new Part(name, Optional.of(name));
    }
  }

  /** What may be special about a key. */
  public enum Trait {
    /** It is the primary key. */
    PRIMARY,
    /** It may be checked at the end of a transaction, and can't be a conflict's target. */
    DEFERRABLE,
    /** It is an exclusion constraint. */
    EXCLUSION,
    /** NULL equals NULL in it. */
    NULLS_EQUAL
  }
}
