package io.softdelete.rewriter;

import java.util.List;
import java.util.Optional;

/**
 * A write that tells which references it leaves in the rows, so that they can be checked.
 * Immutable.
 *
 * @param rewrite what becomes of the text
 * @param schema the schema of the table that it writes, as the statement says; empty when it
 *     doesn't
 * @param table the table
 * @param columns the columns that it may write, of those that were asked for
 * @param told how it tells them
 * @param returning whether the application wants rows of it, by RETURNING
 */
public record CheckedWrite(
    Rewrite rewrite,
    Optional<String> schema,
    String table,
    List<String> columns,
    Told told,
    boolean returning) {
  /** Copies the list. */
  public CheckedWrite {
    columns = List.copyOf(columns);
  }

  /** How a statement tells the references. */
  public enum Told {
    /** By the last columns of its RETURNING. */
    RETURNED,
    /**
     * By the last columns of its RETURNING but one, and by that one which of them are as they were:
     * an array of truth values as text; NULL where no such row was there.
     */
    COMPARED,
    /** By generated keys of these names. */
    GENERATED,
    /** By the session's variable {@link ReferenceSql#VARIABLE}. */
    VARIABLE
  }
}
