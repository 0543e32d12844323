package io.softdelete.cli.schema;

import io.softdelete.cli.schema.StoredCode.Kind;
import io.softdelete.jdbc.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** H2 2.x. */
record H2Queries() implements SchemaQueries {
  private static final String COLUMNS =
      """
      SELECT C.TABLE_SCHEMA, C.TABLE_NAME, C.COLUMN_NAME,
             DATA_TYPE_SQL(C.TABLE_SCHEMA, C.TABLE_NAME, 'TABLE', C.DTD_IDENTIFIER) AS TYPE,
             COALESCE(C.CHARACTER_MAXIMUM_LENGTH, 0) AS LENGTH,
             C.IS_NULLABLE = 'NO' AS NOT_NULL, C.IS_IDENTITY = 'YES' AS NUMBERED,
             NOT C.IS_VISIBLE AS INVISIBLE, C.COLUMN_DEFAULT AS BY_DEFAULT,
             C.GENERATION_EXPRESSION AS GENERATION
        FROM INFORMATION_SCHEMA.COLUMNS C
        JOIN INFORMATION_SCHEMA.TABLES T
          ON T.TABLE_SCHEMA = C.TABLE_SCHEMA AND T.TABLE_NAME = C.TABLE_NAME
       WHERE T.TABLE_TYPE = 'BASE TABLE' AND T.TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
       ORDER BY C.TABLE_SCHEMA, C.TABLE_NAME, C.ORDINAL_POSITION
      """;

  private static final String INDEX_PARTS =
      """
      SELECT I.TABLE_SCHEMA, I.TABLE_NAME, I.INDEX_NAME, K.CONSTRAINT_NAME,
             I.INDEX_TYPE_NAME = 'PRIMARY KEY' AS IS_PRIMARY, C.IS_UNIQUE,
             COALESCE(I.NULLS_DISTINCT, 'YES') = 'NO' AS NULLS_EQUAL, C.COLUMN_NAME AS PART,
             C.COLUMN_NAME, CAST(NULL AS VARCHAR) AS PREDICATE
        FROM INFORMATION_SCHEMA.INDEXES I
        JOIN INFORMATION_SCHEMA.INDEX_COLUMNS C
          ON C.INDEX_SCHEMA = I.INDEX_SCHEMA AND C.INDEX_NAME = I.INDEX_NAME
         AND C.TABLE_NAME = I.TABLE_NAME
        LEFT JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS K
          ON K.INDEX_SCHEMA = I.INDEX_SCHEMA AND K.INDEX_NAME = I.INDEX_NAME
         AND K.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')
       WHERE I.TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
       ORDER BY I.TABLE_SCHEMA, I.TABLE_NAME, IS_PRIMARY DESC, I.INDEX_NAME, C.ORDINAL_POSITION
      """;

  private static final String VIEWS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS
       WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA' ORDER BY 1, 2
      """;

  private static final String ROUTINES =
      """
      SELECT ROUTINE_SCHEMA, ROUTINE_NAME, ROUTINE_TYPE, ROUTINE_DEFINITION
        FROM INFORMATION_SCHEMA.ROUTINES
       WHERE ROUTINE_SCHEMA <> 'INFORMATION_SCHEMA' ORDER BY 1, 2
      """;

  private static final String TRIGGERS =
      """
      SELECT TRIGGER_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_SCHEMA, EVENT_OBJECT_TABLE,
             EVENT_MANIPULATION, JAVA_CLASS
        FROM INFORMATION_SCHEMA.TRIGGERS ORDER BY 1, 2, 5
      """;

  @Override
  public String columns() {
    return COLUMNS;
  }

  @Override
  public String indexParts() {
    return INDEX_PARTS;
  }

  @Override
  public List<StoredCode> code(Connection connection) throws SQLException {
    return Stream.of(
            Answers.ask(connection, VIEWS, H2Queries::view),
            Answers.ask(connection, ROUTINES, H2Queries::routine),
            Answers.ask(connection, TRIGGERS, H2Queries::trigger))
        .flatMap(List::stream)
        .toList();
  }

  private static StoredCode view(ResultSet row) throws SQLException {
    return StoredCode.of(
        Kind.VIEW,
        new TableName(row.getString(1), row.getString(2)),
        Answers.textOrEmpty(row, "VIEW_DEFINITION"));
  }

  private static StoredCode routine(ResultSet row) throws SQLException {
    return StoredCode.of(
        row.getString(3).equals("PROCEDURE") ? Kind.PROCEDURE : Kind.FUNCTION,
        new TableName(row.getString(1), row.getString(2)),
        Answers.textOrEmpty(row, "ROUTINE_DEFINITION"));
  }

  private static StoredCode trigger(ResultSet row) throws SQLException {
    return new StoredCode(
        Kind.TRIGGER,
        new TableName(row.getString(1), row.getString(2)),
        Optional.of(new TableName(row.getString(3), row.getString(4))),
        row.getString(5),
        "");
  }
}
