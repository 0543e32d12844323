package io.softdelete.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a deleted row. What the catalog has no column for is looked up in the audit
 * table, and is empty where that doesn't say it either.
 *
 * @param table the table, with its schema
 * @param key the values of its primary key as texts, in the order of its columns, fit for {@link
 *     Selection#key}; of a row that only the audit table knows, its {@code record_id}
 * @param at when it was deleted; a column without a time zone is read in that of the JVM
 * @param by who deleted it
 * @param reason why
 * @param operation the id of the operation that deleted it
 * @param place where it is
 */
public record DeletedRow(
    String table,
    List<String> key,
    Optional<Instant> at,
    Optional<String> by,
    Optional<String> reason,
    Optional<String> operation,
    Place place) {
  /** Copies the list. */
  public DeletedRow {
    key = List.copyOf(key);
  }

  /** Where a deleted row is. */
  public enum Place {
    /** In its table, marked. */
    TABLE,
    /** In the archive. */
    ARCHIVE,
    /** Nowhere: the audit table says that it was there. */
    AUDIT
  }

  /** The same row with what the audit table says where nothing else does. */
  DeletedRow or(DeletedRow audited) {
    return new DeletedRow(
        table,
        key,
        at.or(audited::at),
        by.or(audited::by),
        reason.or(audited::reason),
        operation.or(audited::operation),
        place);
  }
}
