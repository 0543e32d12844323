package io.softdelete.jdbc.schema;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of database is asked. Stateless. The questions go to the delegate's connection, as
 * written, and must not be able to fail by themselves: on PostgreSQL a failure would abort the
 * caller's transaction.
 */
sealed interface Questions
    permits PostgresQuestions, H2Questions, MariaDbQuestions, StandardQuestions {
  /** See {@link Session#schemaOf}; {@code mayBeTemporary} as {@link Session} tells. */
  Optional<String> schemaOf(Connection connection, String table, boolean mayBeTemporary)
      throws SQLException;

  /** See {@link Session#columns}. */
  List<Session.Column> columns(Connection connection, Optional<String> schema, String table)
      throws SQLException;

  /** See {@link Session#primaryKey}. */
  List<String> primaryKey(Connection connection, Optional<String> schema, String table)
      throws SQLException;

  /** See {@link Session#uniqueKeys}. */
  List<UniqueKey> uniqueKeys(Connection connection, Optional<String> schema, String table)
      throws SQLException;

  /** All foreign keys, or at least all that lead from a registered table upwards. */
  List<ForeignKey> foreignKeys(Connection connection, RegisteredTables registered)
      throws SQLException;

  /** The partitions and inheritance children of tables at any depth, the nearest first. */
  default List<Descendant> descendants(Connection connection) throws SQLException {
    return List.of();
  }

  /** The keys that name the rows of tables with foreign keys; a table's best one comes first. */
  List<RowKey> rowKeys(Connection connection) throws SQLException;

  /** See {@link Session#backslashEscapes} and the other question about lexing. */
  LexingMode lexingMode(Connection connection) throws SQLException;

  /** Whether foreign keys are enforced on what the session does. */
  default boolean enforcesKeys(Connection connection) throws SQLException {
    return true;
  }

  /** See {@link Session#compatibilityMode}. */
  default String compatibilityMode(Connection connection) throws SQLException {
    return "";
  }

  /**
   * How the server reads a text now.
   *
   * @param backslashEscapes whether a backslash escapes in a plain literal
   * @param doubleQuotesDelimit whether double quotes delimit identifiers
   * @param squareBracketsDelimit whether square brackets delimit identifiers
   */
  record LexingMode(
      boolean backslashEscapes, boolean doubleQuotesDelimit, boolean squareBracketsDelimit) {
    /** As the SQL standard has it. */
    static final LexingMode STANDARD = new LexingMode(false, true, false);

    LexingMode withSquareBrackets() {
      return new LexingMode(backslashEscapes, doubleQuotesDelimit, true);
    }
  }

  /** Reads a row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Asks one question. */
  static <T> List<T> ask(
      Connection connection, String sql, RowReader<T> reader, @Nullable String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> answers = new ArrayList<>();
        while (rows.next()) {
          answers.add(reader.read(rows));
        }
        return answers;
      }
    }
  }

  /** A column of a unique key, as one row of an answer tells it. */
  record KeyColumn(String key, boolean primary, UniqueKey.Part part) {
    KeyColumn(String key, boolean primary, String column) {
      this(key, primary, UniqueKey.Part.column(column));
    }
  }

  /** Puts the columns of each key together. */
  static List<UniqueKey> uniqueKeys(List<KeyColumn> columns) {
    return columns.stream()
        .collect(Collectors.groupingBy(KeyColumn::key, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(
            key ->
                new UniqueKey(
                    key.get(0).key(),
                    key.get(0).primary() ? Set.of(UniqueKey.Trait.PRIMARY) : Set.of(),
                    key.stream().map(KeyColumn::part).toList(),
                    Optional.empty()))
        .toList();
  }
}
