package io.softdelete.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules about what only PostgreSQL or MariaDB has; those for all are tested on H2 in the cli. */
final class DoctorIT {
  private static final String CATALOG =
      """
      tables:
        users: {}
        posts: {}
        secrets: {}
      """;

  @TempDir Path folder;

  @Test
  void faultsThatPostgresHas() throws Exception {
    String url = Server.POSTGRESQL.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE users (id serial PRIMARY KEY, email text, note text, deleted_at timestamptz)",
        "CREATE TABLE posts (id serial PRIMARY KEY, user_id int REFERENCES users"
            + " DEFERRABLE INITIALLY DEFERRED, deleted_at timestamptz)",
        "CREATE TABLE secrets (id serial PRIMARY KEY, deleted_at timestamptz)",
        "CREATE TABLE plain (id serial PRIMARY KEY)",
        "CREATE UNIQUE INDEX nothing ON users (email, deleted_at) WHERE deleted_at IS NULL",
        "CREATE INDEX notes ON users (note)",
        "CREATE MATERIALIZED VIEW kept AS SELECT note FROM users",
        "CREATE VIEW joined AS SELECT u.note FROM users u NATURAL JOIN posts p",
        "CREATE FUNCTION clean() RETURNS void LANGUAGE sql AS 'DELETE FROM public.posts'",
        "CREATE PROCEDURE wipe() LANGUAGE plpgsql AS $$ BEGIN TRUNCATE TABLE users; END $$",
        "CREATE FUNCTION fired() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN INSERT INTO plain DEFAULT VALUES; RETURN OLD; END $$",
        "CREATE TRIGGER gone AFTER DELETE ON users FOR EACH ROW EXECUTE FUNCTION fired()",
        "CREATE RULE keep AS ON DELETE TO posts DO ALSO INSERT INTO plain DEFAULT VALUES",
        "ALTER TABLE secrets ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY seen ON secrets USING (deleted_at IS NULL)",
        "ALTER TABLE posts ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY reads ON posts FOR SELECT USING (true)");

    assertThat(doctor(url).output())
        .contains(
            "error: users [unique-enforces-nothing]",
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email_active ON users (email)"
                + " WHERE deleted_at IS NULL;",
            "note: users [active-index]",
            "warning: kept [code-reads]",
            "warning: joined [natural-join]",
            "error: clean [code-deletes]",
            "error: wipe [code-deletes]",
            "warning: users [delete-trigger]",
            "warning: posts [delete-trigger]",
            "error: secrets [row-security]",
            "error: posts [row-security]",
            "note: posts [deferred-key]")
        .doesNotContain("fired", "[guarded-parent]");
  }

  @Test
  void nothingWorseThanNotesOnASoundPostgres() throws Exception {
    String url = Server.POSTGRESQL.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE users (id serial PRIMARY KEY, nick text, deleted_at timestamptz)",
        "CREATE TABLE posts (id serial PRIMARY KEY, user_id int REFERENCES users,"
            + " deleted_at timestamptz)",
        "CREATE TABLE secrets (id serial PRIMARY KEY, deleted_at timestamptz)",
        "CREATE UNIQUE INDEX nicks ON users (nick) WHERE deleted_at IS NULL",
        "CREATE INDEX users_nick ON users (nick) WHERE deleted_at IS NULL",
        "CREATE MATERIALIZED VIEW kept AS SELECT nick FROM users WHERE deleted_at IS NULL",
        "CREATE FUNCTION hide() RETURNS void LANGUAGE sql AS"
            + " 'UPDATE posts SET deleted_at = now() WHERE deleted_at IS NULL'",
        "CREATE FUNCTION fired() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TRIGGER changed AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION fired()",
        "ALTER TABLE secrets ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY everyone ON secrets USING (true)",
        "CREATE POLICY others ON secrets AS RESTRICTIVE FOR SELECT TO pg_monitor"
            + " USING (deleted_at IS NULL)");

    CliRun run = doctor(url).fine();

    assertThat(run.output())
        .contains("0 errors, 0 warnings")
        .doesNotContain("[active-index]", "[deferred-key]");
  }

  @Test
  void faultsThatMariaDbHas() throws Exception {
    String url = Server.MARIADB.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, nick varchar(40) UNIQUE,"
            + " deleted_at datetime)",
        "CREATE TABLE posts (id int AUTO_INCREMENT PRIMARY KEY, note text, deleted_at datetime)",
        "CREATE TABLE secrets (id int AUTO_INCREMENT PRIMARY KEY, deleted_at datetime)",
        "CREATE TABLE plain (id int PRIMARY KEY)",
        "CREATE VIEW shown AS SELECT nick FROM users",
        "CREATE PROCEDURE wipe() DELETE p FROM posts p",
        "CREATE PROCEDURE clean() DELETE FROM secrets",
        "CREATE FUNCTION many() RETURNS int RETURN (SELECT COUNT(*) FROM users NATURAL JOIN posts)",
        "CREATE TRIGGER gone AFTER DELETE ON users FOR EACH ROW INSERT INTO plain VALUES (OLD.id)");

    assertThat(doctor(url).output())
        .contains(
            "warning: users [unique-held]",
            "ALTER TABLE users ADD COLUMN IF NOT EXISTS active_row tinyint GENERATED ALWAYS AS"
                + " (CASE WHEN deleted_at IS NULL THEN 1 END) VIRTUAL INVISIBLE;",
            "ALTER TABLE users DROP INDEX IF EXISTS nick;",
            "warning: shown [code-reads]",
            "error: clean [code-deletes]",
            "warning: many [natural-join]",
            "error: wipe [code-deletes]",
            "warning: users [delete-trigger]");
  }

  @Test
  void nothingWorseThanNotesOnASoundMariaDb() throws Exception {
    String url = Server.MARIADB.createDatabase();
    Server.execute(
        url,
        "CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, nick varchar(40), deleted_at"
            + " datetime, live tinyint AS (CASE WHEN deleted_at IS NULL THEN 1 END),"
            + " UNIQUE (nick, live))",
        "CREATE TABLE posts (id int AUTO_INCREMENT PRIMARY KEY, deleted_at datetime)",
        "CREATE TABLE secrets (id int AUTO_INCREMENT PRIMARY KEY, deleted_at datetime)",
        "CREATE VIEW shown AS SELECT nick FROM users WHERE deleted_at IS NULL",
        "CREATE PROCEDURE hide() UPDATE posts SET deleted_at = NOW() WHERE deleted_at IS NULL",
        "CREATE TRIGGER gone AFTER UPDATE ON users FOR EACH ROW SET @changed = 1");

    assertThat(doctor(url).fine().output()).contains("0 errors, 0 warnings");
  }

  private CliRun doctor(String url) throws Exception {
    Path catalog = folder.resolve("softdelete.yaml");
    Files.writeString(catalog, CATALOG);
    return CliRun.of("doctor", "--url", url, "--catalog", catalog.toString());
  }
}
