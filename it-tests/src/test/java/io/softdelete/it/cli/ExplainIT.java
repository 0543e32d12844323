package io.softdelete.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.it.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of statements on PostgreSQL, whose driver numbers parameters. */
final class ExplainIT {
  @TempDir Path folder;

  @Test
  void parametersMakeNoSteps() throws Exception {
    String url = Server.POSTGRESQL.createDatabase();
    Server.execute(
        url, "CREATE TABLE users (id int PRIMARY KEY, deleted_at timestamptz, deleted_by text)");
    Path catalog = folder.resolve("softdelete.yaml");
    Files.writeString(catalog, "tables: {users: {set: {deleted_by: \"${actor}\"}}}");

    CliRun run =
        CliRun.of(
            "explain",
            "--url",
            url,
            "--catalog",
            catalog.toString(),
            "DELETE FROM users",
            "SELECT * FROM users WHERE id = ?");

    assertThat(run.fine().output())
        .contains("1: rewritten", "2: rewritten", "plan with the driver (", "deleted_by = CAST(?")
        .contains("public.users  soft       0  the statement  UPDATE     for ever");
  }
}
