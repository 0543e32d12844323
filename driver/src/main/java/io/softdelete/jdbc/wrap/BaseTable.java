package io.softdelete.jdbc.wrap;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table that a column of a result comes from, as the delegate names it. Immutable. */
record BaseTable(String catalog, String schema, String name) {
  /** The tables that the columns come from, each once. */
  static List<BaseTable> all(ResultSetMetaData columns) throws SQLException {
    List<BaseTable> tables = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      BaseTable table = of(columns, i);
      if (!table.name.isEmpty() && !tables.contains(table)) {
        tables.add(table);
      }
    }
    return tables;
  }

  /** Their names, to be shown. */
  static String names(List<BaseTable> tables) {
    return tables.stream().map(BaseTable::name).collect(Collectors.joining(", "));
  }

  static BaseTable of(ResultSetMetaData columns, int index) throws SQLException {
    return new BaseTable(
        orEmpty(columns.getCatalogName(index)),
        orEmpty(columns.getSchemaName(index)),
        orEmpty(columns.getTableName(index)));
  }

  @Nullable String catalogOrNull() {
    return catalog.isEmpty() ? null : catalog;
  }

  @Nullable String schemaOrNull() {
    return schema.isEmpty() ? null : schema;
  }

  /** The quoted name with its schema; MariaDB's schemas are catalogs to JDBC. */
  String qualified(String quote) {
    String owner = schema.isEmpty() ? catalog : schema;
    return (owner.isEmpty() ? "" : quoted(owner, quote) + '.') + quoted(name, quote);
  }

  static String quoted(String name, String quote) {
    return quote.isBlank() ? name : quote + name.replace(quote, quote + quote) + quote;
  }

  private static String orEmpty(@Nullable String name) {
    return name == null ? "" : name;
  }
}
