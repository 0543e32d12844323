package io.softdelete.it.twin.random;

import io.softdelete.it.twin.Column;
import io.softdelete.it.twin.Type;
import java.util.List;

/**
 * Something that rows come from, under the name by which expressions refer to it. Immutable.
 *
 * @param name the alias, or the table's own name
 * @param columns its columns
 */
record Relation(String name, List<Result> columns) {
  /**
   * A column as a query gives it.
   *
   * @param name the name as SQL writes it
   * @param type the type
   * @param role what the column is for
   */
  record Result(String name, Type type, Column.Role role) {}

  Relation {
    columns = List.copyOf(columns);
  }

  List<Field> fields() {
    return columns.stream()
        .map(column -> new Field(name, column.name(), column.type(), column.role()))
        .toList();
  }
}
