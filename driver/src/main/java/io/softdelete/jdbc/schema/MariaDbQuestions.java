package io.softdelete.jdbc.schema;

import io.softdelete.rewriter.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** MariaDB and MySQL, where a schema is what JDBC calls a catalog. */
record MariaDbQuestions() implements Questions {
  private static final String SCHEMA =
      """
      SELECT table_schema FROM information_schema.tables
       WHERE table_schema = DATABASE() AND table_name = ?
      """;

  private static final String FOREIGN_KEYS =
      """
      SELECT constraint_name, constraint_schema, table_name,
             unique_constraint_schema, referenced_table_name, delete_rule
        FROM information_schema.referential_constraints
       ORDER BY 2, 3, 1
      """;

  private static final String LEXING = "SELECT @@sql_mode";

  @Override
  public Optional<String> schemaOf(Connection connection, String table, boolean mayBeTemporary)
      throws SQLException {
    return mayBeTemporary && isTemporary(connection, table)
        ? Optional.empty()
        : Questions.ask(connection, SCHEMA, row -> row.getString(1), table).stream().findFirst();
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
    String catalog = schema.isPresent() ? schema.get() : connection.getCatalog();
    return StandardQuestions.columns(connection.getMetaData(), catalog, null, table);
  }

  @Override
  public List<String> primaryKey(Connection connection, Optional<String> schema, String table)
      throws SQLException {
    String catalog = schema.isPresent() ? schema.get() : connection.getCatalog();
    return StandardQuestions.primaryKey(connection.getMetaData(), catalog, null, table);
  }

  @Override
  public List<ForeignKey> foreignKeys(Connection connection, RegisteredTables registered)
      throws SQLException {
    return Questions.ask(connection, FOREIGN_KEYS, Questions::foreignKey);
  }

  @Override
  public LexingMode lexingMode(Connection connection) throws SQLException {
    List<String> modes =
        Questions.ask(connection, LEXING, row -> row.getString(1)).stream()
            .flatMap(mode -> List.of(mode.split(",", -1)).stream())
            .toList();
    return new LexingMode(!modes.contains("NO_BACKSLASH_ESCAPES"), modes.contains("ANSI_QUOTES"));
  }
}
