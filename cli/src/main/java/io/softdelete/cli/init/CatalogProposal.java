package io.softdelete.cli.init;

import io.softdelete.cli.schema.CatalogNames;
import io.softdelete.cli.schema.Schema;
import io.softdelete.cli.schema.Table;
import java.util.List;

/** Writes a catalog for a live schema as somebody would who knows nothing but the schema. */
final class CatalogProposal {
  private CatalogProposal() {}

  /**
   * The YAML.
   *
   * @param database what to call the database
   */
  static String of(Schema schema, String database) {
    TableRoles roles = TableRoles.of(schema);
    CatalogNames names = new CatalogNames(schema);
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        """
        # Proposed by "softdelete init" for %s.
        # Read it, correct it; then "softdelete ddl" adds what is missing, and "softdelete doctor" looks on.

        defaults:
          set: {deletion_id: "${operation}"}   # rows that went together can come back together
          # retention: 365d                    # after that PURGE may remove deleted rows

        foreign-keys: emulate                  # a DELETE does to children what the database's keys say

        """
            .formatted(database));
    roles
        .audit()
        .ifPresent(
            audit ->
                yaml.append("audit:\n  table: ")
                    .append(names.table(audit.name()))
                    .append("   # tables with audit: true write here\n\n"));
    yaml.append(roles.registered().isEmpty() ? "tables: {}\n" : "tables:\n");
    for (Table table : roles.registered()) {
      new TableProposal(schema, names, roles, table).lines().forEach(line -> line(yaml, line));
    }
    leftOut(yaml, roles, names);
    return yaml.toString();
  }

  private static void line(StringBuilder yaml, String line) {
    yaml.append("  ").append(line).append('\n');
  }

  private static void leftOut(StringBuilder yaml, TableRoles roles, CatalogNames names) {
    List<TableRoles.LeftOut> leftOut = roles.leftOut();
    if (!leftOut.isEmpty()) {
      yaml.append("\n  # Left out, their rows are really deleted:\n");
      leftOut.forEach(
          out -> line(yaml, "# " + names.table(out.table().name()) + ": {}   # " + out.reason()));
    }
  }
}
