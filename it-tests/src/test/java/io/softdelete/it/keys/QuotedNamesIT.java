package io.softdelete.it.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softdelete.it.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys between tables whose names, markers included, need quotes. */
final class QuotedNamesIT {
  private static final String CATALOG =
      """
      tables:
        '"My Parents"': {marker: {column: '"gone At"'}}
        '"My Children"': {marker: {column: '"gone At"'}}
      foreign-keys: %s
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Server.class)
  void childrenFollowTheirParent(Server server) throws Exception {
    try (Connection driven = driven(server, "emulate");
        Statement statement = driven.createStatement()) {
      assertThat(statement.executeUpdate(quoted(server, "DELETE FROM |My Parents| WHERE id = 1")))
          .isEqualTo(1);
      assertThat(KeysTwin.numbers(driven, quoted(server, "SELECT id FROM |My Children|")))
          .containsExactly(12);
      assertThat(statement.executeUpdate(quoted(server, "UNDELETE FROM |My Parents|")))
          .isEqualTo(1);
    }
  }

  /** H2 goes on to tell a key's old names. */
  @ParameterizedTest
  @EnumSource(Server.class)
  void childrenFollowByRenamedColumns(Server server) throws Exception {
    try (Connection driven = driven(server, "emulate");
        Statement statement = driven.createStatement()) {
      String rename =
          server == Server.H2
              ? "ALTER TABLE |%s| ALTER COLUMN |%s| RENAME TO |New Name|"
              : "ALTER TABLE |%s| RENAME COLUMN |%s| TO |New Name|";
      statement.execute(quoted(server, rename.formatted("My Children", "of")));
      String id = server == Server.H2 ? "ID" : "id";
      statement.execute(quoted(server, rename.formatted("My Parents", id)));
      assertThat(
              statement.executeUpdate(
                  quoted(server, "DELETE FROM |My Parents| WHERE |New Name| = 1")))
          .isEqualTo(1);
      assertThat(KeysTwin.numbers(driven, quoted(server, "SELECT id FROM |My Children|")))
          .containsExactly(12);
    }
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aDeletedParentIsMissing(Server server) throws Exception {
    try (Connection driven = driven(server, "strict");
        Statement statement = driven.createStatement()) {
      statement.executeUpdate(quoted(server, "DELETE FROM |My Parents| WHERE id = 1"));
      assertThatThrownBy(
              () ->
                  statement.executeUpdate(
                      quoted(server, "INSERT INTO |My Children| (id, |of|) VALUES (13, 1)")))
          .isInstanceOf(SQLException.class)
          .extracting(failure -> ((SQLException) failure).getSQLState())
          .isIn("23503", "23506", "23000");
      assertThat(
              statement.executeUpdate(
                  quoted(server, "INSERT INTO |My Children| (id, |of|) VALUES (13, 2)")))
          .isEqualTo(1);
    }
  }

  private Connection driven(Server server, String keys) throws Exception {
    String url = server.createDatabase();
    Server.execute(
        url,
        quoted(server, "CREATE TABLE |My Parents| (id INT PRIMARY KEY, |gone At| TIMESTAMP NULL)"),
        quoted(
            server,
            "CREATE TABLE |My Children| (id INT PRIMARY KEY, |of| INT, |gone At| TIMESTAMP NULL,"
                + " CONSTRAINT |The Key| FOREIGN KEY (|of|) REFERENCES |My Parents| (id)"
                + " ON DELETE CASCADE)"),
        quoted(server, "INSERT INTO |My Parents| (id) VALUES (1), (2)"),
        quoted(server, "INSERT INTO |My Children| (id, |of|) VALUES (11, 1), (12, 2)"));
    Path catalog = folder.resolve("quoted.yaml");
    Files.writeString(catalog, CATALOG.formatted(keys));
    return DriverManager.getConnection(
        server.throughDriver(url, Map.of("catalog", catalog.toString())));
  }

  private static String quoted(Server server, String sql) {
    return sql.replace('|', server == Server.MARIADB ? '`' : '"');
  }
}
