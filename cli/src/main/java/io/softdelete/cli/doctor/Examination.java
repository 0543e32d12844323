package io.softdelete.cli.doctor;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.cli.options.OfflineSession;
import io.softdelete.cli.options.OfflineSession.NeedsDatabase;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.SchemaReader;
import io.softdelete.cli.schema.Server;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.KeyGraph;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.HintPolicy;
import io.softdelete.rewriter.Rewrite;
import io.softdelete.rewriter.Rewriter;
import io.softdelete.rewriter.RewriterSettings;
import io.softdelete.rewriter.UnsupportedSql;
import io.softdelete.rewriter.Visibility;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What rules look at. Immutable.
 *
 * @param registration the catalog held against the live schema
 * @param keys the foreign keys as the driver sees them
 * @param gaps how many rows were recorded as deleted, should still be there, and aren't
 */
public record Examination(Registration registration, KeyGraph keys, Map<TableName, Long> gaps) {
  /** Copies the map. */
  public Examination {
    gaps = Map.copyOf(gaps);
  }

  /** Reads what there is to look at; nothing is changed. */
  public static Examination of(Connection connection, Catalog catalog) throws SQLException {
    Schema schema = SchemaReader.read(connection);
    Registration registration = new Registration(catalog, schema);
    return new Examination(
        registration,
        SchemaReader.keys(connection, schema.server(), catalog),
        AuditGaps.count(connection, registration));
  }

  /** The catalog. */
  public Catalog catalog() {
    return registration.catalog();
  }

  /** The live schema. */
  public Schema schema() {
    return registration.schema();
  }

  /** The foreign keys of the tables that were read: on MariaDB a catalog may match others too. */
  public Stream<ForeignKey> foreignKeys() {
    return keys.keys().stream().filter(key -> schema().find(key.child()).isPresent());
  }

  /** Whose the schema is. */
  public Server server() {
    return schema().server();
  }

  /** The registered tables that are there. */
  public Stream<RegisteredTable> tables() {
    return registration.tables().stream();
  }

  /** The policy of a live table. */
  public Optional<TablePolicy> policyOf(TableName table) {
    return registration.policyOf(table);
  }

  /** A table as it is written into SQL. */
  public String sql(TableName table) {
    return server().table(table);
  }

  /** A query as the driver would send it; empty when it needn't change or can't be told here. */
  public Optional<String> filtered(String query) {
    RewriterSettings settings =
        new RewriterSettings(
            catalog(),
            server().dialect(),
            server().database().folding(),
            Visibility.ACTIVE,
            HintPolicy.OPEN);
    try {
      Rewrite rewrite = new Rewriter(settings).rewrite(query, new OfflineSession(settings));
      String sent = rewrite.sqlFor(query);
      return sent.equals(query) ? Optional.empty() : Optional.of(sent);
    } catch (UnsupportedSql | NeedsDatabase e) {
      return Optional.empty();
    }
  }

  /** What all rules find, the worst first. */
  public List<Finding> findings() {
    return Rules.ALL.stream()
        .flatMap(rule -> rule.examine(this))
        .sorted(Rules.WORST_FIRST)
        .toList();
  }
}
