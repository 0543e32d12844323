package io.softdelete.cli.schema;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A catalog held against a live schema. Immutable.
 *
 * @param catalog the catalog
 * @param schema the schema
 */
public record Registration(Catalog catalog, Schema schema) {
  /** The registered tables that are there, without partitions and inheritance children. */
  public List<RegisteredTable> tables() {
    List<RegisteredTable> tables = new ArrayList<>();
    for (Table table : schema.tables()) {
      if (table.partOf().flatMap(this::policyOf).isEmpty()) {
        policyOf(table.name())
            .ifPresent(policy -> tables.add(new RegisteredTable(schema, table, policy)));
      }
    }
    return tables;
  }

  /** The registered tables that aren't there. */
  public List<TablePolicy> missing() {
    return catalog.tables().stream()
        .filter(policy -> schema.matching(policy.name()).isEmpty())
        .toList();
  }

  /** The policy of a live table; a name with its schema comes before one without. */
  public Optional<TablePolicy> policyOf(TableName table) {
    Optional<TablePolicy> own =
        catalog.tables().stream()
            .filter(policy -> schema.matches(policy.name(), table))
            .reduce((one, other) -> one.name().schema().isPresent() ? one : other);
    return own.or(() -> schema.find(table).flatMap(Table::partOf).flatMap(this::policyOf));
  }

  /** Whether a live table keeps what was deleted: an archive, or the audit table. */
  public boolean keepsDeleted(TableName table) {
    return catalog.audit().filter(audit -> schema.matches(audit.table(), table)).isPresent()
        || catalog.tables().stream()
            .map(TablePolicy::deletion)
            .anyMatch(
                deletion ->
                    deletion instanceof Deletion.Archive archive
                        && schema.matches(archive.table(), table));
  }
}
