package io.softdelete.cli.ddl;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.cli.ddl.Change.Phase;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.Server;
import io.softdelete.cli.schema.Table;
import io.softdelete.jdbc.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Archive tables, or the columns that they lack. An archive has the table's columns without its
 * constraints: what was once a valid row has to fit in for ever.
 */
public final class ArchivePart implements Part {
  /** For migrations and findings. */
  public ArchivePart() {}

  @Override
  public void addTo(Migration.Builder migration, Registration registration) {
    for (RegisteredTable table : registration.tables()) {
      table
          .archive()
          .ifPresent(
              archive ->
                  statements(table, archive)
                      .forEach(
                          sql ->
                              migration.add(
                                  Change.of(
                                      Phase.TABLES,
                                      table.sql() + ": its archive " + archive.table(),
                                      sql))));
    }
  }

  /** The statements that make an archive take all rows of its table. */
  public static List<String> statements(RegisteredTable table, Deletion.Archive archive) {
    Optional<Table> live = table.schema().find(archive.table());
    return live.isPresent() ? missing(table, archive, live.get()) : create(table, archive);
  }

  private static List<String> create(RegisteredTable table, Deletion.Archive archive) {
    Server server = table.schema().server();
    Ddl ddl = new Ddl(server);
    TableName name = nameOf(table, archive);
    List<String> columns = new ArrayList<>();
    for (Column column : table.table().columns()) {
      columns.add(ddl.definition(copy(table, column)));
    }
    for (Map.Entry<Identifier, SqlExpression> set : archive.set().entrySet()) {
      if (table.column(set.getKey()).isEmpty()) {
        columns.add(
            ddl.definition(
                NewColumn.visible(
                    server.identifier(set.getKey()), typeOf(table, set.getValue(), ddl), "")));
      }
    }
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE TABLE IF NOT EXISTS "
            + server.table(name)
            + " (\n  "
            + String.join(",\n  ", columns)
            + "\n)");
    List<String> key = table.table().primaryKey();
    if (!key.isEmpty()) {
      statements.add(
          ddl.createIndex(
              "INDEX",
              ddl.indexName(name.table(), key, "key"),
              server.table(name),
              server.identifiers(key),
              ""));
    }
    return statements;
  }

  /** A new archive is in its table's schema, unless the catalog says otherwise. */
  private static TableName nameOf(RegisteredTable table, Deletion.Archive archive) {
    TableName name = table.schema().nameFor(archive.table());
    return archive.table().schema().isPresent()
        ? name
        : new TableName(table.table().name().schema(), name.table());
  }

  private static List<String> missing(RegisteredTable table, Deletion.Archive archive, Table live) {
    Schema schema = table.schema();
    Ddl ddl = new Ddl(schema.server());
    String name = schema.server().table(live.name());
    List<String> statements = new ArrayList<>();
    for (Column column : table.table().columns()) {
      if (live.columns().stream()
          .noneMatch(kept -> schema.server().same(kept.name(), column.name()))) {
        statements.add(ddl.addColumn(name, copy(table, column)));
      }
    }
    archive
        .set()
        .forEach(
            (column, value) -> {
              if (schema.column(live, column).isEmpty()) {
                statements.add(
                    ddl.addColumn(
                        name,
                        NewColumn.visible(
                            schema.server().identifier(column), typeOf(table, value, ddl), "")));
              }
            });
    return statements;
  }

  /** Old rows of an archive have no value for a new column. */
  private static NewColumn copy(RegisteredTable table, Column column) {
    return NewColumn.visible(
        table.schema().server().identifier(column.name()), column.type(), nullable(table, column));
  }

  /** MariaDB before 10.10 makes the first TIMESTAMP of a table NOT NULL unless told otherwise. */
  private static String nullable(RegisteredTable table, Column column) {
    boolean timestamp = column.type().toLowerCase(java.util.Locale.ROOT).startsWith("timestamp");
    return switch (table.schema().server().dialect()) {
      case MARIADB -> timestamp ? " NULL" : "";
      case POSTGRESQL, H2, STANDARD -> "";
    };
  }

  /** What can't be told from its expression is text. */
  private static String typeOf(RegisteredTable table, SqlExpression value, Ddl ddl) {
    return ColumnPart.type(table, value).orElse(ddl.sentence());
  }
}
