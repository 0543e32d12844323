package io.softdelete.cli.schema;

import io.softdelete.catalog.Catalog;
import io.softdelete.cli.Failure;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.LiveSession;
import io.softdelete.jdbc.schema.SharedSchema;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads live schemas. */
public final class SchemaReader {
  private SchemaReader() {}

  /**
   * The schema behind a connection: on PostgreSQL and H2 all schemas but the system's, on MariaDB
   * the current one. Nothing is changed.
   *
   * @throws Failure for databases whose catalogs aren't known
   */
  public static Schema read(Connection connection) throws SQLException {
    Server server = Server.of(connection);
    SchemaQueries queries =
        switch (server.dialect()) {
          case POSTGRESQL -> new PostgresQueries();
          case H2 -> new H2Queries();
          case MARIADB -> new MariaDbQueries(server.isMySql());
          case STANDARD ->
              throw new Failure(
                  "the catalogs of "
                      + server.database().product()
                      + " aren't known; known are those of PostgreSQL, H2, MariaDB and MySQL");
        };
    return new Schema(
        server,
        tables(connection, queries),
        keys(connection, server, noCatalog()).keys(),
        queries.code(connection));
  }

  /** The foreign keys as the driver sees them for a catalog. */
  public static KeyGraph keys(Connection connection, Server server, Catalog catalog) {
    RewriterSettings settings =
        new RewriterSettings(
            catalog,
            server.dialect(),
            server.database().folding(),
            Visibility.ACTIVE,
            HintPolicy.OPEN);
    return new SharedSchema().keys(new LiveSession(connection, settings));
  }

  private static Catalog noCatalog() {
    return new Catalog(List.of(), Optional.empty(), io.softdelete.catalog.ForeignKeys.IGNORE);
  }

  private static List<Table> tables(Connection connection, SchemaQueries queries)
      throws SQLException {
    Map<TableName, List<ReadColumn>> columns =
        Answers.grouped(
            Answers.ask(connection, queries.columns(), ReadColumn::of), ReadColumn::table);
    Map<TableName, List<ReadIndexPart>> parts =
        Answers.grouped(
            Answers.ask(connection, queries.indexParts(), ReadIndexPart::of), ReadIndexPart::table);
    Map<TableName, TableName> wholes = queries.wholes(connection);
    Map<TableName, RowSecurity> security = queries.security(connection);
    Map<TableName, Long> deletions = queries.deletions(connection);
    return columns.entrySet().stream()
        .map(
            entry ->
                new Table(
                    entry.getKey(),
                    entry.getValue().stream().map(ReadColumn::column).toList(),
                    ReadIndexPart.indexes(parts.getOrDefault(entry.getKey(), List.of())),
                    Optional.ofNullable(wholes.get(entry.getKey())),
                    security.getOrDefault(entry.getKey(), RowSecurity.NONE),
                    deletions.getOrDefault(entry.getKey(), 0L)))
        .toList();
  }
}
