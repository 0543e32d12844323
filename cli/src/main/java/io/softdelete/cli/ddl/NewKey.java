package io.softdelete.cli.ddl;

import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.Index;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Server;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.UniqueKey.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unique key of active rows: a partial index where the database has those, else one with a column
 * that is 1 in active rows and NULL in deleted ones, where NULLs don't count. Immutable.
 *
 * @param table the table
 * @param old the key that it replaces
 */
record NewKey(RegisteredTable table, Index old) {
  private static final String COLUMN = "active_row";

  static NewKey of(RegisteredTable table, Index old) {
    return new NewKey(table, old);
  }

  /** The statement that adds the column, where one is needed and isn't there. */
  Optional<String> column() {
    if (isPartial() || activeColumn().isPresent()) {
      return Optional.empty();
    }
    String expression = " GENERATED ALWAYS AS (CASE WHEN " + condition() + " THEN 1 END)";
    boolean mariadb = server().dialect() == Dialect.MARIADB;
    return Optional.of(
        ddl()
            .addColumn(
                table.sql(),
                new NewColumn(
                    columnName(),
                    mariadb ? "tinyint" : "smallint",
                    expression + (mariadb ? " VIRTUAL" : ""),
                    Ddl.Visibility.HIDDEN)));
  }

  /** The statement that makes the key. */
  String create(boolean concurrently) {
    String kind = concurrently ? "UNIQUE INDEX CONCURRENTLY" : "UNIQUE INDEX";
    List<String> parts = new ArrayList<>(parts());
    if (!isPartial()) {
      parts.add(columnName());
    }
    String name = ddl().indexName(table.table().name().table(), plainColumns(), "active");
    return ddl()
        .createIndex(
            kind, name, table.sql(), String.join(", ", parts), isPartial() ? predicate() : "");
  }

  /** The statement that drops the old key. */
  String drop() {
    String alter = "ALTER TABLE " + table.sql();
    String exists = ddl().ifExists();
    if (server().dialect() == Dialect.MARIADB) {
      return alter + " DROP INDEX " + exists + server().identifier(old.name());
    }
    if (old.constraint().isPresent()) {
      return alter + " DROP CONSTRAINT " + exists + server().identifier(old.constraint().get());
    }
    String schema = table.table().name().schema();
    boolean current = server().same(schema, server().schema());
    return "DROP INDEX "
        + exists
        + (current ? "" : server().identifier(schema) + ".")
        + server().identifier(old.name());
  }

  /** Whether it can be built beside running writers. */
  boolean concurrently() {
    return isPartial()
        && table.schema().tables().stream()
            .noneMatch(child -> child.partOf().filter(table.table().name()::equals).isPresent());
  }

  private boolean isPartial() {
    return server().dialect() == Dialect.POSTGRESQL;
  }

  private String predicate() {
    return old.predicate()
        .filter(condition -> !table.mentionsMarker(condition))
        .map(condition -> condition + " AND " + condition())
        .orElse(condition());
  }

  private String condition() {
    return table.active().orElseThrow();
  }

  /** Without the marker, which would make every row different from every other. */
  private List<String> parts() {
    return old.parts().stream()
        .filter(part -> part.column().isEmpty() || !isMarker(part.column().get()))
        .map(this::part)
        .toList();
  }

  private String part(Part part) {
    return part.column().map(server()::identifier).orElse("(" + part.sql() + ")");
  }

  private List<String> plainColumns() {
    return old.columns().stream().filter(column -> !isMarker(column)).toList();
  }

  private boolean isMarker(String column) {
    return server().same(table.soft().orElseThrow().marker().column(), column);
  }

  private Optional<Column> activeColumn() {
    return table.table().columns().stream()
        .filter(column -> column.generation().filter(table::mentionsMarker).isPresent())
        .findFirst();
  }

  private String columnName() {
    return activeColumn()
        .map(column -> server().identifier(column.name()))
        .orElseGet(() -> server().identifier(new io.softdelete.catalog.Identifier(COLUMN, false)));
  }

  private Server server() {
    return table.schema().server();
  }

  private Ddl ddl() {
    return new Ddl(server());
  }
}
