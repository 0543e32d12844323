package io.softdelete.cli.schema;

import io.softdelete.jdbc.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What one kind of database is asked. Stateless. */
sealed interface SchemaQueries permits PostgresQueries, H2Queries, MariaDbQueries {
  /** A query with a row for {@link ReadColumn}, for each column of each base table. */
  String columns();

  /** A query with a row for {@link ReadIndexPart}, for each part of each index. */
  String indexParts();

  /** Partitions and inheritance children, and what they are part of. */
  default Map<TableName, TableName> wholes(Connection connection) throws SQLException {
    return Map.of();
  }

  /** Row-level security, where a table has it. */
  default Map<TableName, RowSecurity> security(Connection connection) throws SQLException {
    return Map.of();
  }

  /** How many rows were physically deleted since the server began to count. */
  default Map<TableName, Long> deletions(Connection connection) throws SQLException {
    return Map.of();
  }

  /** Views, routines, triggers and rules. */
  List<StoredCode> code(Connection connection) throws SQLException;
}
