package io.softdelete.it.twin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A schema with its active rows. Immutable.
 *
 * @param definitions the statements that create its tables
 * @param rows the statements that insert its active rows
 * @param ghosts the statements that insert its deleted rows; empty to derive them from the active
 * @param catalog what softdelete is told of it, as its setting {@code softdelete.catalog} names it
 * @param markers the tables, with the marker of those that are registered
 */
public record TwinSchema(
    List<String> definitions,
    List<String> rows,
    List<String> ghosts,
    String catalog,
    Map<String, Optional<Marker>> markers) {
  /** Copies the lists and keeps the order of the tables. */
  public TwinSchema {
    definitions = List.copyOf(definitions);
    rows = List.copyOf(rows);
    ghosts = List.copyOf(ghosts);
    markers = new LinkedHashMap<>(markers);
  }

  /** Creates the tables and the active rows. */
  void createFilled(Connection connection) throws SQLException {
    run(connection, definitions);
    run(connection, rows);
  }

  /** Creates the tables, the active rows, and the deleted rows that the schema itself says. */
  void createHaunted(Connection connection) throws SQLException {
    createFilled(connection);
    run(connection, ghosts);
  }

  /** Creates the tables. */
  void createEmpty(Connection connection) throws SQLException {
    run(connection, definitions);
  }

  /** The tables as the database describes them. */
  List<TwinTable> tables(Database database, Connection connection) throws SQLException {
    List<TwinTable> tables = new ArrayList<>();
    for (Map.Entry<String, Optional<Marker>> entry : markers.entrySet()) {
      tables.add(
          new TwinTable(
              entry.getKey(),
              entry.getValue(),
              columns(database, connection, entry.getKey(), entry.getValue())));
    }
    return tables;
  }

  private static List<Column> columns(
      Database database, Connection connection, String table, Optional<Marker> marker)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      ResultSetMetaData data = rows.getMetaData();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        String name = written(database, data.getColumnName(i));
        columns.add(
            new Column(
                name,
                Type.of(data.getColumnType(i)),
                role(name, data.isAutoIncrement(i), marker),
                data.isNullable(i) != ResultSetMetaData.columnNoNulls,
                data.getPrecision(i)));
      }
    }
    return columns;
  }

  /** Unquoted and in lower case where the database folds it, else quoted. */
  private static String written(Database database, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean folded = name.equals(lower) || name.equals(name.toUpperCase(Locale.ROOT));
    return folded ? lower : database.quoted(name);
  }

  private static Column.Role role(String name, boolean numbered, Optional<Marker> marker) {
    if (marker.isPresent()
        && (marker.get().column().equals(name) || marker.get().set().contains(name))) {
      return Column.Role.LIFECYCLE;
    }
    if (numbered) {
      return Column.Role.NUMBER;
    }
    String bare = name.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
    boolean key = bare.endsWith("id") || bare.endsWith("key") || bare.equals("city");
    return key ? Column.Role.KEY : Column.Role.PAYLOAD;
  }

  /** The statements of a resource; each ends with a semicolon at the end of a line. */
  public static List<String> statements(String resource) {
    List<String> statements = new ArrayList<>();
    for (String part : resource(resource).split(";[ \\t]*\\R", -1)) {
      String sql = part.replaceAll("(?m)^--.*$", "").strip();
      if (!sql.isEmpty()) {
        statements.add(sql);
      }
    }
    return statements;
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The text of a resource. */
  public static String resource(String name) {
    try (InputStream in = TwinSchema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
