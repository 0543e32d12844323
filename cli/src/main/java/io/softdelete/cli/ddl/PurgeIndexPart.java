package io.softdelete.cli.ddl;

import io.softdelete.catalog.Deletion;
import io.softdelete.cli.ddl.Change.Mode;
import io.softdelete.cli.ddl.Change.Phase;
import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.Server;
import io.softdelete.cli.schema.Table;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.Dialect;
import java.util.List;
import java.util.Optional;

/** Indexes in the order in which PURGE removes what is past its retention. */
public final class PurgeIndexPart implements Part {
  private final DdlWishes wishes;

  /** With these wishes. */
  public PurgeIndexPart(DdlWishes wishes) {
    this.wishes = wishes;
  }

  @Override
  public void addTo(Migration.Builder migration, Registration registration) {
    registration.tables().forEach(table -> change(table).ifPresent(migration::add));
  }

  /** The index, where PURGE needs one that isn't there. */
  public Optional<Change> change(RegisteredTable table) {
    if (table.policy().retention().isEmpty()) {
      return Optional.empty();
    }
    return table
        .policy()
        .deletion()
        .timeColumn()
        .filter(column -> !isIndexed(table, column))
        .map(column -> change(table, column));
  }

  private Change change(RegisteredTable table, io.softdelete.catalog.Identifier column) {
    Server server = table.schema().server();
    Ddl ddl = new Ddl(server);
    TableName name = purged(table);
    boolean partial = server.dialect() == Dialect.POSTGRESQL && table.soft().isPresent();
    boolean whole =
        table.schema().tables().stream()
            .noneMatch(t -> t.partOf().filter(name::equals).isPresent());
    boolean alone =
        wishes.concurrently() && server.dialect() == Dialect.POSTGRESQL && whole && isThere(table);
    return new Change(
        Phase.INDEXES,
        server.table(name) + ": for PURGE",
        ddl.createIndex(
            alone ? "INDEX CONCURRENTLY" : "INDEX",
            ddl.indexName(name.table(), List.of(column.text()), "purge"),
            server.table(name),
            written(table, column),
            partial ? table.deleted().orElseThrow() : ""),
        alone ? Mode.ALONE : Mode.TRANSACTIONAL);
  }

  private static boolean isIndexed(RegisteredTable table, io.softdelete.catalog.Identifier column) {
    Schema schema = table.schema();
    return schema
        .find(purged(table))
        .map(
            purged ->
                purged.indexes().stream()
                    .filter(index -> !index.columns().isEmpty())
                    .anyMatch(index -> schema.server().same(column, index.columns().get(0))))
        .orElse(false);
  }

  private static String written(RegisteredTable table, io.softdelete.catalog.Identifier column) {
    Server server = table.schema().server();
    return table
        .schema()
        .find(purged(table))
        .flatMap((Table purged) -> table.schema().column(purged, column))
        .map(Column::name)
        .map(server::identifier)
        .orElseGet(() -> server.identifier(column));
  }

  private static boolean isThere(RegisteredTable table) {
    return table.schema().find(purged(table)).isPresent();
  }

  private static TableName purged(RegisteredTable table) {
    return table
        .archive()
        .map(Deletion.Archive::table)
        .map(
            archive ->
                table
                    .schema()
                    .find(archive)
                    .map(Table::name)
                    .orElseGet(
                        () ->
                            new TableName(
                                table.table().name().schema(),
                                table.schema().nameFor(archive).table())))
        .orElse(table.table().name());
  }
}
