package io.softdelete.rewriter.parse;

import java.util.List;
import java.util.Optional;

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
   * @param from FROM; {@code keyword} where it is left out
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
   * MariaDB's DELETE from several tables.
   *
   * @param keyword DELETE
   * @param listFirst the first token of the list of targets, or the FROM before it
   * @param listLast the FROM or USING behind the list
   * @param targets the tables to delete from
   * @param block the tables and the condition
   */
  record MultiDelete(
      int keyword, int listFirst, int listLast, List<TableReference> targets, QueryBlock block)
      implements Finding {
    /** Copies the list. */
    public MultiDelete {
      targets = List.copyOf(targets);
    }
  }

  /**
   * A TRUNCATE.
   *
   * @param keyword TRUNCATE
   * @param targets the tables
   * @param behind the token behind the last table
   * @param last the last token of the statement
   * @param refused the first word behind the tables that a DELETE can't mean: RESTART, CASCADE
   */
  record Truncate(
      int keyword, List<TableReference> targets, int behind, int last, Optional<Integer> refused)
      implements Finding {
    /** Copies the list. */
    public Truncate {
      targets = List.copyOf(targets);
    }
  }

  /**
   * An INSERT.
   *
   * @param target the table
   * @param columns the bracket that opens the column list; -1 without one
   * @param upsert the token of what makes it more than an INSERT: ON CONFLICT, IGNORE; -1 otherwise
   */
  record Insert(TableReference target, int columns, int upsert) implements Finding {}
}
