package io.softdelete.it.verbs;

import io.softdelete.it.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A new database, reached plainly and through the driver by one catalog. */
record VerbDatabase(Server server, String url, Path catalog) {
  /** Creates one; the words {uuid} and {timestamp} are types. */
  static VerbDatabase create(Server server, String catalog, String... statements)
      throws SQLException {
    try {
      Path file = Files.createTempFile("softdelete", ".yaml");
      Files.writeString(file, catalog);
      file.toFile().deleteOnExit();
      VerbDatabase database = new VerbDatabase(server, server.createDatabase(), file);
      database.plainly(statements);
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Executes statements past the driver. */
  void plainly(String... statements) throws SQLException {
    try (Connection connection = plain();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(typed(sql));
      }
    }
  }

  private String typed(String sql) {
    return sql.replace("{uuid}", "UUID")
        .replace("{timestamp}", server == Server.MARIADB ? "DATETIME(6)" : "TIMESTAMP(6)");
  }

  Connection plain() throws SQLException {
    return DriverManager.getConnection(url);
  }

  Connection driven() throws SQLException {
    return DriverManager.getConnection(
        server.throughDriver(url, Map.of("catalog", catalog.toString())));
  }

  /** Begins a transaction; on MariaDB it goes on seeing what is there now. */
  static void begin(Connection connection, String read) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT count(*) FROM " + read).close();
    }
  }

  /** The rows that the plain driver sees, each with its columns joined by bars. */
  List<String> rows(String sql) throws SQLException {
    try (Connection connection = plain();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows(rows);
    }
  }

  static List<String> rows(ResultSet rows) throws SQLException {
    List<String> found = new ArrayList<>();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        values.add(rows.getString(i));
      }
      found.add(String.join("|", values));
    }
    return found;
  }
}
