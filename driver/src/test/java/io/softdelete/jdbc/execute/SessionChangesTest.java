package io.softdelete.jdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.softdelete.jdbc.H2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A qualified catalog name and unqualified SQL: the current schema decides. */
final class SessionChangesTest {
  private static final String QUERY = "SELECT id FROM users";

  @TempDir private Path folder;
  private Path catalog;

  @BeforeEach
  void registerOneOfTwo() throws Exception {
    catalog = folder.resolve("catalog.yaml");
    Files.writeString(catalog, "tables: {app.users: {}}\n");
  }

  @Test
  void currentSchemaDecidesAndIsAskedAgainWhenItChanges() throws SQLException {
    try (H2 database = database()) {
      Connection connection = database.connect(Map.of("catalog", catalog.toString()));
      assertThat(connection.nativeSQL(QUERY)).isEqualTo(QUERY);
      H2.execute(connection, "SET SCHEMA app");
      assertThat(connection.nativeSQL(QUERY)).contains("IS NULL");
      connection.setSchema("PUBLIC");
      assertThat(connection.nativeSQL(QUERY)).isEqualTo(QUERY);
      connection.setSchema("APP");
      assertThat(connection.nativeSQL(QUERY)).contains("IS NULL");
    }
  }

  @Test
  void searchPathCounts() throws SQLException {
    try (H2 database = database()) {
      Connection connection = database.connect(Map.of("catalog", catalog.toString()));
      H2.execute(connection, "DROP TABLE public.users");
      H2.execute(connection, "SET SCHEMA_SEARCH_PATH other, app");
      assertThat(connection.nativeSQL(QUERY)).contains("IS NULL");
    }
  }

  @Test
  void oneConnectionsSchemaIsNotAnothers() throws SQLException {
    try (H2 database = database()) {
      Connection one = database.connect(Map.of("catalog", catalog.toString()));
      Connection other = database.connect(Map.of("catalog", catalog.toString()));
      one.setSchema("APP");
      assertThat(one.nativeSQL(QUERY)).contains("IS NULL");
      assertThat(other.nativeSQL(QUERY)).isEqualTo(QUERY);
    }
  }

  @Test
  void tableMadeByAnotherConnectionIsSeen() throws SQLException {
    try (H2 database = database()) {
      Connection one = database.connect(Map.of("catalog", catalog.toString()));
      Connection other = database.connect(Map.of("catalog", catalog.toString()));
      H2.execute(one, "SET SCHEMA_SEARCH_PATH other, app");
      assertThat(one.nativeSQL(QUERY)).isEqualTo(QUERY);
      H2.execute(other, "DROP TABLE public.users");
      assertThat(one.nativeSQL(QUERY)).contains("IS NULL");
    }
  }

  @Test
  void batchOfTextsChangesTheSessionWhenItRuns() throws SQLException {
    try (H2 database = database();
        var statement = database.connect(Map.of("catalog", catalog.toString())).createStatement()) {
      assertThat(statement.getConnection().nativeSQL(QUERY)).isEqualTo(QUERY);
      statement.addBatch("SET SCHEMA app");
      statement.executeBatch();
      assertThat(statement.getConnection().nativeSQL(QUERY)).contains("IS NULL");
    }
  }

  private static H2 database() throws SQLException {
    return H2.of(
        "CREATE SCHEMA app",
        "CREATE SCHEMA other",
        "CREATE TABLE public.users (id INT, deleted_at TIMESTAMP)",
        "CREATE TABLE app.users (id INT, deleted_at TIMESTAMP)");
  }
}
