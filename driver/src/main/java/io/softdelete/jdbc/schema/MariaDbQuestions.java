package io.softdelete.jdbc.schema;

import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.UniqueKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MariaDB and MySQL, where a schema is what JDBC calls a catalog. */
record MariaDbQuestions() implements Questions {
  /**
   * We compare names without their case; the server's look-up of a name has it, where its files do.
   */
  private static final String TABLE =
      """
      SELECT table_name, table_schema FROM information_schema.tables
       WHERE table_schema = COALESCE(?, DATABASE()) AND LOWER(table_name) = LOWER(?)
       ORDER BY BINARY table_name = ? DESC
      """;

  private static final String UNIQUE_KEYS =
      """
      SELECT index_name, index_name = 'PRIMARY', column_name, sub_part
        FROM information_schema.statistics
       WHERE table_schema = ? AND table_name = ? AND non_unique = 0
       ORDER BY index_name <> 'PRIMARY', index_name, seq_in_index
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT CONCAT(r.constraint_schema, '.', r.table_name, '.', r.constraint_name),
             r.constraint_name, r.constraint_schema, r.table_name, r.unique_constraint_schema,
             r.referenced_table_name, r.delete_rule, FALSE, c.column_name,
             c.referenced_column_name, TRUE
        FROM information_schema.referential_constraints r
        JOIN information_schema.key_column_usage c
          ON c.constraint_schema = r.constraint_schema AND c.constraint_name = r.constraint_name
         AND c.table_name = r.table_name
       ORDER BY 1, c.ordinal_position
      """;

  private static final String ROW_KEYS =
      """
      SELECT CONCAT(s.table_schema, '.', s.table_name, '.', s.index_name), s.table_schema,
             s.table_name, s.column_name
        FROM information_schema.statistics s
        JOIN information_schema.referential_constraints r
          ON s.table_schema = r.constraint_schema AND s.table_name = r.table_name
          OR s.table_schema = r.unique_constraint_schema AND s.table_name = r.referenced_table_name
       WHERE s.non_unique = 0
         AND NOT EXISTS (SELECT 1 FROM information_schema.statistics o
                          WHERE o.table_schema = s.table_schema AND o.table_name = s.table_name
                            AND o.index_name = s.index_name
                            AND (o.nullable = 'YES' OR o.sub_part IS NOT NULL))
       GROUP BY s.table_schema, s.table_name, s.index_name, s.seq_in_index, s.column_name
       ORDER BY s.index_name <> 'PRIMARY', 1, s.seq_in_index
      """;

  private static final String DETAILS =
      """
      SELECT column_name, extra LIKE '%on update%', collation_name, generation_expression,
             extra LIKE '%INVISIBLE%'
        FROM information_schema.columns WHERE table_schema = ? AND table_name = ?
      """;

  private static final String LEXING = "SELECT @@sql_mode";

  @Override
  public Optional<String> schemaOf(Connection connection, String table, boolean mayBeTemporary)
      throws SQLException {
    return mayBeTemporary && isTemporary(connection, table)
        ? Optional.empty()
        : table(connection, Optional.empty(), table).map(TableName::schema);
  }

  /** The table as the server spells it. */
  private static Optional<TableName> table(
      Connection connection, Optional<String> schema, String table) throws SQLException {
    return Questions.ask(
            connection,
            TABLE,
            row -> new TableName(row.getString(2), row.getString(1)),
            schema.orElse(null),
            table,
            table)
        .stream()
        .findFirst();
  }

  /** A temporary table, which may not be listed, is as it was asked for. */
  private static TableName spelled(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    Optional<TableName> found = table(connection, schema, table);
    return found.isPresent()
        ? found.get()
        : new TableName(schema.isPresent() ? schema.get() : connection.getCatalog(), table);
  }

  /** Its information schema lists temporary tables only since 11.2. */
  private static boolean isTemporary(Connection connection, String table) throws SQLException {
    try {
      return Questions.ask(
              connection,
              "SHOW CREATE TABLE `" + table.replace("`", "``") + '`',
              row -> row.getString(2).toUpperCase(Locale.ROOT).startsWith("CREATE TEMPORARY"))
          .contains(true);
    } catch (SQLSyntaxErrorException e) {
      // No such table; here a failed statement leaves the transaction as it was.
      return false;
    }
  }

  @Override
  public List<Session.Column> columns(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    TableName found = spelled(connection, schema, table);
    List<Session.Column> columns =
        StandardQuestions.columns(connection.getMetaData(), found.schema(), null, found.table());
    Map<String, Detail> details = new HashMap<>();
    Questions.ask(
            connection,
            DETAILS,
            row ->
                new Detail(
                    row.getString(1),
                    row.getBoolean(2),
                    row.getString(3),
                    row.getString(4),
                    row.getBoolean(5)),
            found.schema(),
            found.table())
        .forEach(detail -> details.put(detail.name(), detail));
    return columns.stream()
        .map(
            column ->
                details.containsKey(column.name()) ? details.get(column.name()).of(column) : column)
        .toList();
  }

  @Override
  public List<String> primaryKey(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    TableName found = spelled(connection, schema, table);
    return StandardQuestions.primaryKey(
        connection.getMetaData(), found.schema(), null, found.table());
  }

  @Override
  public List<UniqueKey> uniqueKeys(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    TableName found = spelled(connection, schema, table);
    return Questions.uniqueKeys(
        Questions.ask(
            connection,
            UNIQUE_KEYS,
            row ->
                new Questions.KeyColumn(
                    row.getString(1), row.getBoolean(2), part(row.getString(3), row.getInt(4))),
            found.schema(),
            found.table()));
  }

  /** A key may count the first characters of a column only, or an expression without a name. */
  private static UniqueKey.Part part(@Nullable String column, int length) {
    return column == null || length > 0
        ? new UniqueKey.Part("LEFT(" + column + ", " + length + ")", Optional.empty())
        : UniqueKey.Part.column(column);
  }

  @Override
  public List<ForeignKey> foreignKeys(Connection connection, RegisteredTables registered)
      throws SQLException {
    return KeyRows.foreignKeys(Questions.ask(connection, FOREIGN_KEYS, KeyRows::foreignKeyRow));
  }

  @Override
  public List<RowKey> rowKeys(Connection connection) throws SQLException {
    return KeyRows.rowKeys(Questions.ask(connection, ROW_KEYS, KeyRows::rowKeyRow));
  }

  @Override
  public boolean enforcesKeys(Connection connection) throws SQLException {
    return Questions.ask(connection, "SELECT @@foreign_key_checks", row -> row.getBoolean(1))
        .contains(true);
  }

  @Override
  public LexingMode lexingMode(Connection connection) throws SQLException {
    List<String> modes =
        Questions.ask(connection, LEXING, row -> row.getString(1)).stream()
            .flatMap(mode -> List.of(mode.split(",", -1)).stream())
            .toList();
    return new LexingMode(
        !modes.contains("NO_BACKSLASH_ESCAPES"),
        modes.contains("ANSI_QUOTES"),
        modes.contains("MSSQL"));
  }

  /** What JDBC's metadata doesn't tell of a column. */
  private record Detail(
      String name,
      boolean stamped,
      @Nullable String collation,
      @Nullable String computed,
      boolean invisible) {
    Session.Column of(Session.Column column) {
      Set<Session.Trait> traits = new HashSet<>(column.traits());
      if (stamped) {
        traits.add(Session.Trait.STAMPED);
      }
      if (invisible) {
        traits.add(Session.Trait.INVISIBLE);
      }
      return new Session.Column(
          column.name(),
          column.type(),
          column.length(),
          traits,
          column.generated() ? Optional.ofNullable(computed) : column.byDefault(),
          Optional.ofNullable(collation));
    }
  }
}
