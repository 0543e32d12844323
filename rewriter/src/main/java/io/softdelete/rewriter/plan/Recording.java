package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.text.Fragment;
import java.util.List;
import java.util.Optional;

/**
 * An INSERT of one row for each deleted row. Immutable.
 *
 * @param table the table, as it is written
 * @param columns the columns, as they are written
 * @param values what goes into them, over the row as it was
 * @param needed the columns of the deleted row that the values are made of
 * @param overriding whether the table would give numbers of its own
 */
record Recording(
    String table,
    List<String> columns,
    List<Fragment> values,
    List<Session.Column> needed,
    boolean overriding) {
  /**
   * The statement.
   *
   * @param source the deleted rows
   */
  Fragment insert(String source) {
    return Fragment.of(
            "INSERT INTO "
                + table
                + " ("
                + String.join(", ", columns)
                + (overriding ? ") OVERRIDING SYSTEM VALUE SELECT " : ") SELECT "))
        .append(Fragment.join(", ", values))
        .append(" FROM " + source);
  }

  /** Collects columns and values. */
  static final class Builder {
    private final List<String> columns = new java.util.ArrayList<>();
    private final List<Fragment> values = new java.util.ArrayList<>();
    private boolean overriding;

    void add(Work work, Session.Column column, Fragment value) {
      columns.add(LiveTable.quoted(work, column.name()));
      values.add(value);
      overriding |= column.is(Session.Trait.IDENTITY);
    }

    Recording into(LiveTable table, List<Session.Column> needed) {
      return new Recording(table.sql(), columns, values, needed, overriding);
    }

    /** A column of the table that must have a value and isn't given any. */
    static Optional<Session.Column> missing(LiveTable table, Work work, Builder builder) {
      return table.columns().stream()
          .filter(column -> column.is(Session.Trait.NOT_NULL))
          .filter(
              column ->
                  !column.is(Session.Trait.DEFAULT)
                      && !column.is(Session.Trait.IDENTITY)
                      && !column.generated())
          .filter(column -> !builder.columns.contains(LiveTable.quoted(work, column.name())))
          .findFirst();
    }
  }
}
