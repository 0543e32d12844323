package io.softdelete.rewriter;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.CatalogReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
        pairs: {reinsert: revive}
        "\\"Mixed\\"": {marker: {column: '"deletedAt"'}}
        guarded: {marker-writes: refuse}
        excluded: {}
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
    private final Dialect dialect;
    private final int majorVersion;

    PlainSession() {
      this(Dialect.POSTGRESQL);
    }

    /** Names are spelled as this database spells them. */
    PlainSession(Dialect dialect) {
      this(dialect, 17);
    }

    PlainSession(Dialect dialect, int majorVersion) {
      this.dialect = dialect;
      this.majorVersion = majorVersion;
    }

    private String spelled(String name) {
      return folding(dialect) == Folding.UPPER ? name.toUpperCase(Locale.ROOT) : name;
    }

    @Override
    public boolean backslashEscapes() {
      return false;
    }

    @Override
    public boolean doubleQuotesDelimitIdentifiers() {
      return true;
    }

    @Override
    public boolean squareBracketsDelimitIdentifiers() {
      return false;
    }

    @Override
    public String compatibilityMode() {
      return "";
    }

    @Override
    public int majorVersion() {
      return majorVersion;
    }

    @Override
    public List<String> referrers(Optional<String> schema, String table) {
      return List.of();
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
          new Column(spelled("id"), "integer"),
          new Column(
              spelled("name"),
              "character varying(20)",
              20,
              Set.of(),
              Optional.empty(),
              Optional.of("utf8mb4_general_ci")),
          new Column(spelled("deleted_at"), "timestamp with time zone"),
          new Column(spelled("delete_token"), "integer"));
    }

    /** A primary key, and a name that is unique among active rows where there are such keys. */
    @Override
    public List<UniqueKey> uniqueKeys(Optional<String> schema, String table) {
      if (dialect == Dialect.MARIADB) {
        return List.of(UniqueKey.of("pkey", true, List.of("id")));
      }
      return List.of(
          UniqueKey.of("pkey", true, List.of(spelled("id"))),
          new UniqueKey(
              "active_name",
              Set.of(),
              List.of(UniqueKey.Part.column(spelled("name"))),
              Optional.of("(deleted_at IS NULL)")));
    }
  }
}
