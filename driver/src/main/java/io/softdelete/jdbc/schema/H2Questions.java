package io.softdelete.jdbc.schema;

import io.softdelete.rewriter.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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

  private static final String FOREIGN_KEYS =
      """
      SELECT R.CONSTRAINT_NAME, C.TABLE_SCHEMA, C.TABLE_NAME, P.TABLE_SCHEMA, P.TABLE_NAME,
             R.DELETE_RULE
        FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R
        JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS C
          ON C.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA AND C.CONSTRAINT_NAME = R.CONSTRAINT_NAME
        JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS P
          ON P.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA
         AND P.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME
       ORDER BY 2, 3, 1
      """;

  @Override
  public Optional<String> schemaOf(Connection connection, String table, boolean mayBeTemporary)
      throws SQLException {
    return Questions.ask(connection, SCHEMA, H2Questions::lastingSchema, table).stream()
        .findFirst()
        .flatMap(schema -> schema);
  }

  private static Optional<String> lastingSchema(java.sql.ResultSet row) throws SQLException {
    String schema = row.getString(1);
    boolean lasting =
        !row.getString(2).endsWith("TEMPORARY") && !schema.equalsIgnoreCase("INFORMATION_SCHEMA");
    return lasting ? Optional.of(schema) : Optional.empty();
  }

  @Override
  public List<Session.Column> columns(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    Optional<String> found = schema.isPresent() ? schema : schemaOf(connection, table, false);
    return found.isEmpty()
        ? List.of()
        : StandardQuestions.columns(connection.getMetaData(), null, found.get(), table);
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
  public List<ForeignKey> foreignKeys(Connection connection, RegisteredTables registered)
      throws SQLException {
    return Questions.ask(connection, FOREIGN_KEYS, Questions::foreignKey);
  }

  @Override
  public LexingMode lexingMode(Connection connection) {
    return LexingMode.STANDARD;
  }
}
