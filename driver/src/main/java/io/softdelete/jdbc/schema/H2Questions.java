package io.softdelete.jdbc.schema;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.Session.Trait;
import io.softdelete.rewriter.UniqueKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** H2 2.x. */
record H2Questions() implements Questions {
  /** H2 looks into the current schema first, then along the search path, in its order. */
  private static final String SCHEMA =
      """
      SELECT T.TABLE_SCHEMA, T.TABLE_TYPE,
             CASE WHEN T.TABLE_SCHEMA = CURRENT_SCHEMA THEN 1
                  ELSE LOCATE('"' || REPLACE(T.TABLE_SCHEMA, '"', '""') || '"', P.STATE_COMMAND)
             END AS PLACE
        FROM INFORMATION_SCHEMA.TABLES T
        LEFT JOIN INFORMATION_SCHEMA.SESSION_STATE P ON P.STATE_KEY = 'SCHEMA_SEARCH_PATH'
       WHERE T.TABLE_NAME = ?
         AND (T.TABLE_SCHEMA = CURRENT_SCHEMA
              OR LOCATE('"' || REPLACE(T.TABLE_SCHEMA, '"', '""') || '"', P.STATE_COMMAND) > 0)
       ORDER BY PLACE
      """;

  /** JDBC's metadata leaves them out. */
  private static final String INVISIBLE_COLUMNS =
      """
      SELECT COLUMN_NAME, DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER),
             COALESCE(CHARACTER_MAXIMUM_LENGTH, 0), IS_GENERATED = 'ALWAYS', IS_IDENTITY = 'YES',
             IS_NULLABLE = 'NO', COLUMN_DEFAULT
        FROM INFORMATION_SCHEMA.COLUMNS
       WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND NOT IS_VISIBLE
       ORDER BY ORDINAL_POSITION
      """;

  private static final String MODE =
      "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'MODE'";

  private static final String UNIQUE_KEYS =
      """
      SELECT I.INDEX_NAME, I.INDEX_TYPE_NAME, C.COLUMN_NAME
        FROM INFORMATION_SCHEMA.INDEXES I
        JOIN INFORMATION_SCHEMA.INDEX_COLUMNS C
          ON C.INDEX_SCHEMA = I.INDEX_SCHEMA AND C.INDEX_NAME = I.INDEX_NAME
         AND C.TABLE_NAME = I.TABLE_NAME
       WHERE I.TABLE_SCHEMA = ? AND I.TABLE_NAME = ? AND C.IS_UNIQUE
       ORDER BY CASE I.INDEX_TYPE_NAME WHEN 'PRIMARY KEY' THEN 0 ELSE 1 END, 1, C.ORDINAL_POSITION
      """;

  @Override
  public Optional<String> schemaOf(Connection connection, String table, boolean mayBeTemporary)
      throws SQLException {
    return Questions.ask(connection, SCHEMA, H2Questions::lastingSchema, table).stream()
        .findFirst()
        .flatMap(schema -> schema);
  }

  private static Optional<String> lastingSchema(ResultSet row) throws SQLException {
    String schema = row.getString(1);
    boolean lasting =
        !row.getString(2).endsWith("TEMPORARY") && !schema.equalsIgnoreCase("INFORMATION_SCHEMA");
    return lasting ? Optional.of(schema) : Optional.empty();
  }

  @Override
  public List<Session.Column> columns(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    Optional<String> found = schema.isPresent() ? schema : schemaOf(connection, table, false);
    if (found.isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            StandardQuestions.columns(connection.getMetaData(), null, found.get(), table).stream(),
            Questions.ask(connection, INVISIBLE_COLUMNS, H2Questions::invisible, found.get(), table)
                .stream())
        .toList();
  }

  private static Session.Column invisible(ResultSet row) throws SQLException {
    Set<Trait> traits = EnumSet.of(Trait.INVISIBLE);
    if (row.getBoolean(4)) {
      traits.add(Trait.GENERATED);
    }
    if (row.getBoolean(5)) {
      traits.add(Trait.IDENTITY);
      traits.add(Trait.NUMBERED);
    }
    if (row.getBoolean(6)) {
      traits.add(Trait.NOT_NULL);
    }
    Optional<String> byDefault = Optional.ofNullable(row.getString(7));
    byDefault.ifPresent(sql -> traits.add(Trait.DEFAULT));
    String type = row.getString(2);
    // With its length a cast would cut off what is too long.
    boolean varying = type.startsWith("CHARACTER VARYING") || type.startsWith("BINARY VARYING");
    return new Session.Column(
        row.getString(1),
        varying ? type.split("[(]", 2)[0] : type,
        (int) Math.min(row.getLong(3), Integer.MAX_VALUE),
        traits,
        byDefault);
  }

  @Override
  public List<String> primaryKey(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    Optional<String> found = schema.isPresent() ? schema : schemaOf(connection, table, false);
    return found.isEmpty()
        ? List.of()
        : StandardQuestions.primaryKey(connection.getMetaData(), null, found.get(), table);
  }

  @Override
  public List<UniqueKey> uniqueKeys(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    Optional<String> found = schema.isPresent() ? schema : schemaOf(connection, table, false);
    return found.isEmpty()
        ? List.of()
        : Questions.uniqueKeys(
            Questions.ask(
                connection,
                UNIQUE_KEYS,
                row ->
                    new Questions.KeyColumn(
                        row.getString(1), row.getString(2).equals("PRIMARY KEY"), row.getString(3)),
                found.get(),
                table));
  }

  @Override
  public List<ForeignKey> foreignKeys(Connection connection, RegisteredTables registered)
      throws SQLException {
    return H2Keys.foreignKeys(connection);
  }

  @Override
  public List<RowKey> rowKeys(Connection connection) throws SQLException {
    return H2Keys.rowKeys(connection);
  }

  @Override
  public String compatibilityMode(Connection connection) throws SQLException {
    return Questions.ask(connection, MODE, row -> row.getString(1)).stream().findFirst().orElse("");
  }

  @Override
  public LexingMode lexingMode(Connection connection) throws SQLException {
    return compatibilityMode(connection).equals("MSSQLServer")
        ? LexingMode.STANDARD.withSquareBrackets()
        : LexingMode.STANDARD;
  }
}
