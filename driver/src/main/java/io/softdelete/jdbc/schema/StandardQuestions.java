package io.softdelete.jdbc.schema;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Session.Trait;
import io.softdelete.rewriter.UniqueKey;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Any other database: what JDBC's metadata tells. */
record StandardQuestions() implements Questions {
  @Override
  public Optional<String> schemaOf(Connection connection, String table, boolean mayBeTemporary)
      throws SQLException {
    String schema = connection.getSchema();
    if (schema == null) {
      throw new SQLException(
          "This database doesn't tell its current schema, and '"
              + table
              + "' is registered in a schema of its own. Instead: write the schema before the"
              + " table's name in the statement, or leave it out in the catalog.",
          "SD002");
    }
    return Optional.of(schema);
  }

  @Override
  public List<Session.Column> columns(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    String found = schema.isPresent() ? schema.get() : connection.getSchema();
    return columns(connection.getMetaData(), connection.getCatalog(), found, table);
  }

  static List<Session.Column> columns(
      DatabaseMetaData metaData, @Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    String escape = metaData.getSearchStringEscape();
    List<Session.Column> columns = new ArrayList<>();
    try (ResultSet rows =
        metaData.getColumns(
            catalog,
            schema == null ? null : literal(schema, escape),
            literal(table, escape),
            null)) {
      while (rows.next()) {
        columns.add(
            new Session.Column(
                rows.getString("COLUMN_NAME"),
                castType(rows),
                length(rows),
                traits(rows),
                byDefault(rows)));
      }
    }
    return columns;
  }

  private static int length(ResultSet column) throws SQLException {
    return switch (column.getInt("DATA_TYPE")) {
      case Types.CHAR, Types.NCHAR, Types.VARCHAR, Types.NVARCHAR, Types.BINARY, Types.VARBINARY ->
          column.getInt("COLUMN_SIZE");
      default -> 0;
    };
  }

  private static Set<Trait> traits(ResultSet column) throws SQLException {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if ("YES".equals(column.getString("IS_GENERATEDCOLUMN"))) {
      traits.add(Trait.GENERATED);
    }
    if ("YES".equals(column.getString("IS_AUTOINCREMENT"))) {
      traits.add(Trait.IDENTITY);
      traits.add(Trait.NUMBERED);
    }
    if (column.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls) {
      traits.add(Trait.NOT_NULL);
    }
    if (column.getString("COLUMN_DEF") != null) {
      traits.add(Trait.DEFAULT);
    }
    return traits;
  }

  @Override
  public List<String> primaryKey(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    String found = schema.isPresent() ? schema.get() : connection.getSchema();
    return primaryKey(connection.getMetaData(), connection.getCatalog(), found, table);
  }

  static List<String> primaryKey(
      DatabaseMetaData metaData, @Nullable String catalog, @Nullable String schema, String table)
      throws SQLException {
    Map<Short, String> columns = new TreeMap<>();
    try (ResultSet rows = metaData.getPrimaryKeys(catalog, schema, table)) {
      while (rows.next()) {
        columns.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  /** The default, where it isn't a number that the database gives. */
  private static Optional<String> byDefault(ResultSet column) throws SQLException {
    return "YES".equals(column.getString("IS_AUTOINCREMENT"))
            || "YES".equals(column.getString("IS_GENERATEDCOLUMN"))
        ? Optional.empty()
        : Optional.ofNullable(column.getString("COLUMN_DEF"));
  }

  @Override
  public List<UniqueKey> uniqueKeys(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    String found = schema.isPresent() ? schema.get() : connection.getSchema();
    List<Questions.KeyColumn> columns = new ArrayList<>();
    try (ResultSet rows =
        connection.getMetaData().getIndexInfo(connection.getCatalog(), found, table, true, true)) {
      while (rows.next()) {
        String column = rows.getString("COLUMN_NAME");
        if (column != null) {
          columns.add(new Questions.KeyColumn(rows.getString("INDEX_NAME"), false, column));
        }
      }
    }
    return Questions.uniqueKeys(columns);
  }

  /** Without their sizes these types would cut off what they are given. */
  private static String castType(ResultSet column) throws SQLException {
    String name = column.getString("TYPE_NAME");
    return switch (column.getInt("DATA_TYPE")) {
      case Types.NUMERIC, Types.DECIMAL ->
          name + '(' + column.getInt("COLUMN_SIZE") + ", " + column.getInt("DECIMAL_DIGITS") + ')';
      case Types.CHAR, Types.NCHAR -> name + '(' + column.getInt("COLUMN_SIZE") + ')';
      // A UUID has this type too.
      case Types.BINARY ->
          name.equals("BINARY") ? name + '(' + column.getInt("COLUMN_SIZE") + ')' : name;
      default -> name;
    };
  }

  /** A name where JDBC takes a pattern. */
  private static String literal(String name, String escape) {
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  @Override
  public List<ForeignKey> foreignKeys(Connection connection, RegisteredTables registered)
      throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String catalog = connection.getCatalog();
    List<ForeignKey> keys = new ArrayList<>();
    for (TablePolicy policy : registered.policies()) {
      String schema = policy.name().schema().map(registered.folding()::canonical).orElse(null);
      addImported(
          metaData, catalog, schema, registered.folding().canonical(policy.name().table()), keys);
    }
    for (int i = 0; i < keys.size(); i++) {
      addImported(
          metaData, catalog, keys.get(i).parent().schema(), keys.get(i).parent().table(), keys);
    }
    return keys;
  }

  private static void addImported(
      DatabaseMetaData metaData,
      @Nullable String catalog,
      @Nullable String schema,
      String table,
      List<ForeignKey> keys)
      throws SQLException {
    List<KeyRows.ForeignKeyRow> found = new ArrayList<>();
    try (ResultSet rows = metaData.getImportedKeys(catalog, schema, table)) {
      while (rows.next()) {
        found.add(imported(rows));
      }
    }
    for (ForeignKey key : KeyRows.foreignKeys(found)) {
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
  }

  private static KeyRows.ForeignKeyRow imported(ResultSet row) throws SQLException {
    TableName child =
        new TableName(textOrEmpty(row, "FKTABLE_SCHEM"), row.getString("FKTABLE_NAME"));
    TableName parent =
        new TableName(textOrEmpty(row, "PKTABLE_SCHEM"), row.getString("PKTABLE_NAME"));
    String name = textOrEmpty(row, "FK_NAME");
    return new KeyRows.ForeignKeyRow(
        child + " " + name + " " + parent,
        name,
        child,
        parent,
        switch (row.getInt("DELETE_RULE")) {
          case DatabaseMetaData.importedKeyCascade -> ForeignKey.DeleteRule.CASCADE;
          case DatabaseMetaData.importedKeySetNull -> ForeignKey.DeleteRule.SET_NULL;
          case DatabaseMetaData.importedKeySetDefault -> ForeignKey.DeleteRule.SET_DEFAULT;
          case DatabaseMetaData.importedKeyRestrict -> ForeignKey.DeleteRule.RESTRICT;
          default -> ForeignKey.DeleteRule.NO_ACTION;
        },
        row.getInt("DEFERRABILITY") == DatabaseMetaData.importedKeyInitiallyDeferred,
        new KeyRows.ColumnPair(row.getString("FKCOLUMN_NAME"), row.getString("PKCOLUMN_NAME")),
        true);
  }

  /** Nothing needs them: what keys do to children isn't carried out on such a database. */
  @Override
  public List<RowKey> rowKeys(Connection connection) {
    return List.of();
  }

  private static String textOrEmpty(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  @Override
  public LexingMode lexingMode(Connection connection) {
    return LexingMode.STANDARD;
  }
}
