package io.softdelete.jdbc.verb;

import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.rewriter.verb.BoundSql;
import java.util.List;
import java.util.Optional;

/**
 * A table whose rows a PURGE may remove. Immutable.
 *
 * @param table the table
 * @param references the keys that lead to it
 * @param purgeable the condition of a row, called c, that is removed with what it refers to
 * @param deleted the condition of a deleted row; empty where there are no others
 * @param trail what writes removed rows down; empty when nothing does
 */
record PurgedTable(
    GhostTable table,
    List<Reference> references,
    String purgeable,
    Optional<String> deleted,
    Optional<BoundSql> trail) {
  PurgedTable {
    references = List.copyOf(references);
  }

  /**
   * A key that leads to a table.
   *
   * @param key the key
   * @param nullable its columns that may be NULL
   */
  record Reference(ForeignKey key, List<String> nullable) {
    Reference {
      nullable = List.copyOf(nullable);
    }
  }
}
