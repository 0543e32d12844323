package io.softdelete.jdbc.bin;

import io.softdelete.catalog.Deletion;
import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.execute.SqlErrors;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.jdbc.verb.GhostTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import io.softdelete.rewriter.UnsupportedSql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A registered table of the live schema.
 *
 * @param bin the connection's
 * @param name the table
 * @param policy its policy
 */
public record BinTable(Bin bin, TableName name, TablePolicy policy) {
  /** The name as it is written into SQL. */
  public String sql() {
    return GhostTable.sql(name, dialect());
  }

  /** Whether its deleted rows are in an archive. */
  public boolean archived() {
    return policy.deletion() instanceof Deletion.Archive;
  }

  Dialect dialect() {
    return bin.schema().dialect();
  }

  /** Where the deleted rows are. */
  GhostTable ghosts(List<String> more) throws SQLException {
    return bin.ghosts().table(name, policy, more);
  }

  /**
   * The condition of a row by its key, with a parameter for each value.
   *
   * @param values how many values there are
   * @throws SQLException SD002 when the table has no key
   * @throws IllegalArgumentException when its key has another number of columns
   */
  public String keyCondition(int values) throws SQLException {
    List<String> key = ghosts(List.of()).liveKey();
    if (key.size() != values) {
      throw new IllegalArgumentException(
          "the key of %s is (%s): expected %d values, not %d"
              .formatted(name, String.join(", ", key), key.size(), values));
    }
    List<Session.Column> columns = bin.ghosts().columns(name);
    return key.stream()
        .map(
            column ->
                StepSql.quoted(dialect(), column)
                    + " = "
                    + parameter(
                        columns.stream()
                            .filter(each -> each.name().equals(column))
                            .findFirst()
                            .orElseThrow()))
        .collect(Collectors.joining(" AND "));
  }

  /**
   * What the audit table knows the row of a key by.
   *
   * @throws SQLException SD006 when it doesn't take the table's rows, the database's own when the
   *     values don't fit
   */
  public String recordId(List<Object> key) throws SQLException {
    List<String> names = ghosts(List.of()).liveKey();
    List<Session.Column> columns = bin.ghosts().columns(name);
    String values =
        names.stream()
            .map(
                column ->
                    columns.stream()
                            .filter(each -> each.name().equals(column))
                            .findFirst()
                            .map(this::typed)
                            .orElse("?")
                        + " AS "
                        + StepSql.quoted(dialect(), column))
            .collect(Collectors.joining(", "));
    try {
      String id =
          bin.schema().rewriter().recordId(name.schema(), name.table(), bin.schema().live());
      String query = "SELECT " + id + " FROM (SELECT " + values + ") AS k";
      try (PreparedStatement statement = bin.plain().prepareStatement(query)) {
        for (int i = 0; i < key.size(); i++) {
          statement.setObject(i + 1, key.get(i));
        }
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          return String.valueOf(result.getString(1));
        }
      }
    } catch (UnsupportedSql e) {
      throw SqlErrors.refusal(e);
    }
  }

  /** A value in the type of its column, so that it is written as a row's is. */
  private String typed(Session.Column column) {
    if (dialect() != Dialect.MARIADB) {
      return "CAST(? AS " + column.type() + ")";
    }
    return column.type().toLowerCase(Locale.ROOT).contains("int") ? "CAST(? AS SIGNED)" : "?";
  }

  /** Keys may come as text; PostgreSQL doesn't compare it with anything else. */
  private String parameter(Session.Column column) {
    return dialect() == Dialect.POSTGRESQL ? "CAST(? AS " + column.type() + ")" : "?";
  }
}
