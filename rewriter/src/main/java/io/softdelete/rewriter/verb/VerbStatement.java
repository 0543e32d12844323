package io.softdelete.rewriter.verb;

import io.softdelete.catalog.TablePolicy;
import java.util.Optional;
import java.util.Set;

/**
 * An UNDELETE, a PURGE or an ERASE that was read. Immutable.
 *
 * @param verb what it does
 * @param policy the policy of its table
 * @param schema the schema as written, as the database spells it; empty when unqualified
 * @param table the table as the database spells it
 * @param rows the rows that it names, where they are: among a soft table's deleted rows, in an
 *     archive, or for ERASE wherever they may be
 * @param returning what it gives of them; empty without RETURNING
 * @param traits what else was found
 */
public record VerbStatement(
    Verb verb,
    TablePolicy policy,
    Optional<String> schema,
    String table,
    NamedRows rows,
    Optional<Returned> returning,
    Set<Trait> traits) {
  /** Copies the set. */
  public VerbStatement {
    traits = Set.copyOf(traits);
  }

  /** What may be found in one. */
  public enum Trait {
    /** It has a LIMIT, or a FETCH. */
    LIMITED,
    /** It has a LIMIT or a FETCH, without an order and without parameters: any rows will do. */
    LIMITED_TO_ANY,
    /** It names other tables by USING. */
    JOINED
  }

  /**
   * What a statement gives of its rows.
   *
   * @param items the list behind RETURNING
   * @param alias the name that the table has in it
   */
  public record Returned(String items, String alias) {}
}
