package io.softdelete.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DdlCommandTest {
  private static final String URL = "jdbc:h2:mem:ddl";

  @TempDir Path folder;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection(URL, "sa", "");
    statement = connection.createStatement();
    statement.execute(
        "CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(40) UNIQUE, \"Nick\" VARCHAR(9))");
    statement.execute("INSERT INTO users VALUES (1, 'a@example.com', 'a')");
  }

  @AfterEach
  void close() throws SQLException {
    statement.execute("DROP ALL OBJECTS");
    connection.close();
  }

  @Test
  void whatIsMissingIsWrittenAndMayRunTwice() throws SQLException, IOException {
    String catalog =
        """
        tables:
          users:
            marker: {column: gone, active: false}
            set: {deletion_id: "${operation}", token: id, gone_at: CURRENT_TIMESTAMP}
            unset: {token: 0}
            retention: 90d
        """;
    String script = ddl(catalog).out();

    run(script);
    run(script);

    assertThat(ddl(catalog).out()).isEqualTo("-- Nothing is missing.\n");
    assertThat(columnsOf("SELECT * FROM users")).as("old code sees what it saw").isEqualTo(3);
    assertThat(statement.executeUpdate("INSERT INTO users VALUES (2, 'b@example.com', 'b')"))
        .isEqualTo(1);
    assertThat(statement.executeUpdate("UPDATE users SET gone = TRUE")).isEqualTo(2);
    assertThat(statement.executeUpdate("INSERT INTO users VALUES (3, 'a@example.com', 'c')"))
        .as("a deleted row's value is free")
        .isEqualTo(1);
  }

  @Test
  void activeRowsStayUnique() throws SQLException, IOException {
    run(ddl("tables: {users: {}}").out());

    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    SQLException.class,
                    () -> statement.execute("INSERT INTO users VALUES (2, 'a@example.com', 'b')"))
                .getSQLState())
        .isEqualTo("23505");
  }

  @Test
  void theNewKeyIsThereBeforeTheOldOneGoes() throws IOException {
    assertThat(ddl("tables: {users: {}}").out())
        .containsSubsequence(
            "ADD COLUMN IF NOT EXISTS DELETED_AT",
            "ADD COLUMN IF NOT EXISTS ACTIVE_ROW",
            "CREATE UNIQUE INDEX IF NOT EXISTS USERS_EMAIL_ACTIVE ON USERS (EMAIL, ACTIVE_ROW)",
            "ALTER TABLE USERS DROP CONSTRAINT IF EXISTS");
  }

  @Test
  void aKeyThatAForeignKeyNeedsStays() throws SQLException, IOException {
    statement.execute(
        "CREATE TABLE posts (id INT PRIMARY KEY, email VARCHAR(40) REFERENCES users (email))");

    assertThat(ddl("tables: {users: {}}").out())
        .contains("-- To decide: USERS: the unique key ", "needs it")
        .doesNotContain("DROP CONSTRAINT");
  }

  @Test
  void namesThatNeedQuotesGetThem() throws SQLException, IOException {
    statement.execute(
        "CREATE TABLE \"Order Items\" (\"key\" INT PRIMARY KEY, \"Code\" INT UNIQUE)");
    String script = ddl("tables: {'\"Order Items\"': {marker: {column: '\"Gone At\"'}}}").out();

    run(script);

    assertThat(script).contains("ALTER TABLE \"Order Items\" ADD COLUMN IF NOT EXISTS \"Gone At\"");
    assertThat(ddl("tables: {'\"Order Items\"': {marker: {column: '\"Gone At\"'}}}").out())
        .isEqualTo("-- Nothing is missing.\n");
  }

  @Test
  void aColumnWhoseTypeIsNotClearIsLeftToSomebody() throws IOException {
    assertThat(ddl("tables: {users: {set: {code: \"upper(email)\"}}}").out())
        .contains("-- To decide: USERS lacks the column code, whose type can't be told");
  }

  @Test
  void viewsOfActiveRowsForOtherClients() throws SQLException, IOException {
    String catalog = "tables: {users: {}}";
    run(ddl(catalog).out());
    run(ddl(catalog, "--views").out());

    assertThat(columnsOf("SELECT * FROM users_active")).isEqualTo(3);
    statement.executeUpdate("UPDATE users SET deleted_at = CURRENT_TIMESTAMP");
    try (ResultSet rows = statement.executeQuery("SELECT * FROM users_active")) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void flywayGetsTheNextNumber() throws IOException {
    Files.writeString(folder.resolve("V7__last.sql"), "");
    Files.writeString(folder.resolve("R__views.sql"), "");

    assertThat(ddl("tables: {users: {}}", "--flyway", folder.toString()).out())
        .isEqualTo(folder.resolve("V8__softdelete.sql") + "\n");
    assertThat(folder.resolve("V8__softdelete.sql"))
        .content()
        .contains("ALTER TABLE USERS ADD COLUMN");
  }

  @Test
  void liquibaseGetsAChangeSetForEachStatement() throws IOException {
    Path file = folder.resolve("softdelete.sql");

    assertThat(ddl("tables: {users: {}}", "--liquibase", file.toString()).status()).isZero();
    assertThat(file)
        .content()
        .startsWith(
            "--liquibase formatted sql\n\n--changeset softdelete:1 splitStatements:false\n");
  }

  @Test
  void programsGetJson() throws IOException {
    assertThat(ddl("tables: {users: {}}", "--format", "json").out())
        .contains("\"statements\" : [", "\"inTransaction\" : true", "\"remarks\" : [ ]");
  }

  @Test
  void aFolderThatIsNotThereIsOneLine() throws IOException {
    CommandRun run = ddl("tables: {users: {}}", "--flyway", folder.resolve("none").toString());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err().lines()).hasSize(1);
  }

  private CommandRun ddl(String catalog, String... more) throws IOException {
    Path file = folder.resolve("softdelete.yaml");
    Files.writeString(file, catalog);
    String[] all = new String[more.length + 7];
    String[] first = {"ddl", "--url", URL, "--user", "sa", "--catalog", file.toString()};
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.status() == 0 || !run.err().isEmpty()).as(run.err()).isTrue();
    return run;
  }

  private void run(String script) throws SQLException {
    for (String sql : script.split(";\n", -1)) {
      if (!sql.isBlank()) {
        statement.execute(sql);
      }
    }
  }

  private int columnsOf(String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.getMetaData().getColumnCount();
    }
  }
}
