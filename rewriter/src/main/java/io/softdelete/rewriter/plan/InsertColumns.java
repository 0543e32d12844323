package io.softdelete.rewriter.plan;

import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.parse.InsertRows;
import io.softdelete.rewriter.parse.TableReference;
import io.softdelete.rewriter.text.Keyword;
import io.softdelete.rewriter.text.TokenKind;
import io.softdelete.rewriter.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that an INSERT gives values for, in its order. Immutable.
 *
 * @param given those columns
 * @param all all columns of the table
 */
record InsertColumns(List<Session.Column> given, List<Session.Column> all) {
  /**
   * The columns of a target.
   *
   * @param open the bracket that opens the column list; -1 without one
   * @param rows the rows, which may be shorter than the table where there is no list
   */
  static InsertColumns of(Work work, TableReference target, int open, InsertRows rows) {
    List<Session.Column> all = work.columns(target);
    if (open >= 0) {
      return new InsertColumns(listed(work, target, open, all), all);
    }
    if (rows.kind() == InsertRows.Kind.DEFAULTS) {
      return new InsertColumns(List.of(), all);
    }
    if (rows.kind() == InsertRows.Kind.ASSIGNMENTS) {
      return new InsertColumns(assigned(work, target, rows, all), all);
    }
    List<Session.Column> visible =
        all.stream().filter(column -> !column.is(Session.Trait.INVISIBLE)).toList();
    Optional<List<List<Item>>> values = values(work.tokens(), rows);
    boolean whole = work.settings().dialect() == Dialect.H2;
    if (values.isEmpty() && whole && visible.stream().noneMatch(Session.Column::generated)) {
      // There a query must give all of them.
      return new InsertColumns(visible, all);
    }
    if (values.isEmpty()) {
      throw work.refuse(
          target.nameFirst(),
          "an INSERT of a query into "
              + target.policy().orElseThrow().name()
              + " that doesn't name its columns, where a deleted row's key may be met",
          "name the columns");
    }
    int width = Math.min(visible.size(), values.get().get(0).size());
    if (width > 0 && width < visible.size() && work.settings().dialect() == Dialect.MARIADB) {
      throw work.refuse(
          target.nameFirst(),
          "an INSERT into "
              + target.policy().orElseThrow().name()
              + " that gives fewer values than there are columns",
          "name the columns");
    }
    return new InsertColumns(visible.subList(0, width), all);
  }

  private static List<Session.Column> listed(
      Work work, TableReference target, int open, List<Session.Column> all) {
    List<Session.Column> given = new ArrayList<>();
    for (Item item : items(work.tokens(), open)) {
      given.add(named(work, target, item, all));
    }
    return given;
  }

  /** MariaDB's {@code INSERT INTO t SET a = 1, t.b = 2}. */
  private static List<Session.Column> assigned(
      Work work, TableReference target, InsertRows rows, List<Session.Column> all) {
    List<Session.Column> given = new ArrayList<>();
    for (AssignedItem item : assignments(work.tokens(), rows.first() + 1, rows.last())) {
      given.add(named(work, target, new Item(item.column(), item.column()), all));
    }
    return given;
  }

  private static Session.Column named(
      Work work, TableReference target, Item item, List<Session.Column> all) {
    Tokens tokens = work.tokens();
    Optional<Session.Column> column =
        item.first() == item.last() && tokens.isName(item.first())
            ? find(all, work.tables().canonical(tokens, item.first()))
            : Optional.empty();
    return column.orElseThrow(
        () ->
            work.refuse(
                item.first(),
                "a column list that names parts of columns, or columns that "
                    + target.policy().orElseThrow().name()
                    + " doesn't have, where a deleted row's key may be met",
                "name whole columns"));
  }

  /** The column of a name; databases that fold names to other cases agree on it. */
  static Optional<Session.Column> find(List<Session.Column> columns, String name) {
    Optional<Session.Column> same =
        columns.stream().filter(column -> column.name().equals(name)).findFirst();
    return same.isPresent()
        ? same
        : columns.stream()
            .filter(
                column ->
                    column.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
            .findFirst();
  }

  /** The place of a column among those given; -1 when it isn't. */
  int indexOf(String name) {
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The names of the columns given, less the numbers for which each row says DEFAULT. */
  Set<String> givenBy(Tokens tokens, InsertRows rows) {
    Set<String> names = new HashSet<>();
    List<List<Item>> values = written(tokens, rows).orElse(List.of());
    for (int i = 0; i < given.size(); i++) {
      int place = i;
      boolean left =
          !values.isEmpty()
              && given.get(i).is(Session.Trait.NUMBERED)
              && values.stream()
                  .allMatch(
                      row ->
                          place < row.size() && tokens.is(row.get(place).first(), Keyword.DEFAULT));
      if (!left) {
        names.add(given.get(i).name());
      }
    }
    return names;
  }

  /** A stretch of tokens between commas. */
  record Item(int first, int last) {}

  /**
   * One of a list of assignments.
   *
   * @param first its first token
   * @param column the name of the column, without that of its table
   * @param value the tokens of the value
   */
  record AssignedItem(int first, int column, Item value) {}

  /** The assignments in a list of them: {@code a = 1, t.b = 2}. */
  static List<AssignedItem> assignments(Tokens tokens, int first, int last) {
    List<AssignedItem> items = new ArrayList<>();
    int start = first;
    int equals = -1;
    for (int i = first; i <= last + 1; i++) {
      if (i > last || tokens.is(i, TokenKind.COMMA)) {
        // What isn't read here (:=) is no name of a column.
        int column = equals < 0 ? i - 1 : equals - 1;
        items.add(new AssignedItem(start, column, new Item(equals + 1, i - 1)));
        start = i + 1;
        equals = -1;
      } else if (tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      } else if (equals < 0 && tokens.is(i, '=')) {
        equals = i;
      }
    }
    return items;
  }

  /** What stands between the commas of a bracket. */
  static List<Item> items(Tokens tokens, int open) {
    List<Item> items = new ArrayList<>();
    int close = tokens.partner(open);
    int start = open + 1;
    for (int i = start; i <= close; i++) {
      if (i < close && tokens.is(i, TokenKind.OPEN)) {
        i = tokens.partner(i);
      } else if (i == close || tokens.is(i, TokenKind.COMMA)) {
        if (start < i) {
          items.add(new Item(start, i - 1));
        }
        start = i + 1;
      }
    }
    return items;
  }

  /** The items of each row that is written out, by VALUES or SET. */
  static Optional<List<List<Item>>> written(Tokens tokens, InsertRows rows) {
    return rows.kind() == InsertRows.Kind.ASSIGNMENTS
        ? Optional.of(
            List.of(
                assignments(tokens, rows.first() + 1, rows.last()).stream()
                    .map(AssignedItem::value)
                    .toList()))
        : values(tokens, rows);
  }

  /** The items of each row of VALUES; empty for other rows, and for VALUES with ORDER BY. */
  static Optional<List<List<Item>>> values(Tokens tokens, InsertRows rows) {
    if (rows.kind() != InsertRows.Kind.VALUES) {
      return Optional.empty();
    }
    List<List<Item>> all = new ArrayList<>();
    int at = rows.first() + 1;
    while (tokens.is(at, '(')) {
      all.add(items(tokens, at));
      at = tokens.partner(at) + 1;
      if (!tokens.is(at, TokenKind.COMMA)) {
        break;
      }
      at++;
    }
    return at == rows.last() + 1 && !all.isEmpty() ? Optional.of(all) : Optional.empty();
  }
}
