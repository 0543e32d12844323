package io.softdelete.cli.init;

import io.softdelete.cli.schema.Column;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.Table;
import io.softdelete.jdbc.schema.ForeignKey;
import io.softdelete.jdbc.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which table is what: registered, an archive, the audit table, or left out. Immutable.
 *
 * @param registered the tables whose deletions are to be kept
 * @param archives the archives that are there, by the tables that they are of
 * @param archived tables whose rows move, with an archive that is there or is to be made
 * @param audit the audit table
 * @param leftOut tables that had better not be registered
 */
record TableRoles(
    List<Table> registered,
    Map<TableName, Table> archives,
    Set<TableName> archived,
    Optional<Table> audit,
    List<LeftOut> leftOut) {
  private static final List<String> ARCHIVE_NAMES =
      List.of("%s_archive", "%s_archived", "archive_%s", "archived_%s", "%s_deleted", "deleted_%s");
  private static final Set<String> TOOLS =
      Set.of(
          "flyway_schema_history",
          "databasechangelog",
          "databasechangeloglock",
          "schema_migrations",
          "schema_version",
          "shedlock");
  private static final List<String> AUDIT_COLUMNS =
      List.of("table_name", "record_id", "deleted_by", "reason", "deleted_at");

  TableRoles {
    registered = List.copyOf(registered);
    archives = Map.copyOf(archives);
    archived = Set.copyOf(archived);
    leftOut = List.copyOf(leftOut);
  }

  /** Tells the roles from names, columns and keys. */
  static TableRoles of(Schema schema) {
    Map<TableName, Table> archives = archives(schema);
    Optional<Table> audit = schema.tables().stream().filter(TableRoles::isAudit).findFirst();
    List<Table> registered = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Table table : schema.tables()) {
      boolean keeps = archives.containsValue(table) || audit.filter(table::equals).isPresent();
      if (keeps || table.partOf().isPresent()) {
        continue;
      }
      reason(table)
          .ifPresentOrElse(
              why -> leftOut.add(new LeftOut(table, why)), () -> registered.add(table));
    }
    return new TableRoles(
        registered, archives, archived(schema, registered, archives), audit, leftOut);
  }

  private static Optional<String> reason(Table table) {
    String name = table.name().table().toLowerCase(Locale.ROOT);
    if (TOOLS.contains(name)) {
      return Optional.of("belongs to a tool");
    }
    if (table.primaryKey().isEmpty()) {
      return Optional.of("its rows have no primary key");
    }
    return name.endsWith("_log") || name.endsWith("_history") || name.endsWith("_audit")
        ? Optional.of("looks like a record that nothing is deleted from")
        : Optional.empty();
  }

  private static boolean isAudit(Table table) {
    List<String> columns =
        table.columns().stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    return columns.containsAll(AUDIT_COLUMNS);
  }

  private static Map<TableName, Table> archives(Schema schema) {
    Map<TableName, Table> archives = new HashMap<>();
    for (Table table : schema.tables()) {
      for (Table other : schema.tables()) {
        if (isArchive(schema, table, other)) {
          archives.putIfAbsent(table.name(), other);
        }
      }
    }
    return archives;
  }

  private static boolean isArchive(Schema schema, Table table, Table other) {
    String name = table.name().table().toLowerCase(Locale.ROOT);
    String otherName = other.name().table().toLowerCase(Locale.ROOT);
    return table.name().schema().equals(other.name().schema())
        && ARCHIVE_NAMES.stream().anyMatch(form -> form.formatted(name).equals(otherName))
        && table.columns().stream()
            .map(Column::name)
            .allMatch(
                column ->
                    other.columns().stream()
                        .anyMatch(kept -> schema.server().same(kept.name(), column)));
  }

  /** Children of a table whose rows move must move too: a deleted one would stand in the way. */
  private static Set<TableName> archived(
      Schema schema, List<Table> registered, Map<TableName, Table> archives) {
    Set<TableName> names = new LinkedHashSet<>();
    registered.stream().map(Table::name).filter(archives::containsKey).forEach(names::add);
    List<TableName> known = registered.stream().map(Table::name).toList();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (ForeignKey key : schema.foreignKeys()) {
        grown |=
            names.contains(key.parent()) && known.contains(key.child()) && names.add(key.child());
      }
    }
    return names;
  }

  /**
   * A table that isn't proposed.
   *
   * @param table the table
   * @param reason why
   */
  record LeftOut(Table table, String reason) {}
}
