package io.softdelete.cli.schema;

import io.softdelete.cli.schema.StoredCode.Kind;
import io.softdelete.jdbc.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * MariaDB and MySQL, of which the current schema is read.
 *
 * @param mysql whether it is MySQL, whose defaults are values and whose expressions are MySQL's
 */
record MariaDbQueries(boolean mysql) implements SchemaQueries {
  private static final String COLUMNS =
      """
      SELECT c.table_schema AS table_schema, c.table_name AS table_name,
             c.column_name AS column_name, c.column_type AS type,
             LEAST(COALESCE(c.character_maximum_length, 0), 2147483647) AS length,
             c.is_nullable = 'NO' AS not_null, c.extra LIKE '%auto_increment%' AS numbered,
             c.extra LIKE '%INVISIBLE%' AS invisible, c.column_default AS by_default,
             c.generation_expression AS generation
        FROM information_schema.columns c
        JOIN information_schema.tables t
          ON t.table_schema = c.table_schema AND t.table_name = c.table_name
       WHERE t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') AND t.table_schema = DATABASE()
       ORDER BY c.table_name, c.ordinal_position
      """;

  private static final String INDEX_PARTS =
      """
      SELECT s.table_schema AS table_schema, s.table_name AS table_name,
             s.index_name AS index_name,
             IF(s.non_unique = 0, s.index_name, NULL) AS constraint_name,
             s.index_name = 'PRIMARY' AS is_primary, s.non_unique = 0 AS is_unique,
             FALSE AS nulls_equal, s.column_name AS part, s.column_name AS column_name,
             NULL AS predicate
        FROM information_schema.statistics s
       WHERE s.table_schema = DATABASE()
       ORDER BY s.table_name, s.index_name <> 'PRIMARY', s.index_name, s.seq_in_index
      """;

  private static final String VIEWS =
      """
      SELECT table_schema, table_name, view_definition FROM information_schema.views
       WHERE table_schema = DATABASE() ORDER BY table_name
      """;

  private static final String ROUTINES =
      """
      SELECT routine_schema, routine_name, routine_type, routine_definition
        FROM information_schema.routines
       WHERE routine_schema = DATABASE() ORDER BY routine_name
      """;

  private static final String TRIGGERS =
      """
      SELECT trigger_schema, trigger_name, event_object_schema, event_object_table,
             event_manipulation, action_statement
        FROM information_schema.triggers
       WHERE trigger_schema = DATABASE() ORDER BY trigger_name
      """;

  /** MySQL tells a literal's characters, MariaDB an expression. */
  @Override
  public String columns() {
    return mysql
        ? COLUMNS.replace(
            "c.column_default AS",
            "IF(c.extra LIKE '%DEFAULT_GENERATED%', c.column_default, QUOTE(c.column_default)) AS")
        : COLUMNS;
  }

  @Override
  public String indexParts() {
    return INDEX_PARTS;
  }

  @Override
  public List<StoredCode> code(Connection connection) throws SQLException {
    return Stream.of(
            Answers.ask(connection, VIEWS, MariaDbQueries::view),
            Answers.ask(connection, ROUTINES, MariaDbQueries::routine),
            Answers.ask(connection, TRIGGERS, MariaDbQueries::trigger))
        .flatMap(List::stream)
        .toList();
  }

  private static StoredCode view(ResultSet row) throws SQLException {
    return StoredCode.of(Kind.VIEW, name(row, 1), text(row, 3));
  }

  private static StoredCode routine(ResultSet row) throws SQLException {
    return StoredCode.of(
        row.getString(3).equals("PROCEDURE") ? Kind.PROCEDURE : Kind.FUNCTION,
        name(row, 1),
        text(row, 4));
  }

  private static StoredCode trigger(ResultSet row) throws SQLException {
    return new StoredCode(
        Kind.TRIGGER, name(row, 1), Optional.of(name(row, 3)), row.getString(5), text(row, 6));
  }

  private static TableName name(ResultSet row, int first) throws SQLException {
    return new TableName(row.getString(first), row.getString(first + 1));
  }

  /** Empty for whoever may not read it. */
  private static String text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }
}
