package io.softdelete.cli.ddl;

import io.softdelete.catalog.Identifier;
import io.softdelete.cli.ddl.Change.Phase;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.Server;
import io.softdelete.rewriter.Dialect;

/** Row-level security by which a role of other clients sees active rows only. */
final class PolicyPart implements Part {
  private final String role;

  PolicyPart(String role) {
    this.role = role;
  }

  @Override
  public void addTo(Migration.Builder migration, Registration registration) {
    Server server = registration.schema().server();
    if (server.dialect() != Dialect.POSTGRESQL) {
      migration.remark("row-level security is PostgreSQL's: no policies here");
      return;
    }
    for (RegisteredTable table : registration.tables()) {
      table.active().ifPresent(active -> addTo(migration, table, active));
    }
  }

  private void addTo(Migration.Builder migration, RegisteredTable table, String active) {
    String policy = server(table).identifier(new Identifier("softdelete_active", false));
    String everyone = server(table).identifier(new Identifier("softdelete_everyone", false));
    String purpose = table.sql() + ": " + role + " sees active rows only";
    if (!table.table().security().enabled()) {
      // A restrictive policy alone would show nothing to anybody.
      add(migration, purpose, "DROP POLICY IF EXISTS " + everyone + " ON " + table.sql());
      add(
          migration,
          purpose,
          "CREATE POLICY " + everyone + " ON " + table.sql() + " USING (true) WITH CHECK (true)");
    }
    add(migration, purpose, "DROP POLICY IF EXISTS " + policy + " ON " + table.sql());
    add(
        migration,
        purpose,
        "CREATE POLICY "
            + policy
            + " ON "
            + table.sql()
            + " AS RESTRICTIVE FOR SELECT TO "
            + server(table).identifier(role)
            + " USING ("
            + active
            + ")");
    add(migration, purpose, "ALTER TABLE " + table.sql() + " ENABLE ROW LEVEL SECURITY");
  }

  private static void add(Migration.Builder migration, String purpose, String sql) {
    migration.add(Change.of(Phase.POLICIES, purpose, sql));
  }

  private static Server server(RegisteredTable table) {
    return table.schema().server();
  }
}
