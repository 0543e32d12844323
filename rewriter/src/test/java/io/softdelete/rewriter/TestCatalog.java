package io.softdelete.rewriter;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.CatalogReader;
import java.util.List;
import java.util.Optional;

/** The catalog and the session that the rewriter's tests share. */
final class TestCatalog {
  static final String YAML =
      """
      tables:
        users: {marker: {column: deleted_at}}
        orders: {marker: {column: deleted_at}}
        lines: {marker: {column: gone, active: [false, null], deleted: true}}
        flags: {marker: {column: state, active: "'N'", deleted: "'Y'"}}
        tokens: {set: {delete_token: id}}
        people: {set: {deleted_by: "${actor}"}}
        crm.contacts: {}
        "\\"Mixed\\"": {marker: {column: '"deletedAt"'}}
        guarded: {marker-writes: refuse}
        ledger: {delete: archive, archive: {table: ledger_archive}}
        consents: {delete: hard}
      foreign-keys: ignore
      """;

  static final Catalog CATALOG = CatalogReader.read(YAML, "test.yaml");

  private TestCatalog() {}

  static Rewriter rewriter(Dialect dialect) {
    return rewriter(dialect, HintPolicy.OPEN);
  }

  static Rewriter rewriter(Dialect dialect, HintPolicy hints) {
    return new Rewriter(
        new RewriterSettings(CATALOG, dialect, folding(dialect), Visibility.ACTIVE, hints));
  }

  static Folding folding(Dialect dialect) {
    return switch (dialect) {
      case POSTGRESQL -> Folding.LOWER;
      case H2, STANDARD -> Folding.UPPER;
      case MARIADB -> Folding.CASELESS;
    };
  }

  /** A session in schema PUBLIC with every table, in which no mode is unusual. */
  static final class PlainSession implements Session {
    @Override
    public boolean backslashEscapes() {
      return false;
    }

    @Override
    public boolean doubleQuotesDelimitIdentifiers() {
      return true;
    }

    @Override
    public Optional<String> schemaOf(String table) {
      return Optional.of("public");
    }

    @Override
    public boolean mayHaveTemporaryTables() {
      return false;
    }

    @Override
    public List<String> primaryKey(Optional<String> schema, String table) {
      return List.of("id");
    }

    @Override
    public List<Column> columns(Optional<String> schema, String table) {
      return List.of(
          new Column("id", "integer"),
          new Column("name", "text"),
          new Column("deleted_at", "timestamp with time zone"),
          new Column("delete_token", "integer"));
    }
  }
}
