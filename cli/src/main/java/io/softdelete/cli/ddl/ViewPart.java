package io.softdelete.cli.ddl;

import io.softdelete.catalog.Identifier;
import io.softdelete.cli.ddl.Change.Phase;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.Server;
import io.softdelete.jdbc.schema.TableName;
import java.util.List;

/** A view of active rows for each soft table, for clients that don't use the driver. */
final class ViewPart implements Part {
  @Override
  public void addTo(Migration.Builder migration, Registration registration) {
    Server server = registration.schema().server();
    for (RegisteredTable table : registration.tables()) {
      table
          .active()
          .ifPresent(
              active ->
                  migration.add(
                      Change.of(
                          Phase.VIEWS,
                          table.sql() + ": active rows for other clients",
                          "CREATE OR REPLACE VIEW "
                              + server.table(name(server, table))
                              + " AS SELECT "
                              + server.identifiers(columns(table))
                              + " FROM "
                              + table.sql()
                              + " WHERE "
                              + active)));
    }
  }

  private static TableName name(Server server, RegisteredTable table) {
    TableName name = table.table().name();
    String suffix = server.database().folding().canonical(new Identifier("_active", false));
    return new TableName(name.schema(), name.table() + suffix);
  }

  /** Those that {@code SELECT *} shows, without what is there for deletions only. */
  private static List<String> columns(RegisteredTable table) {
    return table.table().columns().stream()
        .filter(column -> !column.is(Column.Trait.INVISIBLE))
        .map(Column::name)
        .filter(column -> !isOurs(table, column))
        .toList();
  }

  private static boolean isOurs(RegisteredTable table, String column) {
    Server server = table.schema().server();
    return table
        .soft()
        .map(
            soft ->
                server.same(soft.marker().column(), column)
                    || soft.set().keySet().stream().anyMatch(set -> server.same(set, column)))
        .orElse(false);
  }
}
