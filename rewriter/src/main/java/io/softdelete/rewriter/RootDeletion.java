package io.softdelete.rewriter;

import java.util.Optional;

/**
 * The two statements that a DELETE is split into when what refers to its rows has to be found in
 * between. Immutable.
 *
 * @param lock the SELECT that locks the rows to delete and gives their keys; it has the parameters
 *     of the DELETE
 * @param delete the DELETE up to its table, without a condition
 * @param bare the same without comments and hints: nothing more is to become of it
 * @param qualifier what columns of the table are qualified with in it
 * @param returning its RETURNING clause; empty without one
 * @param read where the rows are returned by a SELECT of their own before they go: that SELECT,
 *     without a condition; empty elsewhere
 */
public record RootDeletion(
    String lock, String delete, String bare, String qualifier, String returning, String read) {
  /** The DELETE of rows that meet a condition and no other. */
  public String deleteWhere(String condition) {
    return delete + where(condition);
  }

  /** The same as it is sent, where rows were kept before and really go. */
  public String bareDeleteWhere(String condition) {
    return bare + where(condition);
  }

  private String where(String condition) {
    return " WHERE " + condition + (returning.isEmpty() ? "" : " " + returning);
  }

  /** The SELECT of rows that meet a condition and no other; empty where none is needed. */
  public Optional<String> readWhere(String condition) {
    return read.isEmpty() ? Optional.empty() : Optional.of(read + " WHERE " + condition);
  }
}
