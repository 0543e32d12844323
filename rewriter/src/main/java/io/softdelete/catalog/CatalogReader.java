package io.softdelete.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads catalogs: YAML files, and the short list of tables. Whatever is wrong is reported at once.
 *
 * <p>The YAML is that of version 1.2 (core schema), one document. What the contract leaves open is
 * decided so:
 *
 * <ul>
 *   <li>{@code defaults} gives keys to the tables that don't have them. A table's own value
 *       replaces the default as a whole, maps too. Defaults that say nothing about a table's {@code
 *       delete} don't matter to it, nor do columns of an inherited {@code unset} that its {@code
 *       set} hasn't. {@code retention: null} and {@code erase: null} take a default back.
 *   <li>A marker's {@code deleted} must be given unless {@code active} is null (then it is
 *       CURRENT_TIMESTAMP) or one boolean, also beside null (then it is the other boolean).
 *   <li>A table without a schema is the table of that name in any schema, so the catalog can't name
 *       another one with a schema besides. Unquoted names are compared without case.
 *   <li>{@code erase: {}} removes rows, as no {@code erase} at all does.
 * </ul>
 */
public final class CatalogReader {
  private static final List<String> KEYS = List.of("tables", "defaults", "audit", "foreign-keys");
  private static final String TABLES = "a map of tables (tables: {} registers none)";

  private static final String ONCE =
      "expected each once (a name without a schema is the table's in any schema)";

  /** Stands in for a name that is a mistake: the table's other mistakes are reported with it. */
  private static final CatalogName NAMELESS =
      new CatalogName(Optional.empty(), new Identifier("?", true));

  private final Mistakes mistakes;
  private final Values values;

  private CatalogReader(Mistakes mistakes) {
    this.mistakes = mistakes;
    this.values = new Values(mistakes);
  }

  /**
   * Reads a YAML catalog.
   *
   * @param yaml the text
   * @param source where it comes from, for messages: {@code classpath:softdelete.yaml}
   * @throws InvalidCatalog with all mistakes, if there are any
   */
  public static Catalog read(String yaml, String source) {
    Mistakes mistakes = new Mistakes(source);
    Optional<Catalog> catalog =
        new YamlDocument(mistakes)
            .root(yaml)
            .map(Setting::root)
            .flatMap(root -> new CatalogReader(mistakes).catalog(root));
    mistakes.throwIfAny();
    return catalog.orElseThrow();
  }

  /**
   * Reads a list of soft tables whose marker is {@code deleted_at}; foreign keys are emulated.
   *
   * @param commaSeparated the tables, {@code [schema.]table} each: {@code users, "Order Items"}
   * @throws InvalidCatalog with all mistakes, if there are any
   */
  public static Catalog ofTables(String commaSeparated) {
    Mistakes mistakes = new Mistakes("softdelete.tables");
    List<TablePolicy> tables = new TableList(mistakes).read(commaSeparated);
    mistakes.throwIfAny();
    return new Catalog(tables, Optional.empty(), ForeignKeys.EMULATE);
  }

  private Optional<Catalog> catalog(Setting root) {
    return values.map(root, KEYS).map(keys -> catalog(root, keys));
  }

  private Catalog catalog(Setting root, Map<String, Setting> keys) {
    Optional<Setting> audit = Optional.ofNullable(keys.get("audit"));
    TableReader reader = new TableReader(mistakes, values, audit.isPresent());
    Map<String, Setting> defaults =
        Optional.ofNullable(keys.get("defaults")).map(reader::defaults).orElse(Map.of());
    if (!keys.containsKey("tables")) {
      mistakes.missing(root, "tables", TABLES);
    }
    List<TablePolicy> tables =
        Optional.ofNullable(keys.get("tables"))
            .map(setting -> tables(setting, reader, defaults))
            .orElse(List.of());
    return new Catalog(
        tables,
        audit.flatMap(new AuditReader(mistakes, values)::read),
        Optional.ofNullable(keys.get("foreign-keys"))
            .flatMap(setting -> values.choice(setting, ForeignKeys.class))
            .orElse(ForeignKeys.EMULATE));
  }

  private List<TablePolicy> tables(
      Setting setting, TableReader reader, Map<String, Setting> defaults) {
    List<TablePolicy> tables = new ArrayList<>();
    SameNames names = new SameNames();
    values
        .map(setting, TABLES)
        .orElse(Map.of())
        .forEach(
            (key, table) -> {
              Optional<CatalogName> name = name(key, table, names);
              reader.read(name.orElse(NAMELESS), table, defaults).ifPresent(tables::add);
            });
    return tables;
  }

  private Optional<CatalogName> name(String key, Setting table, SameNames names) {
    try {
      CatalogName name = NameParser.table(key);
      names
          .add(name, table.line())
          .ifPresent(
              line -> mistakes.add(table, "names the table of line " + line + " again; " + ONCE));
      return Optional.of(name);
    } catch (Unexpected e) {
      mistakes.add(table, e.problem());
      return Optional.empty();
    }
  }
}
