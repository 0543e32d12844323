package io.softdelete.it.modes;

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
import java.util.TreeMap;

/** A new database of one kind, reached plainly and through the driver. */
record ModesDatabase(Kind kind, String url) {
  /** The databases, with the words in which they differ. */
  enum Kind {
    H2("UUID", "VARBINARY(16)", "TIMESTAMP"),
    POSTGRESQL("uuid", "bytea", "timestamptz"),
    MARIADB("UUID", "BINARY(16)", "TIMESTAMP(6) NULL");

    final String uuid;
    final String binary;
    final String timestamp;

    Kind(String uuid, String binary, String timestamp) {
      this.uuid = uuid;
      this.binary = binary;
      this.timestamp = timestamp;
    }
  }

  static ModesDatabase create(Kind kind) throws SQLException {
    return new ModesDatabase(
        kind,
        switch (kind) {
          case H2 -> Server.H2.createDatabase();
          case POSTGRESQL -> Server.POSTGRESQL.createDatabase();
          case MARIADB -> Server.MARIADB.createDatabase();
        });
  }

  Connection plain() throws SQLException {
    return DriverManager.getConnection(url);
  }

  /** Through the driver, by a catalog. */
  Connection connect(String catalog, Map<String, String> settings) throws SQLException {
    try {
      Path file = Files.createTempFile("softdelete", ".yaml");
      Files.writeString(file, catalog);
      file.toFile().deleteOnExit();
      Map<String, String> all = new TreeMap<>(settings);
      all.put("catalog", file.toString());
      return DriverManager.getConnection(server().throughDriver(url, all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Server server() {
    return Server.valueOf(kind.name());
  }

  /** Plainly, statement by statement; the words {uuid}, {binary} and {timestamp} are types. */
  void execute(String... statements) throws SQLException {
    try (Connection connection = plain();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(
            sql.replace("{uuid}", kind.uuid)
                .replace("{binary}", kind.binary)
                .replace("{timestamp}", kind.timestamp));
      }
    }
  }

  /** The rows that the plain driver sees, each with its columns joined by bars. */
  List<String> rows(String sql) throws SQLException {
    try (Connection connection = plain()) {
      return rows(connection, sql);
    }
  }

  static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
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
