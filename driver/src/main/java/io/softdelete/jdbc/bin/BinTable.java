package io.softdelete.jdbc.bin;

import io.softdelete.catalog.TablePolicy;
import io.softdelete.jdbc.schema.TableName;
import io.softdelete.jdbc.verb.GhostTable;
import io.softdelete.rewriter.Dialect;
import io.softdelete.rewriter.Session;
import io.softdelete.rewriter.StepSql;
import java.sql.SQLException;
import java.util.List;
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

  /** Keys may come as text; PostgreSQL doesn't compare it with anything else. */
  private String parameter(Session.Column column) {
    return dialect() == Dialect.POSTGRESQL ? "CAST(? AS " + column.type() + ")" : "?";
  }
}
