package io.softdelete.rewriter.parse;

/** A part of a statement on which the catalog may have a say. Positions are token indices. */
public sealed interface Finding {
  /** A SELECT with a FROM clause. */
  record Query(QueryBlock block) implements Finding {}

  /** {@code TABLE t}. */
  record TableQuery(int keyword, TableReference table) implements Finding {}

  /**
   * {@code COPY t TO}.
   *
   * @param table the table
   * @param columns the bracket that opens the column list; -1 without one
   */
  record Copy(TableReference table, int columns) implements Finding {}

  /**
   * An UPDATE.
   *
   * @param block the tables and the condition
   * @param setFirst the first token after SET
   * @param setLast the last token of the assignments
   */
  record Update(QueryBlock block, int setFirst, int setLast) implements Finding {}

  /**
   * A DELETE.
   *
   * @param keyword DELETE
   * @param from FROM
   * @param target the table
   * @param targetLast the last token of the table with its alias
   * @param using USING; -1 without it
   * @param block the tables and the condition
   * @param returningFirst the first token after RETURNING; -1 without it
   * @param returningLast the last token of RETURNING
   */
  record Delete(
      int keyword,
      int from,
      TableReference target,
      int targetLast,
      int using,
      QueryBlock block,
      int returningFirst,
      int returningLast)
      implements Finding {}

  /**
   * An INSERT.
   *
   * @param target the table
   * @param columns the bracket that opens the column list; -1 without one
   * @param upsert the token of what makes it more than an INSERT: ON CONFLICT, IGNORE; -1 otherwise
   */
  record Insert(TableReference target, int columns, int upsert) implements Finding {}
}
