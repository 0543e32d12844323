package io.softdelete.jdbc.schema;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.CatalogName;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Folding;
import java.util.List;
import java.util.Optional;

/**
 * The registered tables by their names in the live schema. Immutable.
 *
 * @param policies the policies
 * @param folding how names compare
 */
record RegisteredTables(List<TablePolicy> policies, Folding folding) {
  static RegisteredTables of(Catalog catalog, Folding folding) {
    return new RegisteredTables(catalog.tables(), folding);
  }

  /** The policy of a live table; a name with its schema comes before one without. */
  Optional<TablePolicy> policyOf(String schema, String table) {
    return policies.stream()
        .filter(policy -> covers(policy.name(), schema, table))
        .reduce((one, other) -> one.name().schema().isPresent() ? one : other);
  }

  /** Whether two spellings name one thing. */
  boolean same(String one, String other) {
    return folding == Folding.CASELESS ? one.equalsIgnoreCase(other) : one.equals(other);
  }

  /** Like {@link #same}; a database without schemas gives empty ones, which are any. */
  boolean sameSchema(String one, String other) {
    return one.isEmpty() || other.isEmpty() || same(one, other);
  }

  private boolean covers(CatalogName name, String schema, String table) {
    return same(folding.canonical(name.table()), table)
        && name.schema().map(own -> sameSchema(folding.canonical(own), schema)).orElse(true);
  }
}
