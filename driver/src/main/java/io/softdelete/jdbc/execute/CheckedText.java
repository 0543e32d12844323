package io.softdelete.jdbc.execute;

import io.softdelete.jdbc.schema.TableName;
import io.softdelete.rewriter.CheckedWrite;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.KeptEscapes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A write whose new references are checked: {@code foreign-keys: strict}. Immutable.
 *
 * @param write the write
 * @param sql what is sent
 * @param table the table that it writes
 * @param columns the columns that it tells, in their order
 * @param references the keys to check
 * @param wanted the generated keys that the application wants
 * @param rowKey on H2, which chooses generated keys itself: the columns by which the rows are found
 *     again; empty elsewhere
 * @param dialect the syntax
 */
record CheckedText(
    CheckedWrite write,
    String sql,
    TableName table,
    List<String> columns,
    List<CheckedReference> references,
    WantedKeys wanted,
    Optional<io.softdelete.rewriter.StepSql.Match> rowKey,
    Dialect dialect) {
  CheckedText {
    columns = List.copyOf(columns);
    references = List.copyOf(references);
  }

  /** The same write with JDBC's escapes left to MariaDB, as in a plain statement. */
  CheckedText unread() {
    String kept = dialect == Dialect.MARIADB ? KeptEscapes.in(sql) : sql;
    return kept.equals(sql)
        ? this
        : new CheckedText(write, kept, table, columns, references, wanted, rowKey, dialect);
  }

  /**
   * Prepares the write.
   *
   * @param preparation how the application would have it
   */
  PreparedStatement prepare(Connection connection, StepRunner.Preparation preparation)
      throws SQLException {
    return switch (write.told()) {
      // Its rows are read twice.
      case RETURNED, COMPARED ->
          connection.prepareStatement(
              sql, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
      case GENERATED ->
          rowKey.isPresent()
              ? preparation.prepare(connection, sql)
              : connection.prepareStatement(sql, names());
      case VARIABLE -> preparation.prepare(connection, sql);
    };
  }

  /** Whether it tells the references by RETURNING. */
  boolean returned() {
    return write.told() == CheckedWrite.Told.RETURNED || isCompared();
  }

  /** Whether it tells, behind the references, which of them are as they were. */
  boolean isCompared() {
    return write.told() == CheckedWrite.Told.COMPARED;
  }

  private String[] names() {
    List<String> names = new ArrayList<>();
    if (wanted instanceof WantedKeys.Names some) {
      names.addAll(some.names());
    }
    names.addAll(columns);
    return names.toArray(String[]::new);
  }
}
