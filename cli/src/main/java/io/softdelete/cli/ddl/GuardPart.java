package io.softdelete.cli.ddl;

import io.softdelete.catalog.Identifier;
import io.softdelete.cli.ddl.Change.Mode;
import io.softdelete.cli.ddl.Change.Phase;
import io.softdelete.cli.schema.RegisteredTable;
import io.softdelete.cli.schema.Registration;
import io.softdelete.cli.schema.Server;

/**
 * Triggers by which a soft table refuses physical deletes, but for sessions that hold the token:
 * {@code softdelete.delete = 'allowed'} on PostgreSQL, {@code @softdelete_delete} on MariaDB.
 */
final class GuardPart implements Part {
  private static final String TOKEN = "allowed";

  @Override
  public void addTo(Migration.Builder migration, Registration registration) {
    Server server = registration.schema().server();
    switch (server.dialect()) {
      case POSTGRESQL -> postgres(migration, registration, server);
      case MARIADB -> mariadb(migration, registration, server);
      case H2, STANDARD ->
          migration.remark("a trigger in SQL is PostgreSQL's and MariaDB's: no guards here");
    }
  }

  private static void postgres(
      Migration.Builder migration, Registration registration, Server server) {
    String function = server.identifier(new Identifier("softdelete_refuse_delete", false));
    migration.add(
        new Change(
            Phase.GUARDS,
            "what the guards do",
            """
            CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $guard$
            BEGIN
              IF current_setting('softdelete.delete', true) IS DISTINCT FROM '%s' THEN
                RAISE EXCEPTION 'rows of %% are deleted through the soft delete driver', TG_TABLE_NAME
                  USING ERRCODE = 'restrict_violation',
                        HINT = 'SET LOCAL softdelete.delete = ''%s'' allows it.';
              END IF;
              RETURN COALESCE(OLD, NEW);
            END
            $guard$"""
                .formatted(function, TOKEN, TOKEN),
            Mode.COMPOUND));
    for (RegisteredTable table : registration.tables()) {
      if (table.soft().isPresent()) {
        String guard = server.identifier(new Identifier("softdelete_guard", false));
        String purpose = table.sql() + ": no physical deletes";
        add(migration, purpose, "DROP TRIGGER IF EXISTS " + guard + " ON " + table.sql());
        add(
            migration,
            purpose,
            "CREATE TRIGGER "
                + guard
                + " BEFORE DELETE ON "
                + table.sql()
                + " FOR EACH ROW EXECUTE FUNCTION "
                + function
                + "()");
      }
    }
  }

  private static void mariadb(
      Migration.Builder migration, Registration registration, Server server) {
    for (RegisteredTable table : registration.tables()) {
      if (table.soft().isPresent()) {
        String name = table.table().name().table() + "_guard";
        String purpose = table.sql() + ": no physical deletes";
        add(migration, purpose, "DROP TRIGGER IF EXISTS " + server.identifier(name));
        migration.add(
            new Change(
                Phase.GUARDS,
                purpose,
                """
                CREATE TRIGGER %s BEFORE DELETE ON %s FOR EACH ROW
                BEGIN
                  IF COALESCE(@softdelete_delete, '') <> '%s' THEN
                    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT =
                      'rows of this table are deleted through the soft delete driver';
                  END IF;
                END"""
                    .formatted(server.identifier(name), table.sql(), TOKEN),
                Mode.COMPOUND));
      }
    }
  }

  private static void add(Migration.Builder migration, String purpose, String sql) {
    migration.add(Change.of(Phase.GUARDS, purpose, sql));
  }
}
