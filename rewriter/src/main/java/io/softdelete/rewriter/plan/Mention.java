package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session.Column;
import io.softdelete.rewriter.text.Tokens;
import java.util.List;

/**
 * A place in RETURNING that may mean a value of the row. Positions are token indices. Immutable.
 *
 * @param kind what is meant
 * @param first the first token, of a qualifier for instance
 * @param last the last token
 * @param name the column as the database knows it; empty for all columns and the whole row
 * @param item whether it is an item of the list, and no part of one
 * @param nested whether it stands within a sub-query, where other tables may be meant
 */
record Mention(Kind kind, int first, int last, String name, boolean item, boolean nested) {
  /** What may be meant. */
  enum Kind {
    /** {@code *}. */
    ALL,
    /** {@code t.*}. */
    ALL_OF_ROW,
    /** {@code t}, the row as one value. */
    ROW,
    /** {@code t.a}. */
    COLUMN,
    /** {@code a}, which may be a column of another table, or none. */
    NAME
  }

  boolean qualified() {
    return kind == Kind.COLUMN;
  }

  /** A column that is called like the table is meant before the row. */
  Mention columnsFirst(List<Column> columns) {
    return kind == Kind.ROW && columns.stream().anyMatch(column -> column.name().equals(name))
        ? new Mention(Kind.NAME, first, last, name, item, nested)
        : this;
  }

  /**
   * Another value in its place, from which PostgreSQL takes the same label: a part of an expression
   * may give the whole its name, as in {@code t.a::text}.
   */
  String named(Tokens tokens, String value) {
    String label = " AS " + tokens.text(last, last);
    return item ? value + label : "(SELECT " + value + label + ")";
  }
}
