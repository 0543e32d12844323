package io.softdelete.cli.schema;

import io.softdelete.rewriter.UniqueKey.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An index of the live schema, alone or behind a constraint. Immutable.
 *
 * @param name the name as the database spells it
 * @param constraint the primary key or unique constraint that it serves
 * @param traits what is special about it
 * @param parts its columns and expressions in order
 * @param predicate the condition of a partial index, as the database writes it
 */
public record Index(
    String name,
    Optional<String> constraint,
    Set<Trait> traits,
    List<Part> parts,
    Optional<String> predicate) {
  /** Copies the collections. */
  public Index {
    traits = Set.copyOf(traits);
    parts = List.copyOf(parts);
  }

  /** Whether something is special about it. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Its columns, without its expressions. */
  public List<String> columns() {
    return parts.stream().flatMap(part -> part.column().stream()).toList();
  }

  /** Its parts as they are shown. */
  public String shown() {
    return String.join(", ", parts.stream().map(Part::sql).toList());
  }

  /** What may be special about an index. */
  public enum Trait {
    /** It is the primary key's. */
    PRIMARY,
    /** Two rows can't have the same values in it. */
    UNIQUE,
    /** NULL equals NULL in it. */
    NULLS_EQUAL
  }
}
