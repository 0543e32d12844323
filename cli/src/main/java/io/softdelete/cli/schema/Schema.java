package io.softdelete.cli.schema;

import io.softdelete.catalog.CatalogName;
import io.softdelete.catalog.Identifier;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A live schema at one moment. Immutable.
 *
 * @param server whose it is
 * @param tables the tables, without the system's and temporary ones
 * @param foreignKeys all foreign keys
 * @param code views, routines, triggers and rules
 */
public record Schema(
    Server server, List<Table> tables, List<ForeignKey> foreignKeys, List<StoredCode> code) {
  /** Copies the lists. */
  public Schema {
    tables = List.copyOf(tables);
    foreignKeys = List.copyOf(foreignKeys);
    code = List.copyOf(code);
  }

  /** The tables that a name of the catalog stands for. */
  public List<Table> matching(CatalogName name) {
    return tables.stream().filter(table -> matches(name, table.name())).toList();
  }

  /** The one that comes first of them: in the current schema, if it is there. */
  public Optional<Table> find(CatalogName name) {
    List<Table> found = matching(name);
    return found.stream()
        .filter(table -> server.same(table.name().schema(), server.schema()))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /** A table by its live name. */
  public Optional<Table> find(TableName name) {
    return tables.stream()
        .filter(
            table ->
                server.same(table.name().table(), name.table())
                    && server.same(table.name().schema(), name.schema()))
        .findFirst();
  }

  /** The column that an identifier of the catalog stands for. */
  public Optional<Column> column(Table table, Identifier name) {
    return table.columns().stream().filter(column -> server.same(name, column.name())).findFirst();
  }

  /** Whether a name of the catalog stands for a live table. */
  public boolean matches(CatalogName name, TableName table) {
    return server.same(name.table(), table.table())
        && name.schema()
            .map(schema -> table.schema().isEmpty() || server.same(schema, table.schema()))
            .orElse(true);
  }

  /** The live name that a table of the catalog has or would get. */
  public TableName nameFor(CatalogName name) {
    return find(name)
        .map(Table::name)
        .orElseGet(
            () ->
                new TableName(
                    name.schema()
                        .map(server.database().folding()::canonical)
                        .orElse(server.schema()),
                    server.database().folding().canonical(name.table())));
  }
}
