package io.softdelete.cli.ddl;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Identifier;
import io.softdelete.catalog.SqlExpression;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.Server;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Markers, and the columns that a soft deletion writes besides. */
public final class ColumnPart implements Part {
  /** For migrations and findings. */
  public ColumnPart() {}

  @Override
  public void addTo(Migration.Builder migration, Registration registration) {
    for (RegisteredTable table : registration.tables()) {
      table.soft().ifPresent(soft -> addTo(migration, table, soft));
    }
  }

  private static void addTo(
      Migration.Builder migration, RegisteredTable table, Deletion.Soft soft) {
    Ddl ddl = new Ddl(table.schema().server());
    Identifier marker = soft.marker().column();
    if (table.column(marker).isEmpty()) {
      add(migration, table, marker, MarkerColumn.of(table, soft.marker(), ddl));
    }
    soft.set()
        .forEach(
            (name, value) -> {
              if (table.column(name).isEmpty()) {
                add(migration, table, name, column(table, soft, name, value));
              }
            });
  }

  private static void add(
      Migration.Builder migration,
      RegisteredTable table,
      Identifier name,
      Optional<NewColumn> column) {
    Ddl ddl = new Ddl(table.schema().server());
    column.ifPresentOrElse(
        added ->
            migration.add(
                Change.of(
                    Change.Phase.COLUMNS,
                    table.sql() + ": the column " + name,
                    ddl.addColumn(table.sql(), added))),
        () ->
            migration.remark(
                table.sql()
                    + " lacks the column "
                    + name
                    + ", whose type can't be told from its expression: add it"));
  }

  /** The statement that adds a column which the catalog names; empty when its type isn't clear. */
  public static Optional<String> fix(RegisteredTable table, Identifier name) {
    Ddl ddl = new Ddl(table.schema().server());
    return table
        .soft()
        .flatMap(
            soft ->
                soft.marker().column().equals(name)
                    ? MarkerColumn.of(table, soft.marker(), ddl)
                    : Optional.ofNullable(soft.set().get(name))
                        .flatMap(value -> column(table, soft, name, value)))
        .map(column -> ddl.addColumn(table.sql(), column));
  }

  private static Optional<NewColumn> column(
      RegisteredTable table, Deletion.Soft soft, Identifier name, SqlExpression value) {
    Server server = table.schema().server();
    String written = server.identifier(name);
    SqlExpression before = soft.unset().getOrDefault(name, SqlExpression.NULL);
    String rest = before.isNull() ? "" : " DEFAULT " + before.sql() + " NOT NULL";
    return type(table, value)
        .map(type -> new NewColumn(written, type, rest, Ddl.Visibility.HIDDEN));
  }

  /** The type of what is written into a column of a soft or archive table. */
  static Optional<String> type(RegisteredTable table, SqlExpression value) {
    Ddl ddl = new Ddl(table.schema().server());
    return switch (value.sql()) {
      case "${operation}" -> Optional.of(ddl.operation());
      case "${actor}" -> Optional.of(ddl.name());
      case "${reason}" -> Optional.of(ddl.sentence());
      default ->
          value.isCurrentTimestamp() ? Optional.of(ddl.timestamp()) : columnType(table, value);
    };
  }

  private static Optional<String> columnType(RegisteredTable table, SqlExpression value) {
    List<Column> columns = table.table().columns();
    Predicate<Column> named =
        column ->
            table
                .schema()
                .server()
                .same(new Identifier(value.sql().replace("\"", ""), false), column.name());
    return columns.stream().filter(named).map(Column::type).findFirst();
  }
}
