package io.softdelete.catalog;

import java.util.Set;

/**
 * Where audited deletions are written. Immutable.
 *
 * @param table the audit table
 * @param require what a deletion must come with
 */
public record Audit(CatalogName table, Set<Requirement> require) {
  /** Copies the set. */
  public Audit {
    require = Set.copyOf(require);
  }

  /** What a deletion must come with. */
  public enum Requirement {
    /** Who deletes. */
    ACTOR,
    /** Why. */
    REASON
  }
}
