package io.softdelete.catalog;

import java.util.Optional;

/**
 * One registered table. Immutable.
 *
 * @param name the table
 * @param deletion what a DELETE does
 * @param audit whether deletions are written to the audit table
 * @param retention how long deleted rows are kept; empty for ever
 * @param reinsert what an INSERT does that meets a deleted row's key
 * @param markerWrites whether the application may write the marker itself
 * @param erasure what ERASE does; empty when the catalog doesn't say
 */
public record TablePolicy(
    CatalogName name,
    Deletion deletion,
    boolean audit,
    Optional<Retention> retention,
    Reinsert reinsert,
    MarkerWrites markerWrites,
    Optional<Erasure> erasure) {
  /** The same policy for another table. */
  public TablePolicy named(CatalogName other) {
    return new TablePolicy(other, deletion, audit, retention, reinsert, markerWrites, erasure);
  }
}
