package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.catalog.Catalog;
import io.softdelete.catalog.CatalogReader;
import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.Reinsert;
import io.softdelete.catalog.TablePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed must be a catalog, and the right one. */
final class InitCommandTest {
  private static final String URL = "jdbc:h2:mem:init";

  @TempDir Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection(URL, "sa", "");
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    statement.execute("DROP ALL OBJECTS");
    connection.close();
  }

  @Test
  void anEmptySchemaRegistersNothing() {
    assertThat(proposed().tables()).isEmpty();
  }

  @Test
  void markersAreTakenAsTheyAre() throws SQLException {
    statement.execute("CREATE TABLE a (id INT PRIMARY KEY, deleted_at TIMESTAMP)");
    statement.execute("CREATE TABLE b (id INT PRIMARY KEY, is_deleted BOOLEAN NOT NULL)");
    statement.execute("CREATE TABLE c (id INT PRIMARY KEY, deleted CHAR(1))");
    statement.execute("CREATE TABLE d (id INT PRIMARY KEY, del_flag SMALLINT DEFAULT 0 NOT NULL)");

    assertThat(proposed().tables())
        .extracting(policy -> ((Deletion.Soft) policy.deletion()).marker().toString())
        .satisfiesExactly(
            a -> assertThat(a).contains("deleted_at", "CURRENT_TIMESTAMP"),
            b -> assertThat(b).contains("is_deleted", "false", "true"),
            c -> assertThat(c).contains("'N'", "NULL", "'Y'"),
            d -> assertThat(d).contains("del_flag", "0", "1"));
  }

  @Test
  void archivesAreFoundAndChildrenMoveToo() throws SQLException {
    statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, total INT)");
    statement.execute(
        "CREATE TABLE orders_archive (id INT, total INT, archived_at TIMESTAMP,"
            + " deleted_by VARCHAR(9), reason VARCHAR(9), deletion_id UUID)");
    statement.execute("CREATE TABLE lines (id INT PRIMARY KEY, o INT REFERENCES orders)");

    assertThat(proposed().tables())
        .extracting(TablePolicy::deletion)
        .satisfiesExactlyInAnyOrder(
            lines -> assertThat(lines.toString()).contains("lines_archive"),
            orders ->
                assertThat(((Deletion.Archive) orders).set().toString())
                    .contains(
                        "archived_at", "deleted_by", "${actor}", "${reason}", "${operation}"));
  }

  @Test
  void personalColumnsAreErased() throws SQLException {
    statement.execute(
        "CREATE TABLE persons (id INT PRIMARY KEY, name VARCHAR(50) NOT NULL,"
            + " email VARCHAR(80) NOT NULL UNIQUE, phone VARCHAR(20), birthday DATE NOT NULL)");

    assertThat(proposed().tables().get(0).erasure().orElseThrow().set().toString())
        .contains("'deleted_' || id || '@removed.invalid'", "DATE '1900-01-01'", "NULL");
  }

  @Test
  void keysThatTheApplicationGivesAreRevived() throws SQLException {
    statement.execute("CREATE TABLE tags (a INT, b INT, PRIMARY KEY (a, b))");
    statement.execute("CREATE TABLE rows_ (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY)");

    assertThat(proposed().tables())
        .extracting(TablePolicy::reinsert)
        .containsExactlyInAnyOrder(Reinsert.REVIVE, Reinsert.REFUSE);
  }

  @Test
  void namesThatNeedQuotesAndSchemasGetThem() throws SQLException {
    statement.execute(
        "CREATE TABLE \"Order Items\" (\"Deleted\" BOOLEAN NOT NULL, id INT PRIMARY KEY)");
    statement.execute("CREATE SCHEMA crm");
    statement.execute("CREATE TABLE crm.users (id INT PRIMARY KEY)");

    assertThat(proposed().tables())
        .extracting(policy -> policy.name().sql())
        .containsExactlyInAnyOrder("\"Order Items\"", "crm.users");
  }

  @Test
  void toolsAndTablesWithoutKeysAreLeftOut() throws SQLException {
    statement.execute("CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY)");
    statement.execute("CREATE TABLE readings (at TIMESTAMP)");

    assertThat(proposed().tables()).isEmpty();
    assertThat(CommandRun.of("init", "--url", URL, "--user", "sa").out())
        .contains("# flyway_schema_history: {}   # belongs to a tool", "# readings: {}");
  }

  @Test
  void aFileThatIsThereIsLeftAlone() throws IOException {
    Path file = folder.resolve("softdelete.yaml");
    Files.writeString(file, "mine");

    CommandRun run =
        CommandRun.of("init", "--url", URL, "--user", "sa", "--output", file.toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("is there already");
    assertThat(file).content().isEqualTo("mine");
  }

  private static Catalog proposed() {
    CommandRun run = CommandRun.of("init", "--url", URL, "--user", "sa");
    assertThat(run.err()).isEmpty();
    return CatalogReader.read(run.out(), "proposal");
  }
}
