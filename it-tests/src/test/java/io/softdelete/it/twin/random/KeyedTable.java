package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Type;
import java.time.LocalDate;
import java.util.List;

/**
 * A table of {@link io.softdelete.it.twin.Guild} and the values that are written to it: keys that
 * active rows hold, that deleted rows hold, and new ones. Immutable.
 *
 * @param name its name
 * @param columns its columns without those that a deletion writes
 * @param keys the columns of its unique keys, the primary one first
 */
record KeyedTable(String name, List<Column> columns, List<List<String>> keys) {
  /**
   * A column.
   *
   * @param name its name
   * @param type its type
   * @param values what is written to it
   */
  record Column(String name, Type type, List<Object> values) {
    static Column text(String name, Object... values) {
      return new Column(name, Type.TEXT, List.of(values));
    }

    static Column number(String name, Object... values) {
      return new Column(name, Type.INTEGER, List.of(values));
    }
  }

  static final KeyedTable BADGES =
      new KeyedTable(
          "badges",
          List.of(
              Column.text("code", "B-1", "B-2", "B-3", "B-5", "B-6", "B-7", "B-8", "B-9"),
              Column.text("label", "gold", "x", "it's"),
              Column.number("points", 1, 5, 10, 77)),
          List.of(List.of("code")));

  static final KeyedTable POST_TAGS =
      new KeyedTable(
          "post_tags",
          List.of(
              Column.number("post_id", 1, 2, 3, 9),
              Column.number("tag_id", 1, 2, 8, 9),
              Column.text("note", "first", "x", "a?b")),
          List.of(List.of("post_id", "tag_id")));

  static final KeyedTable MEMBERS =
      new KeyedTable(
          "members",
          List.of(
              Column.number("number", 1, 2, 500, 600, 601),
              Column.text("login", "ada", "ben", "zoe", "cy", "dee"),
              Column.text("plan", "paid", "x"),
              Column.number("visits", 0, 3, 8),
              new Column(
                  "joined",
                  Type.DATE,
                  List.of(LocalDate.of(2020, 1, 1), LocalDate.of(2022, 3, 4)))),
          List.of(List.of("number"), List.of("login")));

  /** Its email is unique among active rows, where there are indexes of some rows only. */
  static final KeyedTable ACCOUNTS =
      new KeyedTable(
          "accounts",
          List.of(
              Column.number("number", 1, 2, 3, 600, 601, 602),
              Column.text("email", "ada@x", "ben@x", "zoe@x", "new@x"),
              Column.text("name", "A", "B"),
              Column.number("logins", 0, 1, 9)),
          List.of(List.of("number"), List.of("email")));

  /** Whether a column is part of a key. */
  boolean isKey(Column column) {
    return keys.stream().anyMatch(key -> key.contains(column.name()));
  }

  /** The columns that no key has. */
  List<Column> others() {
    return columns.stream().filter(column -> !isKey(column)).toList();
  }

  /** The columns that a key has. */
  List<Column> keyed() {
    return columns.stream().filter(this::isKey).toList();
  }
}
