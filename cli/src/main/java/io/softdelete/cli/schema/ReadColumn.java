package io.softdelete.cli.schema;

import io.softdelete.jdbc.schema.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * A column and whose it is, read from a row with the columns {@code table_schema}, {@code
 * table_name}, {@code column_name}, {@code type}, {@code length}, {@code not_null}, {@code
 * numbered}, {@code invisible}, {@code by_default} and {@code generation}.
 */
record ReadColumn(TableName table, Column column) {
  static ReadColumn of(ResultSet row) throws SQLException {
    Set<Column.Trait> traits = EnumSet.noneOf(Column.Trait.class);
    if (row.getBoolean("not_null")) {
      traits.add(Column.Trait.NOT_NULL);
    }
    if (row.getBoolean("numbered")) {
      traits.add(Column.Trait.NUMBERED);
    }
    if (row.getBoolean("invisible")) {
      traits.add(Column.Trait.INVISIBLE);
    }
    return new ReadColumn(
        new TableName(
            Answers.textOrEmpty(row, "table_schema"), Answers.textOrEmpty(row, "table_name")),
        new Column(
            Answers.textOrEmpty(row, "column_name"),
            Answers.textOrEmpty(row, "type"),
            row.getInt("length"),
            traits,
            Answers.text(row, "by_default").filter(text -> !text.equalsIgnoreCase("NULL")),
            Answers.text(row, "generation").filter(text -> !text.isEmpty())));
  }
}
