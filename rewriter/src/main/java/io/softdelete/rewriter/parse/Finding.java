package io.softdelete.rewriter.parse;

import io.softdelete.rewriter.text.Tokens;
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

  /** {@code COPY t FROM}. */
  record CopyFrom(TableReference table) implements Finding {}

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
      implements Finding {
    /** Whether H2's {@code TOP n} stands before FROM. */
    public boolean hasTop(Tokens tokens) {
      return tokens.isWord(keyword + 1, "TOP") && from > keyword + 2;
    }
  }

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
   * @param keyword INSERT
   * @param target the table
   * @param targetLast the last token of the table with its alias
   * @param columns the bracket that opens the column list; -1 without one
   * @param overriding OVERRIDING; -1 without it
   * @param rows the rows
   * @param ignore MariaDB's IGNORE; -1 without it
   * @param conflict what happens to rows whose key is taken; empty when that is an error
   * @param returning RETURNING; -1 without it
   */
  record Insert(
      int keyword,
      TableReference target,
      int targetLast,
      int columns,
      int overriding,
      InsertRows rows,
      int ignore,
      Optional<Conflict> conflict,
      int returning)
      implements Finding {}

  /**
   * A MERGE.
   *
   * @param keyword MERGE
   * @param target the table
   * @param source what is merged into it
   * @param onFirst the first token of the condition that joins them
   * @param onLast the last token of that condition
   * @param branches what happens to the rows, in order
   * @param returning RETURNING; -1 without it
   * @param last the last token
   */
  record Merge(
      int keyword,
      TableReference target,
      JoinTree source,
      int onFirst,
      int onLast,
      List<MergeBranch> branches,
      int returning,
      int last)
      implements Finding {
    /** Copies the list. */
    public Merge {
      branches = List.copyOf(branches);
    }
  }

  /**
   * H2's {@code MERGE INTO t KEY (…)}.
   *
   * @param keyword MERGE
   * @param target the table
   * @param columns the bracket that opens the column list; -1 without one
   * @param key the bracket that opens the list of key columns; -1 for the primary key
   * @param rows the rows
   */
  record KeyedMerge(int keyword, TableReference target, int columns, int key, InsertRows rows)
      implements Finding {}
}
